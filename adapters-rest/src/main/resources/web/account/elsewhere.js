/* Coming in by an account elsewhere: the way out to the provider, and the way back with tokens. */
import { html, nothing } from 'lit-html';
import { get } from '../api.js';
import { refresh } from '../shared/view.js';
import { t } from '../text/index.js';
import { forget, keep, session } from './session.js';

let providers = null;

/** A button for each provider that is there. */
export function elsewhere() {
  providers ??= get('/auth/providers').then((answer) => {
    providers = answer.providers;
    refresh();
  }, () => { providers = []; });
  if (!Array.isArray(providers)) return nothing;
  return providers.filter((one) => one.enabled)
    .map((one) => html`<a class="button" href="/api/auth/${one.id}">${t(`account.with.${one.id}`)}</a>`);
}

/** Where the provider's way back ends: the tokens stand in the address, which is left at once. */
export function signedIn(fragment) {
  const tokens = new URLSearchParams(fragment);
  history.replaceState(null, '', '#/');
  Object.assign(session, { tokens: { access: tokens.get('access_token'), refresh: tokens.get('refresh_token') }, user: null });
  get('/users/me').then((user) => keep({
    access_token: session.tokens.access, refresh_token: session.tokens.refresh, user,
  }), forget).finally(() => window.dispatchEvent(new HashChangeEvent('hashchange')));
  return { title: () => t('account.title'), render: () => html`<section class="narrow"><p role="status">${t('form.busy')}</p></section>` };
}
