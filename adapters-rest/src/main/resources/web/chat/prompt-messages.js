/* The messages as the model reads them, from first to last, to look at and to copy. */
import { html } from 'lit-html';
import { copy } from '../shared/clipboard.js';
import { t } from '../text/index.js';

export function promptMessages(messages) {
  if (!messages) return html`<p class="soft">${t('inspect.hiddenMessages')}</p>`;
  return html`<section class="raw">
    <div class="row between"><p class="soft small">${t('inspect.rawHint')}</p>
      <button type="button" class="small" @click=${() => copy(JSON.stringify(messages, null, 2))}>${t('inspect.copyAll')}</button></div>
    <ol>${messages.map((message, at) => html`<li>
      <div class="row between"><p class="small"><span class="soft">${at + 1}</span> <code>${message.role}</code></p>
        <button type="button" class="quiet small" aria-label=${t('inspect.copyOne', { number: at + 1 })}
          @click=${() => copy(message.content)}>${t('inspect.copy')}</button></div>
      <pre tabindex="0">${message.content}</pre></li>`)}</ol></section>`;
}
