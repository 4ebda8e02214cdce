/* A face: the picture, or the first letter on a colour that belongs to the name. */
import { html } from 'lit-html';
import { styleMap } from 'lit-html/directives/style-map.js';

export function avatar(name, url, size = '') {
  // the name always stands beside it, so a reader of the screen need not hear it twice
  return html`<span class="avatar ${size}" style=${styleMap({ '--hue': hue(name) })} aria-hidden="true">
    ${url ? html`<img src=${url} alt="" loading="lazy" decoding="async">` : first(name)}</span>`;
}

const first = (name) => [...(name ?? '').trim()][0]?.toUpperCase() ?? '·';

function hue(name = '') {
  let sum = 7;
  for (const letter of name ?? '') sum = (sum * 31 + letter.codePointAt(0)) % 360;
  return sum;
}
