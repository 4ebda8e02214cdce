/* Dropping cards: anywhere on the window, or chosen by hand; and the tray that tells how they fare. */
import { html, nothing } from 'lit-html';
import { icons } from '../shared/icons.js';
import { telling, toast } from '../shared/toast.js';
import { refresh } from '../shared/view.js';
import { t } from '../text/index.js';
import { batchRow } from './batch.js';
import { cardsIn, KINDS, mayBeCard } from './folder.js';
import { clearImports, importFiles, imports } from './imports.js';

/** A window full of elements enters and leaves many times; only the first and the last count. */
let over = 0;

const carriesFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes('Files');

function hover(by) {
  over = Math.max(0, over + by);
  refresh();
}

addEventListener('dragenter', (event) => carriesFiles(event) && hover(1));
addEventListener('dragleave', (event) => carriesFiles(event) && hover(-1));
addEventListener('dragover', (event) => carriesFiles(event) && event.preventDefault());
addEventListener('drop', (event) => {
  if (!carriesFiles(event)) return;
  over = 0;
  refresh();
  // a place on the page that takes files for itself has taken these
  if (event.defaultPrevented) return;
  event.preventDefault();
  const { files, items } = event.dataTransfer;
  // entries can be asked for only while the event lasts
  const entries = [...items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  if (entries.some((entry) => entry.isDirectory)) telling(async () => bringFolder(await cardsIn(entries)));
  else importFiles(files);
});
addEventListener('paste', (event) => event.clipboardData?.files.length && importFiles(event.clipboardData.files));

export const dropCurtain = () => over
  ? html`<div class="curtain" aria-hidden="true"><p>${icons.card}<span>${t('import.letGo')}</span></p></div>` : nothing;

/** The place that says so, and opens the chooser of files for those who do not drag. */
export const dropZone = (small) => html`
  <div class="dropping"><label class="drop ${small ? 'small' : ''}">
    <input class="aside" type="file" multiple accept=${KINDS.map((kind) => `.${kind}`).join()} @change=${choose}>
    ${icons.card}<span><b>${t('import.title')}</b> <span class="soft">${t('import.hint')}</span></span>
  </label>
  <input type="file" class="folder" webkitdirectory hidden @change=${chooseFolder}>
  <button type="button" @click=${(event) => event.currentTarget.previousElementSibling.click()}>${icons.folder}<span>${t('import.folder')}</span></button></div>`;

function chooseFolder(event) {
  bringFolder([...event.target.files].filter((file) => mayBeCard(file.name)));
  event.target.value = '';
}

/** Whoever brings a folder without a card is told so, for nothing else would happen. */
function bringFolder(files) {
  if (files.length) importFiles(files);
  else toast(t('import.noCards'), 'bad');
}

function choose(event) {
  importFiles([...event.target.files]);
  event.target.value = '';
}

export function importTray() {
  if (!imports.length) return nothing;
  const ended = imports.filter((one) => ['done', 'failed', 'stopped'].includes(one.state)).length;
  const single = imports.length > 1 || !imports[0].many;
  return html`<aside class="tray panel" aria-label=${t('import.tray')}>
    <header><b>${single ? t('import.progress', { ended, count: imports.length }) : t('import.tray')}</b>
      <button type="button" class="quiet round" aria-label=${t('form.close')} @click=${clearImports}>${icons.close}</button></header>
    ${single && ended < imports.length ? html`<progress max=${imports.length} value=${ended} aria-label=${t('import.tray')}></progress>` : nothing}
    <ul>${imports.map((one) => (one.many ? batchRow(one) : row(one)))}</ul>
  </aside>`;
}

const row = (one) => html`<li class=${one.state}>
  ${one.character ? html`<a href="#/characters/${one.character.id}">${one.character.name}</a> <span class="soft small">${one.name}</span>`
    : html`<span>${one.name}</span> <span class="soft small">${one.state === 'failed' ? nothing : t(`import.${one.state}`)}</span>`}
  ${one.problem ? html`<p class="fault">${one.problem}</p>` : nothing}
  ${one.warnings.length ? html`<details><summary>${t('import.warnings', { count: one.warnings.length })}</summary>
    <ul class="soft small">${one.warnings.map((warning) => html`<li>${warning.message}${warning.path ? html` <code>${warning.path}</code>` : nothing}</li>`)}</ul></details>` : nothing}
</li>`;
