/* The way out: the server ends the session, and the page forgets it in any case. */
import { post } from '../api.js';
import { forget, session } from './session.js';

export async function signOut() {
  const refresh_token = session.tokens?.refresh;
  await post('/auth/logout', { refresh_token }).catch(() => {});
  forget();
  location.hash = '#/';
}
