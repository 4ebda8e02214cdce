/* Short notices at the edge of the page, and what is said aloud to readers of the screen only. */
import { html } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { refresh } from './view.js';

const LASTS = 6_000;
const shown = [];
const spoken = [];

export function toast(text, kind = 'info') {
  const notice = { text, kind };
  shown.push(notice);
  setTimeout(() => {
    shown.splice(shown.indexOf(notice), 1);
    refresh();
  }, LASTS);
  refresh();
}

/** For the handler of an action: its failure is told in words. */
export async function telling(work) {
  try {
    return await work();
  } catch (problem) {
    toast(Object.values(problem.fields ?? {})[0] ?? problem.message, 'bad');
    return undefined;
  }
}

export function announce(text) {
  spoken.push({ text });
  if (spoken.length > 20) spoken.shift();
  refresh();
}

export const toasts = () => html`
  <div class="toasts" role="status">${repeat(shown, (one) => one,
    (one) => html`<p class="toast ${one.kind}">${one.text}</p>`)}</div>
  <div class="aside" aria-live="polite">${repeat(spoken, (one) => one, (one) => html`<p>${one.text}</p>`)}</div>`;
