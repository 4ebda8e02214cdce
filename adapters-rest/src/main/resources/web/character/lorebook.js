/* What a character's world knows, entry by entry, and the words that bring each one up. */
import { html, nothing } from 'lit-html';
import { prose } from '../shared/prose.js';
import { t } from '../text/index.js';

export function lorebook(book) {
  const entries = entriesOf(book);
  if (!entries.length) return nothing;
  return html`<section><h2>${t('lore.title')} <span class="soft small">${t('lore.count', { count: entries.length })}</span></h2>
    ${entries.map(entry)}</section>`;
}

// the card's own shape is a list; some tools write an object keyed by number
const entriesOf = (book) => Object.values(book?.entries ?? {}).filter((one) => one && typeof one === 'object');

const entry = (one) => {
  const keys = (one.keys ?? []).filter(Boolean);
  return html`<details class="text ${one.enabled === false ? 'off' : ''}">
    <summary>${one.name || one.comment || keys[0] || t('lore.unnamed')}
      <span class="tags">${one.constant ? html`<span class="tag">${t('lore.always')}</span>` : nothing}
        ${one.enabled === false ? html`<span class="tag">${t('lore.off')}</span>` : nothing}
        ${keys.slice(0, 6).map((key) => html`<span class="tag">${key}</span>`)}</span></summary>
    <div class="prose">${prose(String(one.content ?? ''))}</div></details>`;
};
