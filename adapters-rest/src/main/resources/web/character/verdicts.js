/* What became of each entry of a lorebook: which are in and by what, which are out and why. */
import { html, nothing } from 'lit-html';
import { t } from '../text/index.js';
import { placeOf, whyIn, whyOut } from './lore-words.js';

/** So many names stand under one reason; the rest are behind a fold. */
const NAMES_SHOWN = 12;
/** What is out as a matter of course comes last. */
const PLAIN = ['no_key', 'disabled', 'empty'];

/** `lore` is a list of verdicts; `where` says in words where the key of one was found. */
export function verdicts(lore, where) {
  const inside = lore.filter((one) => one.included);
  const outside = Map.groupBy(lore.filter((one) => !one.included), (one) => one.reason);
  return html`<div class="verdicts">
    ${inside.length ? html`<section><h3>${t('lore.comesIn', { count: inside.length })}</h3>
      <ul class="came">${inside.map((one) => row(one, where))}</ul></section>` : nothing}
    ${outside.size ? html`<section><h3>${t('lore.staysOut', { count: lore.length - inside.length })}</h3>
      <dl class="left">${[...outside].sort(([one], [other]) => PLAIN.indexOf(one) - PLAIN.indexOf(other)).map(group)}</dl></section>` : nothing}
  </div>`;
}

const row = (one, where) => html`<li>
  <span class="mark" aria-hidden="true">✓</span>
  <p><b>${nameOf(one)}</b> <span class="small">${whyIn(one, where)}</span></p>
  <p class="soft small">${placeOf(one.position)} · ${t('tokens', { count: one.tokens })}</p></li>`;

// most entries of a large book are out for the same few reasons, so each is said once
const group = ([reason, all]) => html`<div>
  <dt>${whyOut(reason)}</dt>
  <dd class="tags">${all.slice(0, NAMES_SHOWN).map(chip)}</dd>
  ${all.length > NAMES_SHOWN ? html`<dd><details class="small soft"><summary>${t('lore.moreNames', { count: all.length - NAMES_SHOWN })}</summary>
    <p class="tags">${all.slice(NAMES_SHOWN).map(chip)}</p></details></dd>` : nothing}</div>`;

const chip = (one) => html`<span class="tag">${nameOf(one)}${one.key ? html` <q>${one.key}</q>` : nothing}</span>`;

const nameOf = (one) => one.name || t('lore.numbered', { id: one.entry });
