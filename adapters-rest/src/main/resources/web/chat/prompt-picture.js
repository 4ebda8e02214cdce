/* The window of the model as a picture: what fills it, kind by kind, and the room that is free. */
import { html, nothing, svg } from 'lit-html';
import { styleMap } from 'lit-html/directives/style-map.js';
import { number, t } from '../text/index.js';
import { kindOf } from './prompt-words.js';

/** Below this share the filled part of the window is drawn once more, enlarged. */
const TOO_SMALL = 0.6;

export function promptPicture({ model, context_tokens: context, total_tokens: total, shared_prefix_tokens: shared, parts }) {
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
    ${shared ? html`<div class="shared" aria-hidden="true"><i style=${wide(Math.min(shared, total), enlarged ? total : size)}></i></div>` : nothing}
    ${legend(runs, total, context)}
    <p class="soft small">${t(shared ? 'picture.shared' : 'picture.unshared', { shared, share: percent(shared, total) })}
      ${context && total > context ? html`<span class="fault">${t('picture.over')}</span>` : nothing}</p>
  </figure>`;
}

const wide = (tokens, of) => styleMap({ width: `${(100 * tokens) / of}%` });
const percent = (tokens, of) => `${of ? Math.round((100 * tokens) / of) : 0} %`;

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
