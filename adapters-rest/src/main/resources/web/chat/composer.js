/* Where one writes. Enter sends, Shift+Enter makes a line, Escape stops; unsent words survive a reload. */
import { html } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { ref } from 'lit-html/directives/ref.js';
import { icons } from '../shared/icons.js';
import { t } from '../text/index.js';

/** As the server takes it, in code points. */
const LIMIT = 10_000;

export function composer(conversation, { send, stop, inspect }) {
  const { unsent } = conversation;
  const write = (value) => unsent.write(value);
  let box = null;

  function submit(event) {
    event?.preventDefault();
    const content = unsent.text;
    if (!content.trim() || conversation.turn || [...content].length > LIMIT) return;
    box?.focus();
    send(content);
  }

  function key(event) {
    // while a Korean syllable is being composed, Enter belongs to the input method
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === 'Enter' && !event.shiftKey) submit(event);
  }

  const button = () => conversation.turn
    ? html`<button type="button" class="primary round stop" aria-label=${t('chat.stop')} title=${t('chat.stop')} @click=${stop}>${icons.stop}</button>`
    : html`<button type="submit" class="primary round" aria-label=${t('chat.send')} title=${t('chat.send')} ?disabled=${!unsent.text.trim()}>${icons.send}</button>`;

  return {
    draft: () => unsent.text,
    write,
    focus: () => box?.focus({ preventScroll: true }),
    render: () => html`<form class="composer" @submit=${submit}>
      <div class="box">
        <button type="button" class="quiet round" aria-label=${t('inspect.open')} title=${t('inspect.open')} @click=${inspect}>${icons.layers}</button>
        <textarea rows="1" name="content" aria-label=${t('chat.write')} aria-describedby="composer-hint" enterkeyhint="send"
          placeholder=${t('chat.write')} .value=${live(unsent.text)} @input=${(event) => write(event.target.value)} @keydown=${key}
          ${ref((element) => { box = element ?? null; })}></textarea>
        ${button()}
      </div>
      <p class="hint small" id="composer-hint">${[...unsent.text].length > LIMIT ? html`<span class="fault">${t('chat.tooLong', { limit: LIMIT })}</span>`
        : conversation.turn ? t('chat.hintStop') : t('chat.hintSend')}</p></form>`,
  };
}
