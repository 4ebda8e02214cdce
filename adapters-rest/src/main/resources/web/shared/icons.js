/* Drawings of one line each, in the colour of the text around them. */
import { html, svg } from 'lit-html';

const icon = (drawing) => html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"
  fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round">${drawing}</svg>`;

export const icons = {
  back: icon(svg`<path d="M15 5l-7 7 7 7"/>`),
  next: icon(svg`<path d="M9 5l7 7-7 7"/>`),
  down: icon(svg`<path d="M12 5v14M6 13l6 6 6-6"/>`),
  send: icon(svg`<path d="M12 19V5M6 11l6-6 6 6"/>`),
  stop: icon(svg`<rect x="7" y="7" width="10" height="10" rx="2" fill="currentColor"/>`),
  again: icon(svg`<path d="M20 11a8 8 0 1 0-2.300 6M20 5v6h-6"/>`),
  more: icon(svg`<path d="M5 12h.01M12 12h.01M19 12h.01" stroke-width="3"/>`),
  onward: icon(svg`<path d="M5 7l6 5-6 5zM13 7l6 5-6 5z"/>`),
  tune: icon(svg`<path d="M4 8h8M18 8h2M4 16h2M12 16h8"/><circle cx="15" cy="8" r="2.500"/><circle cx="9" cy="16" r="2.500"/>`),
  close: icon(svg`<path d="M6 6l12 12M18 6L6 18"/>`),
  card: icon(svg`<path d="M12 16V5M7 9l5-5 5 5M5 15v3a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2v-3"/>`),
  people: icon(svg`<circle cx="9" cy="8" r="3.500"/><path d="M3 20c.5-4 3-6 6-6s5.500 2 6 6M16 5a3.500 3.500 0 0 1 0 6.500M18 14.500c1.800.9 2.800 2.700 3 5.500"/>`),
  talk: icon(svg`<path d="M4 6a2 2 0 0 1 2-2h12a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2h-7l-5 4v-4a2 2 0 0 1-2-2z"/>`),
  mask: icon(svg`<circle cx="12" cy="8" r="4"/><path d="M4 20c.8-4.500 4-6.500 8-6.500s7.200 2 8 6.500"/>`),
  layers: icon(svg`<path d="M12 4l9 5-9 5-9-5zM3.500 13.500L12 18.200l8.500-4.700"/>`),
  pen: icon(svg`<path d="M4 20l1-4L16 5l3 3L8 19z"/>`),
  search: icon(svg`<circle cx="11" cy="11" r="6.500"/><path d="M16 16l4.500 4.500"/>`),
  heart: icon(svg`<path d="M12 20C5 15 3.500 11.800 3.500 9A4.300 4.300 0 0 1 12 7.500 4.300 4.300 0 0 1 20.500 9c0 2.800-1.500 6-8.500 11z"/>`),
  star: icon(svg`<path d="M12 4l2.500 5.200 5.700.8-4.100 4 1 5.700-5.100-2.700-5.100 2.700 1-5.700-4.100-4 5.700-.8z"/>`),
  up: icon(svg`<path d="M6 14l6-6 6 6"/>`),
  lower: icon(svg`<path d="M6 10l6 6 6-6"/>`),
  fork: icon(svg`<circle cx="7" cy="5.500" r="2"/><circle cx="17" cy="5.500" r="2"/><circle cx="12" cy="18.500" r="2"/><path d="M7 7.500c0 4 5 3 5 9M17 7.500c0 4-5 3-5 9"/>`),
  flag: icon(svg`<path d="M6 21V4h11l-2.500 4L17 12H6"/>`),
  plus: icon(svg`<path d="M12 5v14M5 12h14"/>`),
  compass: icon(svg`<circle cx="12" cy="12" r="8.500"/><path d="M15.500 8.500l-2 5-5 2 2-5z"/>`),
  gear: icon(svg`<circle cx="12" cy="12" r="3"/><path d="M12 3.500v3M12 17.500v3M3.500 12h3M17.500 12h3M6 6l2.100 2.100M15.900 15.900L18 18M18 6l-2.100 2.100M8.100 15.900L6 18"/>`),
  folder: icon(svg`<path d="M3.500 18V6.500h6l2 2.500h9v9z"/>`),
  note: icon(svg`<path d="M6 4h12v10l-6 6H6zM12 20v-6h6"/>`),
};
