/* Cards on their way in: one alone, or many at once, each with what became of it. */
import { send } from '../api.js';
import { session } from '../account/session.js';
import { announce } from '../shared/toast.js';
import { refresh } from '../shared/view.js';
import { t } from '../text/index.js';
import { batchOf, batchOfJob, bringInMany, watchAgain } from './batch.js';
import { forgetJob, jobsOf, onJobsElsewhere } from './kept-jobs.js';

/** As large as the server takes them; told before the bytes travel. */
const LIMIT = 32 * 1024 * 1024;

/**
 * Each is {name, file, state: waiting | reading | done | failed, character?, warnings, problem?}, or many at once:
 * {name, user, many, files, count, state, progress?, job?, results?, …}, see batch.js.
 */
export const imports = [];
const heard = new Set();
let working = false;

/** Calls back with every character that came in. */
export function onImported(listener) {
  heard.add(listener);
  return () => heard.delete(listener);
}

export function importFiles(files) {
  const all = [...files];
  if (!all.length) return;
  const several = all.length > 1 || /\.zip$/i.test(all[0].name);
  imports.push(several ? batchOf(all) : { name: all[0].name, file: all[0], state: 'waiting', warnings: [] });
  refresh();
  work();
}

/** How many files were dropped by somebody who is still to sign in. */
export const pendingFiles = () => imports.filter((one) => one.state === 'waiting')
  .reduce((sum, one) => sum + (one.count ?? 1), 0);

const unfinished = (one) => ['waiting', 'sending', 'reading'].includes(one.state);

function keepOnly(wanted) {
  imports.splice(0, imports.length, ...imports.filter(wanted));
  refresh();
}

export function clearImports() {
  for (const one of imports) if (one.job && !unfinished(one)) forgetJob(one.job);
  keepOnly(unfinished);
}

const tellAll = (character) => heard.forEach((listener) => listener(character));

/** What whoever is signed in has begun before the page was opened, ended by now or not; nothing of anybody else's. */
export function resumeImports() {
  const user = session.user?.id;
  keepOnly((one) => !one.user || one.user === user);
  for (const kept of jobsOf(user)) {
    if (imports.some((one) => one.job === kept.job)) continue;
    const one = { ...batchOfJob(kept), user };
    imports.push(one);
    watchAgain(one, tellAll).then(() => {
      if (one.state !== 'gone') return;
      forgetJob(one.job);
      keepOnly((other) => other !== one);
    });
  }
}

/** Who has closed them in one tab is done with them in all. */
onJobsElsewhere(() => {
  const kept = jobsOf(session.user?.id).map((one) => one.job);
  keepOnly((one) => !one.job || unfinished(one) || kept.includes(one.job));
});

/** Goes on with what waits; called again when somebody signed in. */
export async function work() {
  if (working || !session.user) return;
  working = true;
  const batch = [];
  for (let next; (next = imports.find((one) => one.state === 'waiting'));) {
    Object.assign(next, { state: 'reading', user: session.user?.id });
    refresh();
    if (next.many) await bringInMany(next, tellAll);
    else await bringIn(next);
    batch.push(next);
    refresh();
  }
  working = false;
  // one card alone is what its bringer wants to see now
  if (batch.length === 1 && batch[0].character) {
    if (!batch[0].warnings.length) imports.splice(imports.indexOf(batch[0]), 1);
    location.hash = `#/characters/${batch[0].character.id}`;
  }
}

async function bringIn(one) {
  try {
    if (one.file.size > LIMIT) throw new Error(t('import.tooLarge', { megabytes: LIMIT >> 20 }));
    const form = new FormData();
    form.append('file', one.file);
    const answer = await (await send('POST', '/characters/import', { form })).json();
    Object.assign(one, { state: 'done', character: answer.character, warnings: answer.warnings });
    announce(t('import.came', { name: answer.character.name }));
    tellAll(answer.character);
  } catch (problem) {
    Object.assign(one, { state: 'failed', problem: Object.values(problem.fields ?? {})[0] ?? problem.message });
    announce(`${one.name}: ${one.problem}`);
  } finally {
    one.file = null; // the bytes are not needed any more
  }
}
