/* One's own account: the profile, the page, the models, the password, where one is signed in. */
import { html } from 'lit-html';
import { post } from '../api.js';
import { confirmed } from '../shared/dialog.js';
import { field, formState, problemOf, submit, submitting, valuesOf } from '../shared/fields.js';
import { telling, toast } from '../shared/toast.js';
import { t } from '../text/index.js';
import { appearance } from './appearance.js';
import { leaving } from './leaving.js';
import { modelSettings } from './models.js';
import { profile } from './profile.js';
import { forget } from './session.js';
import { signOut } from './sign-out.js';

export function settings() {
  const parts = { profile: profile(), models: modelSettings(), leaving: leaving() };
  const password = formState();

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

  return {
    title: () => t('nav.settings'),
    leave: parts.leaving.leave,
    render: () => html`<section class="narrow settings"><h1>${t('nav.settings')}</h1>
      ${parts.profile()} ${appearance()} ${parts.models()}
      <form class="panel" @submit=${savePassword} novalidate aria-labelledby="password-title"><h2 id="password-title">${t('settings.password')}</h2>
        <p class="soft small">${t('settings.passwordAbout')}</p>
        ${field(password, 'current_password', t('settings.current'), { type: 'password', autocomplete: 'current-password', required: true })}
        ${field(password, 'new_password', t('account.newPassword'), { type: 'password', autocomplete: 'new-password', required: true, hint: t('account.passwordHint') })}
        ${problemOf(password)}<div class="actions end">${submit(password, t('settings.changePassword'))}</div></form>
      <div class="panel stack"><h2>${t('settings.sessions')}</h2>
        <div class="actions"><button type="button" @click=${signOut}>${t('account.signOut')}</button>
          <button type="button" class="bad" @click=${outEverywhere}>${t('settings.outEverywhere')}</button></div></div>
      ${parts.leaving.render()}</section>`,
  };
}
