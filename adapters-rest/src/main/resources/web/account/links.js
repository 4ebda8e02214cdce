/* Where the links in mails lead: another password, a verified address. And the asking for such a mail. */
import { html, nothing } from 'lit-html';
import { post } from '../api.js';
import { field, formState, problemOf, submit, submitting, valuesOf } from '../shared/fields.js';
import { refresh } from '../shared/view.js';
import { t } from '../text/index.js';
import { forget } from './session.js';

/** A narrow page with a form, and with a word in its place once it has done its work. */
function formPage(title, fields, names, action, work, done, leave) {
  const state = formState();
  let over = false;

  async function send(event) {
    event.preventDefault();
    const values = valuesOf(event.target);
    await submitting(state, names, async () => {
      await work(values);
      over = true;
    });
  }

  return {
    title: () => t(title),
    leave: () => over && leave?.(),
    render: () => html`<section class="narrow"><h1>${t(title)}</h1>
      ${over ? html`<p class="notice" role="status">${t(done)}</p><p><a href="#/welcome">${t('account.signIn')}</a></p>`
        : html`<form class="panel sheet" @submit=${send} novalidate>
            ${fields(state)}
            ${state.fields.token ? html`<p class="notice bad" role="alert">${state.fields.token}</p>` : problemOf(state)}
            ${submit(state, t(action))}
          </form>`}
      </section>`,
  };
}

export const forgotPassword = () => formPage('account.forgot',
  (state) => field(state, 'email', t('account.email'), { type: 'email', autocomplete: 'email', required: true }),
  ['email'], 'account.sendLink', (values) => post('/auth/forgot-password', values), 'account.linkSent');

export const resetPassword = (token) => formPage('account.newPassword',
  (state) => field(state, 'new_password', t('account.password'), { type: 'password', required: true,
    autocomplete: 'new-password', hint: t('account.passwordHint') }),
  ['new_password', 'token'], 'form.save', (values) => post('/auth/reset-password', { ...values, token }),
  // every session has ended, this one too; forgotten at once, the page would begin anew and say nothing
  'account.passwordChanged', forget);

export function verifyEmail(token) {
  let told = null;
  let bad = false;
  post('/auth/verify-email', { token }).then(() => { told = t('account.verified'); }, (problem) => {
    told = problem.fields?.token ?? problem.message;
    bad = true;
  }).finally(refresh);
  return {
    title: () => t('account.verify'),
    render: () => html`<section class="narrow"><h1>${t('account.verify')}</h1>
      ${told === null ? nothing : html`<p class="notice ${bad ? 'bad' : ''}" role=${bad ? 'alert' : 'status'}>${told}</p>`}
      <p><a href="#/">${t('account.goOn')}</a></p></section>`,
  };
}
