/* Writing a lorebook: entries come, go and change places, and a few words show at once what they would call. */
import { html, nothing } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { live } from 'lit-html/directives/live.js';
import { icons } from '../shared/icons.js';
import { focusSoon, refresh } from '../shared/view.js';
import { t } from '../text/index.js';
import { titleOf } from './lore-words.js';
import { trial } from './trial.js';

/** So many entries stand on the page before somebody asks for all of them. */
const SHOWN = 40;

/** `changed` hears of every change; a book that nobody touched is not sent, so that it stays to the letter. */
export function loreEditor(lorebook, characterId, changed) {
  const book = structuredClone(lorebook ?? {});
  // the card's own shape is a list; some tools write an object keyed by number
  book.entries = Object.values(book.entries ?? {}).filter((one) => one && typeof one === 'object');
  const trying = trial(book, characterId);
  // keys as they are being typed: a comma at the end is no key yet, and must not go away
  const typed = new WeakMap();
  let touched = false;
  let shown = SHOWN;
  let newest = null;

  function touch() {
    touched = true;
    changed();
    trying.again();
    refresh();
  }

  const set = (one, name, value) => {
    one[name] = value;
    touch();
  };

  function add() {
    const last = Math.max(0, ...book.entries.map((one) => Number(one.insertion_order) || 0));
    newest = { keys: [], content: '', extensions: {}, enabled: true, insertion_order: last + 1 };
    book.entries.push(newest);
    shown = Math.max(shown, book.entries.length);
    touch();
    focusSoon('.lore-editor .entries > li:last-child input');
  }

  function drop(one) {
    book.entries.splice(book.entries.indexOf(one), 1);
    touch();
  }

  /** The order belongs to the place: who moves up takes the one of whom they pass. */
  function move(one, by) {
    const at = book.entries.indexOf(one);
    const other = book.entries[at + by];
    [one.insertion_order, other.insertion_order] = [other.insertion_order, one.insertion_order];
    [book.entries[at], book.entries[at + by]] = [other, one];
    touch();
  }

  const check = (one, name, on, label) => html`<label class="check"><input type="checkbox" .checked=${live(on)}
    @change=${(event) => set(one, name, event.target.checked)}> ${label}</label>`;

  const keys = (one, name, label, hint) => html`<label class="field"><b>${label}</b>
    <input type="text" autocomplete="off" .value=${typed.get(one)?.[name] ?? (Array.isArray(one[name]) ? one[name] : []).join(', ')} placeholder=${hint}
      @input=${(event) => keep(one, name, event.target.value)}></label>`;

  function keep(one, name, text) {
    typed.set(one, { ...typed.get(one), [name]: text });
    // a comma inside of a pattern such as /a{1,2}/ belongs to it
    one[name] = text.match(/\s*\/(?:\\.|[^/\\])+\/[a-z]*(?=\s*(?:,|$))|[^,]+/g)?.map((key) => key.trim()).filter(Boolean) ?? [];
    if (name === 'secondary_keys') one.selective = one.secondary_keys.length > 0;
    touch();
  }

  const fields = (one) => html`<div class="inside">
    <label class="field"><b>${t('character.name')}</b><input type="text" autocomplete="off" .value=${one.name ?? one.comment ?? ''}
      @input=${(event) => set(one, 'name', event.target.value)}></label>
    ${keys(one, 'keys', t('lore.keys'), t('lore.keysHint'))}
    ${keys(one, 'secondary_keys', t('lore.secondary'), t('lore.secondaryHint'))}
    <label class="field"><b>${t('lore.content')}</b><textarea rows="4" .value=${one.content ?? ''}
      @input=${(event) => set(one, 'content', event.target.value)}></textarea></label>
    <div class="actions">${check(one, 'enabled', one.enabled !== false, t('lore.enabled'))}
      ${check(one, 'constant', one.constant === true, t('lore.alwaysIn'))}
      <button type="button" class="small bad" @click=${() => drop(one)}>${t('lore.drop')}</button></div></div>`;

  const row = (one, at) => {
    const verdict = trying.verdictOf(at);
    return html`<li class="row"><details class="text ${one.enabled === false ? 'off' : ''} ${verdict?.included ? 'called' : ''}" ?open=${one === newest}>
      <summary><b>${titleOf(one)}</b> ${verdict?.included ? html`<span class="tag came-in">✓ ${t('lore.wouldCome')}</span>` : nothing}</summary>${fields(one)}</details>
      <span class="moves">
        <button type="button" class="quiet round" ?disabled=${at === 0} aria-label=${t('lore.up', { name: titleOf(one) })} @click=${() => move(one, -1)}>${icons.up}</button>
        <button type="button" class="quiet round" ?disabled=${at === book.entries.length - 1} aria-label=${t('lore.down', { name: titleOf(one) })} @click=${() => move(one, 1)}>${icons.lower}</button></span></li>`;
  };

  const showAll = () => {
    shown = book.entries.length;
    refresh();
  };

  return {
    sent: () => (touched ? { lorebook: book } : {}),
    render: () => html`<section class="lore-editor" aria-labelledby="lore-edit-title">
      <h2 id="lore-edit-title">${t('lore.title')} <span class="soft small">${t('lore.count', { count: book.entries.length })}</span></h2>
      <p class="soft small">${t('lore.about')}</p>
      ${book.entries.length ? trying.render() : nothing}
      <ul class="entries">${repeat(book.entries.slice(0, shown), (one) => one, row)}</ul>
      ${shown < book.entries.length ? html`<p class="center"><button type="button" @click=${showAll}>${t('lore.showAll', { count: book.entries.length })}</button></p>` : nothing}
      <p><button type="button" @click=${add}>${icons.plus}<span>${t('lore.add')}</span></button></p></section>`,
  };
}
