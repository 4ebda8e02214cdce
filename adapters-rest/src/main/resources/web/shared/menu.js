/* A small menu behind a button. Escape and a click elsewhere close it. */
import { html } from 'lit-html';
import { icons } from './icons.js';

/** `items` are {label, act, bad?}. */
export const menu = (label, items) => html`<details class="menu" @keydown=${escape} @toggle=${turnUp}>
  <summary class="quiet round" aria-label=${label} title=${label}>${icons.more}</summary>
  <div class="items">${items.map((item) => html`<button type="button" class=${item.bad ? 'bad' : ''}
    @click=${(event) => { close(event); item.act(); }}>${item.label}</button>`)}</div>
</details>`;

/** The focus goes back to the button, where a dialog that is opened now will return it to. */
function close(event) {
  const menu = event.target.closest('details');
  menu.open = false;
  menu.querySelector('summary').focus();
}

function escape(event) {
  if (event.key !== 'Escape' || !event.currentTarget.open) return;
  event.stopPropagation();
  event.currentTarget.open = false;
  event.currentTarget.querySelector('summary').focus();
}

/** Near the lower edge there is more room above. */
function turnUp(event) {
  const menu = event.currentTarget;
  menu.classList.toggle('up', menu.open && menu.getBoundingClientRect().bottom > innerHeight - 260);
}

document.addEventListener('pointerdown', (event) => {
  for (const menu of document.querySelectorAll('details.menu[open]')) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});
