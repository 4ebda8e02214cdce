/* One's own account: the profile, the password, where one is signed in, how the page looks and speaks. */
import { html } from 'lit-html';
import { get, post, put } from '../api.js';
import { confirmed } from '../shared/dialog.js';
import { area, field, formState, problemOf, submit, submitting, valuesOf } from '../shared/fields.js';
import { telling, toast } from '../shared/toast.js';
import { refresh } from '../shared/view.js';
import { language, speak, t } from '../text/index.js';
import { LOOKS, look, wear } from './look.js';
import { forget, keepUser, session } from './session.js';
import { signOut } from './sign-out.js';

export function settings() {
  const profile = formState();
  const password = formState();
  // what the browser keeps of the user may be older than what another device wrote
  get('/users/me').then(keepUser, () => {});

  async function saveProfile(event) {
    event.preventDefault();
    const values = valuesOf(event.target);
    await submitting(profile, ['nickname', 'bio'], async () => {
      keepUser(await put('/users/me', values));
      toast(t('settings.saved'));
    });
  }

  async function savePassword(event) {
    event.preventDefault();
    const form = event.target;
    const values = valuesOf(form);
    await submitting(password, ['current_password', 'new_password'], async () => {
      await post('/auth/change-password', { current_password: values.current_password ?? '', new_password: values.new_password ?? '' });
      form.reset();
      toast(t('settings.passwordChanged'));
    });
  }

  const outEverywhere = () => telling(async () => {
    const sure = await confirmed({ title: t('settings.outTitle'), text: t('settings.outText'), action: t('settings.outAction') });
    if (!sure) return;
    await post('/auth/logout');
    forget();
    location.hash = '#/welcome';
  });

  const one = (now, value, label, choose) => html`<button type="button" aria-pressed=${now === value}
    @click=${() => { choose(value); refresh(); }}>${label}</button>`;

  return {
    title: () => t('nav.settings'),
    render: () => html`<section class="narrow settings"><h1>${t('nav.settings')}</h1>
      <form class="panel" @submit=${saveProfile} novalidate aria-labelledby="profile-title"><h2 id="profile-title">${t('settings.profile')}</h2>
        <p class="soft small">${session.user.email}</p>
        ${field(profile, 'nickname', t('settings.nickname'), { value: session.user.nickname ?? '', autocomplete: 'nickname', hint: t('account.nicknameHint') })}
        ${area(profile, 'bio', t('settings.bio'), { value: session.user.bio ?? '' })}
        ${problemOf(profile)}<div class="actions end">${submit(profile, t('form.save'))}</div></form>
      <div class="panel stack"><h2>${t('settings.page')}</h2>
        <div class="field"><b id="look-title">${t('settings.look')}</b><div class="tabs" role="group" aria-labelledby="look-title">
          ${LOOKS.map((value) => one(look(), value, t(`settings.look.${value}`), wear))}</div></div>
        <div class="field"><b id="language-title">${t('settings.language')}</b><div class="tabs" role="group" aria-labelledby="language-title">
          ${one(language.code, 'en', 'English', speak)}${one(language.code, 'ko', '한국어', speak)}</div></div></div>
      <form class="panel" @submit=${savePassword} novalidate aria-labelledby="password-title"><h2 id="password-title">${t('settings.password')}</h2>
        <p class="soft small">${t('settings.passwordAbout')}</p>
        ${field(password, 'current_password', t('settings.current'), { type: 'password', autocomplete: 'current-password', required: true })}
        ${field(password, 'new_password', t('account.newPassword'), { type: 'password', autocomplete: 'new-password', required: true, hint: t('account.passwordHint') })}
        ${problemOf(password)}<div class="actions end">${submit(password, t('settings.changePassword'))}</div></form>
      <div class="panel stack"><h2>${t('settings.sessions')}</h2>
        <div class="actions"><button type="button" @click=${signOut}>${t('account.signOut')}</button>
          <button type="button" class="bad" @click=${outEverywhere}>${t('settings.outEverywhere')}</button></div></div></section>`,
  };
}
