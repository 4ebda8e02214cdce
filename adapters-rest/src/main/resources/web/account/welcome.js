/* The first thing anybody sees: what this is, and the way in. */
import { html, nothing } from 'lit-html';
import { post } from '../api.js';
import { pendingFiles, work } from '../character/imports.js';
import { publicShelf } from '../character/shelf.js';
import { field, formState, problemOf, submit, submitting, valuesOf } from '../shared/fields.js';
import { refresh } from '../shared/view.js';
import { t, told } from '../text/index.js';
import { elsewhere } from './elsewhere.js';
import { proofOfWork } from './proof.js';
import { introduce } from './preferences.js';
import { keep, session } from './session.js';

const NAMES = ['email', 'password', 'nickname', 'username'];

/** `notice` gives the sentence that somebody is met with, `bad` says whether it is a bad one. */
export function welcome(notice = null, bad = false) {
  const state = formState();
  // who was here before more likely has an account
  let joining = localStorage.getItem('fabula.known') === null;
  const shelf = publicShelf();
  const proof = proofOfWork();

  const turn = (to) => {
    joining = to;
    Object.assign(state, formState());
    refresh();
  };

  async function enter(event) {
    event.preventDefault();
    const values = valuesOf(event.target);
    await submitting(state, NAMES, async () => {
      const joined = joining;
      keep(await (joining ? register(values) : post('/auth/login', values)));
      if (joined) introduce();
      localStorage.setItem('fabula.known', 'yes');
      if (/^#\/(welcome|sign-in-failed|farewell)/.test(location.hash)) location.hash = '#/';
      work(); // whatever was dropped before
    });
  }

  async function register(values) {
    const join = (altcha) => post('/auth/register', { ...values, altcha });
    try {
      return await join(await proof.done());
    } catch (problem) {
      if (problem.code !== 'POW_REQUIRED') throw problem;
      return join(await proof.again()); // too old, or spent by a try whose answer was lost
    }
  }

  const form = () => html`
    <form class="panel gate" @submit=${enter} novalidate aria-labelledby="gate-title">
      <div class="tabs" role="group" aria-label=${t('account.title')}>
        <button type="button" aria-pressed=${joining} @click=${() => turn(true)}>${t('account.signUp')}</button>
        <button type="button" aria-pressed=${!joining} @click=${() => turn(false)}>${t('account.signIn')}</button>
      </div>
      <h2 id="gate-title" class="aside">${joining ? t('account.signUp') : t('account.signIn')}</h2>
      ${pendingFiles() ? html`<p class="notice">${t('import.waitsForYou', { count: pendingFiles() })}</p>` : nothing}
      ${field(state, 'email', t('account.email'), { type: 'email', autocomplete: 'email', required: true })}
      ${field(state, 'password', t('account.password'), { type: 'password', required: true,
        autocomplete: joining ? 'new-password' : 'current-password', hint: joining ? t('account.passwordHint') : undefined })}
      ${joining ? field(state, 'nickname', t('account.nickname'), { autocomplete: 'nickname', hint: t('account.nicknameHint') }) : nothing}
      ${joining ? proof.field() : html`<p class="aside"><a href="#/forgot-password">${t('account.forgot')}</a></p>`}
      ${problemOf(state)}
      ${submit(state, joining ? t('account.signUp') : t('account.signIn'))}
      ${elsewhere()}
    </form>`;

  return {
    title: () => t('account.title'),
    render: () => html`
      ${notice ? html`<p class="notice ${bad ? 'bad' : ''}" role=${bad ? 'alert' : 'status'}>${notice()}</p>` : nothing}
      <section class="welcome">
        <div class="lead">
          <h1>${t('welcome.title')}</h1>
          <p class="big">${t('welcome.lead')}</p>
          <ol class="steps"><li>${t('welcome.one')}</li><li>${t('welcome.two')}</li><li>${t('welcome.three')}</li></ol>
          <p><span>${t('welcome.meet')}</span> <a href="#/gallery">${t('welcome.gallery')}</a></p>
          <p class="soft">${t('welcome.nothing')} <a href="/docs">${t('welcome.docs')}</a></p>
        </div>
        ${session.user ? nothing : form()}
      </section>
      ${shelf.render()}`,
  };
}

/** Where an account elsewhere leads back to when it opened no door here; `reason` is the server's. */
export const signInFailed = (reason) => welcome(() => told(`account.failed.${reason}`, t('account.failed')), true);

/** Where those are led whose account is gone. */
export const farewell = () => welcome(() => t('leaving.gone'));
