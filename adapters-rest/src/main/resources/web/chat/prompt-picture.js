/* The window of the model as a picture: what fills it, kind by kind, and the room that is free. */
import { html, nothing, svg } from 'lit-html';
import { styleMap } from 'lit-html/directives/style-map.js';
import { number, t } from '../text/index.js';
import { kindOf } from './prompt-words.js';

/** Below this share the filled part of the window is drawn once more, enlarged. */
const TOO_SMALL = 0.6;

/** `shared_prefix_tokens` may be absent: what was sent long ago shares nothing with a cache. */
export function promptPicture({ model, context_tokens: context, total_tokens: total, shared_prefix_tokens: prefix, parts }) {
  // a text is a token more or less than its pieces
  const shared = prefix === undefined ? undefined : Math.min(prefix, total);
  const runs = runsOf(parts, total);
  const size = Math.max(context || total, total);
  const enlarged = total < size * TOO_SMALL;
  return html`<figure class="window">
    <figcaption><b>${model}</b>
      <span role="status">${context ? t('picture.filled', { total, context, share: percent(total, context) }) : t('tokens', { count: total })}</span></figcaption>
    <div class="bar" role="img" aria-label=${t('picture.label')}>
      ${enlarged ? html`<i class="used" style=${wide(total, size)}></i>` : runs.map((run) => segment(run, size))}
      ${size > total ? html`<i class="free" style=${wide(size - total, size)}></i>` : nothing}
    </div>
    ${enlarged ? html`<svg class="lens" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">${svg`<path d=${`M0 0H${(100 * total) / size}L100 10H0Z`}/>`}</svg>
      <div class="bar" aria-hidden="true">${runs.map((run) => segment(run, total))}</div>` : nothing}
    ${shared ? html`<div class="shared" aria-hidden="true"><i style=${wide(shared, enlarged ? total : size)}></i></div>` : nothing}
    ${legend(runs, total, context)}
    ${shared === undefined ? nothing : html`<p class="soft small">${t(shared ? 'picture.shared' : 'picture.unshared', { shared, share: percent(shared, total) })}</p>`}
    ${context && total > context ? html`<p class="fault">${t('picture.over')}</p>` : nothing}
  </figure>`;
}

const wide = (tokens, of) => styleMap({ width: `${(100 * tokens) / of}%` });

function percent(tokens, of) {
  const share = of ? Math.round((100 * tokens) / of) : 0;
  return share === 0 && tokens > 0 ? '<1 %' : `${share} %`;
}

const segment = (run, of) => html`<i class="kind ${run.kind}" style=${wide(run.tokens, of)}
  title=${`${t(`kind.${run.kind}`)}: ${t('tokens', { count: run.tokens })}`}></i>`;

/** What is in, in the order in which it stands; neighbours of one kind are one. */
function runsOf(parts, total) {
  const runs = [];
  for (const { source, tokens, included } of parts) {
    if (!included || !tokens) continue;
    const kind = kindOf(source);
    if (runs.at(-1)?.kind === kind) runs.at(-1).tokens += tokens;
    else runs.push({ kind, tokens });
  }
  // a message costs a little more than its words
  const rest = total - runs.reduce((sum, run) => sum + run.tokens, 0);
  if (rest > 0) runs.push({ kind: 'frame', tokens: rest });
  return runs;
}

function legend(runs, total, context) {
  const sums = new Map();
  for (const { kind, tokens } of runs) sums.set(kind, (sums.get(kind) ?? 0) + tokens);
  return html`<ul class="legend">
    ${[...sums].map(([kind, tokens]) => line(html`<i class="kind ${kind}"></i>`, t(`kind.${kind}`), tokens, percent(tokens, total)))}
    ${context > total ? line(html`<i class="free"></i>`, t('kind.free'), context - total, '') : nothing}</ul>`;
}

const line = (swatch, name, tokens, share) => html`<li>${swatch}<span>${name}</span><b>${number(tokens)}</b><span class="soft">${share}</span></li>`;
