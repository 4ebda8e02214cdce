/* Somebody else, or another window, was quicker: what they wrote, and whose words shall stand. */
import { html } from 'lit-html';
import { dialog } from '../shared/dialog.js';
import { t, told } from '../text/index.js';

/** Answers 'overwrite', 'theirs', or nothing. `mine` is what was to be sent, `before` what it was written over. */
export function conflict(mine, before, theirs) {
  const differing = Object.keys(mine).filter((name) => name in theirs && !same(theirs[name], before[name]));
  return dialog({
    title: t('conflict.title'),
    wide: true,
    content: (close) => html`<p>${t('conflict.text')}</p>
      ${differing.length ? html`<ul class="differing">${differing.map((name) => html`<li><details class="text"><summary>${told(`character.${name}`, name)}</summary>
        <div class="prose plainly">${worded(theirs[name])}</div></details></li>`)}</ul>` : html`<p class="soft">${t('conflict.elsewhere')}</p>`}
      <div class="actions end"><button type="button" @click=${() => close()}>${t('form.cancel')}</button>
        <button type="button" @click=${() => close('theirs')}>${t('conflict.theirs')}</button>
        <button type="button" class="primary bad" @click=${() => close('overwrite')}>${t('conflict.overwrite')}</button></div>`,
  });
}

const same = (one, other) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

function worded(value) {
  if (value === null) return t('conflict.empty');
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value.join('\n\n') || t('conflict.empty');
  return typeof value === 'object' ? JSON.stringify(value, null, 2) : String(value);
}
