/* Many cards at once: one request brings them, one job reads them, and the page watches how far it is. */
import { html, nothing } from 'lit-html';
import { post, send } from '../api.js';
import { announce, telling } from '../shared/toast.js';
import { refresh } from '../shared/view.js';
import { watch } from '../stream.js';
import { t } from '../text/index.js';
import { keepJob } from './kept-jobs.js';

/** So many failures stand in the tray before somebody asks for the rest. */
const FAILURES_SHOWN = 5;

/** What imports.js keeps of them: state is waiting | sending | reading | done | stopped | failed. */
export const batchOf = (files) => ({
  many: true, files, count: files.length, state: 'waiting', progress: 0, results: [], warnings: [],
  name: files.length === 1 ? files[0].name : t('import.many', { count: files.length }),
});

/** The same of a job that began before the page was opened. */
export const batchOfJob = ({ job, name, count }) => ({ ...batchOf([]), job, name, count, files: null, state: 'reading' });

/** `arrived` is called when there may be new characters. */
export async function bringInMany(one, arrived) {
  one.line = new AbortController();
  one.state = 'sending';
  refresh();
  await untilTheEnd(one, arrived, async () => {
    const form = new FormData();
    for (const file of one.files) form.append('files', file, file.webkitRelativePath || file.path || file.name);
    const answer = await send('POST', '/characters/import/batch', { form, signal: one.line.signal });
    Object.assign(one, { state: 'reading', job: (await answer.json()).id, files: null });
    keepJob({ job: one.job, user: one.user, name: one.name, count: one.count });
    refresh();
    await read(one);
  });
}

/** Goes on watching; a job that the server has forgotten is `gone`. */
export async function watchAgain(one, arrived) {
  one.line = new AbortController();
  await untilTheEnd(one, arrived, () => read(one));
}

async function untilTheEnd(one, arrived, work) {
  try {
    await work();
  } catch (problem) {
    if (one.line.signal.aborted) one.state = 'stopped';
    else if (problem.status === 404) one.state = 'gone';
    else Object.assign(one, { state: 'failed', problem: Object.values(problem.fields ?? {})[0] ?? problem.message });
  } finally {
    one.files = null; // the bytes are not needed any more
    if (one.state !== 'gone') announce(outcome(one));
    arrived();
    refresh();
  }
}

async function read(one) {
  for await (const { name, data } of watch(one.job, one.line.signal)) {
    if (name === 'error') throw new Error(data.message);
    if (name === 'lost') continue;
    Object.assign(one, { progress: data.progress, results: data.result?.files ?? one.results });
    if (name !== 'progress') one.state = name;
    refresh();
  }
}

/** Before the server has everything the way is cut; later its job is asked to stop, and tells when it did. */
const cancel = (one) => telling(async () => {
  if (one.state === 'sending') one.line.abort();
  else await post(`/jobs/${one.job}/cancel`);
});

const running = (one) => one.state === 'sending' || one.state === 'reading';
const failed = (one) => one.results.filter((file) => file.status === 'failed');

function outcome(one) {
  if (one.state === 'failed') return `${one.name}: ${one.problem}`;
  return t(one.state === 'stopped' ? 'import.stopped' : 'import.outcome',
    { came: one.results.length - failed(one).length, failed: failed(one).length });
}

export const batchRow = (one) => html`<li class="batch ${one.state}"><b>${one.name}</b>
  ${running(one) ? html`
    <progress max="100" value=${one.state === 'reading' ? one.progress : nothing} aria-label=${one.name}></progress>
    <p class="row between small soft"><span>${one.state === 'sending' ? t('import.sending') : t('import.percent', one)}</span>
      <button type="button" class="small" @click=${() => cancel(one)}>${t('form.cancel')}</button></p>`
    : one.state === 'waiting' ? html`<span class="soft small">${t('import.waiting')}</span>`
      : html`<p class=${one.state === 'failed' ? 'fault' : 'small'}>${one.state === 'failed' ? one.problem : outcome(one)}</p>`}
  ${failures(failed(one))}</li>`;

function failures(all) {
  if (!all.length) return nothing;
  const line = (file) => html`<li><b>${file.file}</b> <span class="fault">${file.error?.message}</span></li>`;
  return html`<ul class="failures small">${all.slice(0, FAILURES_SHOWN).map(line)}</ul>
    ${all.length > FAILURES_SHOWN ? html`<details><summary>${t('import.moreFailures', { count: all.length - FAILURES_SHOWN })}</summary>
      <ul class="failures small">${all.slice(FAILURES_SHOWN).map(line)}</ul></details>` : nothing}`;
}
