/* The imports that this browser has seen begin, so that a page that is opened again can go on watching them. */
const KEPT_AS = 'fabula.imports';
/** More are not shown at once; the server forgets jobs as well. */
const MOST = 10;

function all() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT_AS));
    return Array.isArray(kept) ? kept : [];
  } catch {
    return [];
  }
}

const keepAll = (jobs) => (jobs.length ? localStorage.setItem(KEPT_AS, JSON.stringify(jobs.slice(-MOST)))
  : localStorage.removeItem(KEPT_AS));

/** Each is {job, user, name, count}. */
export const keepJob = (one) => keepAll([...all(), one]);
export const forgetJob = (job) => keepAll(all().filter((one) => one.job !== job));
export const jobsOf = (user) => all().filter((one) => one.user === user);

/** Calls back when another tab has put one there or taken one away. */
export const onJobsElsewhere = (listener) => addEventListener('storage', (event) => event.key === KEPT_AS && listener());
