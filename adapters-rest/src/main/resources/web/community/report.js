/* Telling the admins that something is wrong with a character. */
import { html } from 'lit-html';
import { post } from '../api.js';
import { session } from '../account/session.js';
import { dialog } from '../shared/dialog.js';
import { area, choice, formState, problemOf, submit, submitting, valuesOf } from '../shared/fields.js';
import { toast } from '../shared/toast.js';
import { t } from '../text/index.js';

const REASONS = ['spam', 'sexual', 'minor_safety', 'hate', 'violence', 'copyright', 'other'];

export function report(character) {
  if (!session.user) {
    location.hash = '#/welcome';
    return;
  }
  const state = formState();
  dialog({
    title: t('report.title', character),
    content: (close) => html`<form @submit=${(event) => file(event, close)} novalidate>
      <p class="soft">${t('report.about')}</p>
      ${choice(state, 'reason', t('report.reason'), REASONS.map((value) => ({ value, label: t(`report.reason.${value}`) })), REASONS[0])}
      ${area(state, 'detail', t('report.detail'), { rows: 4 })}
      ${problemOf(state)}
      <div class="actions end"><button type="button" @click=${() => close()}>${t('form.cancel')}</button>${submit(state, t('report.send'))}</div>
    </form>`,
  });

  async function file(event, close) {
    event.preventDefault();
    const values = valuesOf(event.target);
    await submitting(state, ['reason', 'detail'], async () => {
      await post(`/characters/${character.id}/report`, values);
      close();
      toast(t('report.thanks'));
    });
  }
}
