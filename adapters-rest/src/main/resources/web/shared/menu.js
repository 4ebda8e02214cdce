/* A small menu behind a button. Escape and a click elsewhere close it. */
import { html } from 'lit-html';
import { icons } from './icons.js';

/** As near, in pixels, as a menu comes to the edge of the window. */
const EDGE = 8;

/** `items` are {label, act, bad?}. */
export const menu = (label, items) => html`<details class="menu" @keydown=${escape} @toggle=${place}>
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

/** Above its button where there is room there alone, and never beyond the sides of the window. */
function place({ currentTarget: menu }) {
  const items = menu.querySelector('.items');
  menu.classList.remove('up');
  items.style.translate = '';
  if (!menu.open) return;
  const [button, { height, left, right }, around] = [menu, items, scroller(menu)].map((one) => one.getBoundingClientRect());
  const floor = Math.min(around.bottom, innerHeight - EDGE);
  menu.classList.toggle('up', button.bottom + height > floor && button.top - height > Math.max(around.top, 0));
  const aside = left < EDGE ? EDGE - left : Math.min(0, document.documentElement.clientWidth - EDGE - right);
  items.style.translate = aside ? `${aside}px` : '';
  items.scrollIntoView({ block: 'nearest' });
}

/** What cuts off whatever reaches beyond it. */
function scroller(element) {
  const up = element.parentElement;
  return !up || getComputedStyle(up).overflowY !== 'visible' ? up ?? element : scroller(up);
}

document.addEventListener('pointerdown', (event) => {
  for (const menu of document.querySelectorAll('details.menu[open]')) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});
