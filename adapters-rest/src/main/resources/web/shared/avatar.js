/* A face: the picture, or the first letter on a colour that belongs to the name. */
import { html, nothing } from 'lit-html';
import { styleMap } from 'lit-html/directives/style-map.js';

/** `small` is the same picture for a small place; a browser takes whichever is enough. */
export function avatar(name, url, size = '', small = null) {
  // the name always stands beside it, so a reader of the screen need not hear it twice
  return html`<span class="avatar ${size}" style=${styleMap({ '--hue': hue(name) })} aria-hidden="true">
    ${!url ? first(name) : html`<img loading="lazy" decoding="async" alt="" sizes=${small ? '13rem' : nothing}
      srcset=${small ? `${small} 160w, ${url} 512w` : nothing} src=${url}>`}</span>`;
}

const first = (name) => [...(name ?? '').trim()][0]?.toUpperCase() ?? '·';

function hue(name = '') {
  let sum = 7;
  for (const letter of name ?? '') sum = (sum * 31 + letter.codePointAt(0)) % 360;
  return sum;
}
