/* The parts of a prompt in the order in which they stand, each with its text; then what stayed out. */
import { html, nothing } from 'lit-html';
import { t } from '../text/index.js';
import { kindOf, nameOf, reasonOf } from './prompt-words.js';

export function promptParts(parts) {
  const out = parts.filter((one) => !one.included);
  const empty = out.filter((one) => one.reason === 'empty');
  const left = out.filter((one) => one.reason !== 'empty');
  return html`
    <section class="parts"><h3>${t('inspect.in')}</h3>
      <ul>${grouped(parts.filter((one) => one.included)).map((group) => html`<li>${group.length > 1 ? several(group) : single(group[0])}</li>`)}</ul></section>
    <section class="parts"><h3>${t('inspect.out')}</h3>
      ${out.length ? nothing : html`<p class="soft small">${t('inspect.nothingOut')}</p>`}
      ${left.length ? html`<ul>${left.map((part) => html`<li>${single(part)}</li>`)}</ul>` : nothing}
      ${empty.length ? html`<p class="small">${t('inspect.empty')}</p>
        <p class="tags">${[...new Set(empty.map((one) => one.source))].map((source) => html`<span class="tag">${nameOf(source)}</span>`)}</p>` : nothing}
    </section>`;
}

/** Neighbours from one source stand together: a history is one thing with many messages. */
function grouped(parts) {
  const groups = [];
  for (const part of parts) {
    if (groups.at(-1)?.[0].source === part.source) groups.at(-1).push(part);
    else groups.push([part]);
  }
  return groups;
}

const head = (source, tokens, beside) => html`<summary><i class="kind ${kindOf(source)}" aria-hidden="true"></i>
  <span class="words"><b>${nameOf(source)}</b> <span class="soft small">${beside}</span></span>
  <span class="soft small">${t('tokens', { count: tokens })}</span></summary>`;

const single = (part) => html`<details class="text part">
  ${head(part.source, part.tokens, reasonOf(part))}
  <p class="soft small">${t('inspect.role')} <code>${part.role}</code></p>${words(part)}</details>`;

const several = (group) => html`<details class="text part">
  ${head(group[0].source, group.reduce((sum, one) => sum + one.tokens, 0), t('inspect.pieces', { count: group.length }))}
  <ol class="pieces">${group.map((part) => html`<li>
    <p class="soft small"><code>${part.role}</code> ${t('tokens', { count: part.tokens })} · ${reasonOf(part)}</p>${words(part)}</li>`)}</ol></details>`;

const words = (part) => (part.content === null ? html`<p class="soft hidden-words">${t('inspect.hidden')}</p>`
  : html`<pre tabindex="0">${part.content}</pre>`);
