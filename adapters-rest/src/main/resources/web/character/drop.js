/* Dropping cards: anywhere on the window, or chosen by hand; and the tray that tells how they fare. */
import { html, nothing } from 'lit-html';
import { icons } from '../shared/icons.js';
import { refresh } from '../shared/view.js';
import { t } from '../text/index.js';
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
  event.preventDefault();
  over = 0;
  importFiles(event.dataTransfer.files);
});
addEventListener('paste', (event) => event.clipboardData?.files.length && importFiles(event.clipboardData.files));

export const dropCurtain = () => over
  ? html`<div class="curtain" aria-hidden="true"><p>${icons.card}<span>${t('import.letGo')}</span></p></div>` : nothing;

/** The place that says so, and opens the chooser of files for those who do not drag. */
export const dropZone = (small) => html`
  <label class="drop ${small ? 'small' : ''}">
    <input class="aside" type="file" multiple accept=".png,.apng,.json,.charx,.jpg,.jpeg,.yaml,.yml" @change=${choose}>
    ${icons.card}<span><b>${t('import.title')}</b> <span class="soft">${t('import.hint')}</span></span>
  </label>`;

function choose(event) {
  importFiles([...event.target.files]);
  event.target.value = '';
}

export function importTray() {
  if (!imports.length) return nothing;
  const ended = imports.filter((one) => one.state === 'done' || one.state === 'failed').length;
  return html`<aside class="tray panel" aria-label=${t('import.tray')}>
    <header><b>${t('import.progress', { ended, count: imports.length })}</b>
      <button type="button" class="quiet round" aria-label=${t('form.close')} @click=${clearImports}>${icons.close}</button></header>
    ${ended < imports.length ? html`<progress max=${imports.length} value=${ended} aria-label=${t('import.tray')}></progress>` : nothing}
    <ul>${imports.map(row)}</ul>
  </aside>`;
}

const row = (one) => html`<li class=${one.state}>
  ${one.character ? html`<a href="#/characters/${one.character.id}">${one.character.name}</a> <span class="soft small">${one.name}</span>`
    : html`<span>${one.name}</span> <span class="soft small">${one.state === 'failed' ? nothing : t(`import.${one.state}`)}</span>`}
  ${one.problem ? html`<p class="fault">${one.problem}</p>` : nothing}
  ${one.warnings.length ? html`<details><summary>${t('import.warnings', { count: one.warnings.length })}</summary>
    <ul class="soft small">${one.warnings.map((warning) => html`<li>${warning.message}${warning.path ? html` <code>${warning.path}</code>` : nothing}</li>`)}</ul></details>` : nothing}
</li>`;
