/* Taking a character along as a file: what the file cannot hold is told before. */
import { html } from 'lit-html';
import { get, send } from '../api.js';
import { dialog } from '../shared/dialog.js';
import { download } from '../shared/download.js';
import { telling } from '../shared/toast.js';
import { t } from '../text/index.js';

const FORMATS = [['png', 'PNG'], ['json', 'JSON (V2)'], ['json_v3', 'JSON (V3)'], ['charx', 'CHARX']];

export const exportButtons = (character) => html`<div class="actions" role="group" aria-label=${t('character.takeAlong')}>
  ${FORMATS.map(([format, label]) => html`<button type="button" @click=${() => telling(() => take(character, format, label))}>${label}</button>`)}
</div>`;

async function take(character, format, label) {
  const { losses } = await get(`/characters/${character.id}/export/report`, { format });
  if (!losses.length || await accepted(losses, label)) await save(character, format);
}

/** Whether somebody wants the file all the same. */
const accepted = (losses, label) => dialog({
  title: t('export.losses', { label }),
  content: (close) => html`<p>${t('export.lossesText')}</p>
    <ul class="losses" tabindex="0">${losses.map(({ field, reason }) => html`<li><code>${field}</code> <span class="soft">${reason}</span></li>`)}</ul>
    <div class="actions end">
      <button type="button" @click=${() => close(false)}>${t('form.cancel')}</button>
      <button type="button" class="primary" @click=${() => close(true)}>${t('export.anyway')}</button>
    </div>`,
});

async function save(character, format) {
  const response = await send('GET', `/characters/${character.id}/export?format=${format}`, { headers: { Accept: '*/*' } });
  await download(response, `${character.name}.${format.replace(/_.*/, '')}`);
}
