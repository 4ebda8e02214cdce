/* Taking all along, and going for good. */
import { html, nothing } from 'lit-html';
import { Problem, send } from '../api.js';
import { dialog } from '../shared/dialog.js';
import { download } from '../shared/download.js';
import { field, formState, problemOf, submit, submitting, valuesOf } from '../shared/fields.js';
import { announce, telling } from '../shared/toast.js';
import { refresh } from '../shared/view.js';
import { size, t } from '../text/index.js';
import { forget } from './session.js';

export function leaving() {
  /** What is on its way: {line, bytes}. */
  let taking = null;

  const take = () => telling(async () => {
    taking = { line: new AbortController(), bytes: 0 };
    refresh();
    try {
      const response = await send('GET', '/users/me/export', { headers: { Accept: '*/*' }, signal: taking.line.signal });
      await download(response, 'fabula.zip', (bytes) => {
        taking.bytes = bytes;
        refresh();
      });
      announce(t('leaving.taken'));
    } catch (problem) {
      // a file of which half came is no file
      if (!taking.line.signal.aborted) throw problem instanceof Problem ? problem : new Error(t('leaving.cut'));
    } finally {
      taking = null;
      refresh();
    }
  });

  /** A wrong password is told at its field; whoever came by an account elsewhere has to set one first. */
  function ask() {
    const state = formState();

    async function go(event, close) {
      event.preventDefault();
      const password = valuesOf(event.target).password ?? '';
      await submitting(state, ['password'], async () => {
        try {
          await send('DELETE', '/users/me', { json: { password } });
        } catch (problem) {
          if (problem.code === 'AUTHENTICATION_FAILED') problem.details = [{ field: 'password', message: problem.message }];
          throw problem;
        }
        close();
        forget();
        // as if they had never been here
        localStorage.removeItem('fabula.known');
        location.hash = '#/farewell';
      });
    }

    dialog({
      title: t('leaving.title'),
      content: (close) => html`<form @submit=${(event) => go(event, close)} novalidate>
        <div><b>${t('leaving.goes')}</b><ul class="points">${['account', 'chats', 'private', 'personas'].map((what) => html`<li>${t(`leaving.goes.${what}`)}</li>`)}</ul></div>
        <div><b>${t('leaving.stays')}</b><ul class="points">${['characters', 'comments'].map((what) => html`<li>${t(`leaving.stays.${what}`)}</li>`)}</ul></div>
        <p class="notice bad">${t('leaving.forGood')}</p>
        ${field(state, 'password', t('settings.current'), { type: 'password', autocomplete: 'current-password', required: true })}
        <p class="hint">${t('leaving.noPassword')} <a href="#/forgot-password">${t('account.sendLink')}</a></p>
        ${problemOf(state)}
        <div class="actions end"><button type="button" @click=${() => close()}>${t('form.cancel')}</button>
          <button type="submit" class="primary bad" ?disabled=${state.busy}>${state.busy ? t('form.busy') : t('leaving.go')}</button></div>
      </form>`,
    });
  }

  const way = () => html`<p class="row between wrap"><span role="status">${taking.bytes ? t('leaving.soFar', { size: size(taking.bytes) }) : t('leaving.gathering')}</span>
    <button type="button" class="small" @click=${() => taking.line.abort()}>${t('form.cancel')}</button></p><progress aria-label=${t('leaving.take')}></progress>`;

  return {
    leave: () => taking?.line.abort(),
    render: () => html`<div class="panel stack"><h2>${t('leaving.heading')}</h2>
      <p class="soft small">${t('leaving.about')}</p>
      ${taking ? way() : nothing}
      <div class="actions"><button type="button" ?disabled=${Boolean(taking)} @click=${take}>${t('leaving.take')}</button>
        <button type="button" class="bad" @click=${ask}>${t('leaving.delete')}</button></div></div>`,
  };
}
