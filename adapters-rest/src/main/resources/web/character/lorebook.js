/* What a character's world knows, entry by entry, and the words that bring each one up. */
import { html, nothing } from 'lit-html';
import { prose } from '../shared/prose.js';
import { refresh } from '../shared/view.js';
import { t } from '../text/index.js';
import { placeAsked, placeOf, titleOf } from './lore-words.js';
import { trial } from './trial.js';

/** So many keys stand on a closed entry. */
const KEYS_SHOWN = 6;
/** So many entries stand on the page before somebody asks for all of them. */
const ENTRIES_SHOWN = 40;
/** SillyTavern's numbers for what is asked of the secondary keys. */
const LOGIC = ['any', 'notAll', 'none', 'all'];

export function lorebook({ id, lorebook: book }) {
  const entries = entriesOf(book);
  if (!entries.length) return () => nothing;
  const trying = trial({ ...book, entries }, id);
  let shown = ENTRIES_SHOWN;

  const showAll = () => {
    shown = entries.length;
    refresh();
  };

  return () => html`<section class="lorebook" aria-labelledby="lore-title">
    <h2 id="lore-title">${t('lore.title')} <span class="soft small">${t('lore.count', { count: entries.length })}</span></h2>
    ${habits(book)}
    ${trying.render()}
    <ul class="entries">${entries.slice(0, shown).map((one, index) => html`<li>${entry(one, trying.verdictOf(index))}</li>`)}</ul>
    ${shown < entries.length ? html`<p class="center"><button type="button" @click=${showAll}>${t('lore.showAll', { count: entries.length })}</button></p>` : nothing}</section>`;
}

// the card's own shape is a list; some tools write an object keyed by number
const entriesOf = (book) => Object.values(book?.entries ?? {}).filter((one) => one && typeof one === 'object');

/** How the book as a whole is read, where it says so. */
function habits(book) {
  const said = [
    Number.isInteger(book.scan_depth) && t('lore.scanDepth', { count: book.scan_depth }),
    Number.isInteger(book.token_budget) && t('lore.budget', { count: book.token_budget }),
    book.recursive_scanning === true && t('lore.recursive'),
  ].filter(Boolean);
  return said.length ? html`<p class="soft small">${said.join(' · ')}</p>` : nothing;
}

const textsOf = (list) => (Array.isArray(list) ? list.filter((one) => typeof one === 'string' && one !== '') : []);

function entry(one, verdict) {
  const keys = textsOf(one.keys);
  return html`<details class="text ${one.enabled === false ? 'off' : ''} ${verdict?.included ? 'called' : ''}">
    <summary><b>${titleOf(one, keys[0])}</b>
      <span class="tags">
        ${verdict?.included ? html`<span class="tag came-in">✓ ${t('lore.wouldCome')}</span>` : nothing}
        ${one.constant ? html`<span class="tag strong">${t('lore.always')}</span>` : nothing}
        ${one.enabled === false ? html`<span class="tag strong">${t('lore.off')}</span>` : nothing}
        ${keys.slice(0, KEYS_SHOWN).map(chip)}
        ${keys.length > KEYS_SHOWN ? html`<span class="soft small">${t('lore.moreKeys', { count: keys.length - KEYS_SHOWN })}</span>` : nothing}
      </span></summary>
    ${inside(one, keys)}</details>`;
}

const chip = (key) => html`<span class="tag">${key}</span>`;

function inside(one, keys) {
  const { decorators, content } = parted(String(one.content ?? ''));
  const secondary = one.selective ? textsOf(one.secondary_keys) : [];
  const chance = one.extensions?.useProbability !== false && one.extensions?.probability;
  return html`<dl class="facts">
      ${keys.length ? fact(t('lore.keys'), keys.map(chip)) : nothing}
      ${secondary.length ? fact(t(`lore.logic.${LOGIC[one.extensions?.selectiveLogic] ?? 'any'}`), secondary.map(chip)) : nothing}
      ${fact(t('lore.position'), placeOf(placeAsked(one, decorators)))}
      ${Number.isInteger(one.insertion_order) ? fact(t('lore.order'), one.insertion_order) : nothing}
      ${Number.isFinite(chance) && chance < 100 ? fact(t('lore.chance'), `${chance} %`) : nothing}
      ${decorators.length ? fact(t('lore.decorators'), decorators.map((line) => html`<code>${line}</code>`)) : nothing}
    </dl>
    <div class="prose">${content.trim() ? prose(content) : html`<p class="soft">${t('lore.nothingInside')}</p>`}</div>`;
}

const fact = (name, value) => html`<div><dt>${name}</dt><dd class="tags">${value}</dd></div>`;

/** Decorators are the lines at the beginning that start with @@. */
function parted(text) {
  const lines = text.split(/\r\n?|\n/);
  const first = lines.findIndex((line) => line.trim() !== '' && !line.trimStart().startsWith('@@'));
  const head = lines.slice(0, first < 0 ? lines.length : first);
  return { decorators: head.map((line) => line.trim()).filter(Boolean), content: lines.slice(head.length).join('\n') };
}
