/* What stands where a room would be that is not there: why, and a way on. */
import { html } from 'lit-html';

export const missing = (problem, href, label) => html`<section class="narrow">
  <p class="notice bad" role="alert">${problem}</p><p><a class="button" href=${href}>${label}</a></p></section>`;
