/* Who is signed in. The tokens are kept by the browser and shared by all of its tabs. */
import { refresh } from '../shared/view.js';

const KEPT_AS = 'fabula.session';

/** `tokens` is {access, refresh}, `user` the user; both null where nobody is signed in. */
export const session = read();

function read() {
  try {
    return JSON.parse(localStorage.getItem(KEPT_AS)) ?? { tokens: null, user: null };
  } catch {
    return { tokens: null, user: null };
  }
}

export function keep(pair) {
  Object.assign(session, {
    tokens: { access: pair.access_token, refresh: pair.refresh_token }, user: pair.user,
  });
  localStorage.setItem(KEPT_AS, JSON.stringify(session));
  refresh();
}

/** The user as the server has them now, for the tokens that are there. */
export function keepUser(user) {
  if (!session.tokens) return; // signed out meanwhile
  session.user = user;
  localStorage.setItem(KEPT_AS, JSON.stringify(session));
  refresh();
}

export function forget() {
  Object.assign(session, { tokens: null, user: null });
  localStorage.removeItem(KEPT_AS);
  refresh();
}

let renewing = null;

/** Trades the refresh token for the next pair; whether the caller may try again. */
export function renewed(used) {
  renewing ??= exclusively(() => renew(used)).finally(() => { renewing = null; });
  return renewing;
}

/** A refresh token is good once, and using it twice ends the session: so one tab at a time. */
function exclusively(work) {
  return navigator.locks ? navigator.locks.request('fabula.refresh', work) : work();
}

async function renew(used) {
  Object.assign(session, read());
  if (!session.tokens) return false;
  if (session.tokens.access !== used) return true; // another tab was quicker
  let response;
  try {
    response = await fetch('/api/auth/refresh', {
      method: 'POST', headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ refresh_token: session.tokens.refresh }),
    });
  } catch {
    return false; // no network is no reason to sign anybody out
  }
  if (response.ok) keep(await response.json());
  else if (response.status === 401) forget();
  return response.ok;
}

window.addEventListener('storage', (event) => {
  if (event.key !== KEPT_AS) return;
  Object.assign(session, read());
  refresh();
});
