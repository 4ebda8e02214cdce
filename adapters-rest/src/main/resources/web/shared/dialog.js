/* One dialog at a time, on the browser's own: it keeps the focus inside and closes on Escape. */
import { html } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';
import { t } from '../text/index.js';
import { icons } from './icons.js';
import { refresh } from './view.js';

let open = null;

/** Shows a dialog; `content` draws its inside and gets a function that closes it with an answer. */
export function dialog({ title, content, side = false, wide = false }) {
  open?.answer(undefined);
  const from = document.activeElement;
  return new Promise((resolve) => {
    const answer = (value) => {
      if (open?.answer !== answer) return;
      open = null;
      resolve(value);
      refresh();
      // while it stands open nothing behind it takes the focus
      document.querySelector('dialog[open]')?.close();
      from?.focus?.();
    };
    open = { title, content, look: `${side ? 'side' : ''} ${wide ? 'wide' : ''}`, answer };
    refresh();
  });
}

/** Whether somebody said yes. */
export function confirmed({ title, text, action }) {
  return dialog({
    title,
    content: (close) => html`<p>${text}</p>
      <div class="actions end">
        <button type="button" @click=${() => close(false)}>${t('form.cancel')}</button>
        <button type="button" class="primary bad" @click=${() => close(true)}>${action}</button>
      </div>`,
  });
}

export const closeDialog = () => open?.answer(undefined);

/** `notices` stand inside an open dialog: what lies behind it is neither seen nor read aloud. */
export function dialogs(notices) {
  if (!open) return notices;
  const { title, content, look, answer } = open;
  return html`<dialog class=${look} aria-labelledby="dialog-title" ${ref(modal)}
    @close=${() => answer(undefined)} @click=${(event) => event.target.localName === 'dialog' && answer(undefined)}>
    <div class="inside">
      <header><h2 id="dialog-title">${title}</h2>
        <button type="button" class="quiet round" aria-label=${t('form.close')} @click=${() => answer(undefined)}>${icons.close}</button>
      </header>
      ${content(answer)}
    </div>${notices}</dialog>`;
}

// shown once it stands in the document, which is a moment after it was drawn
function modal(element) {
  if (element) queueMicrotask(() => element.isConnected && !element.open && element.showModal());
}
