/* One's own faces: who one is in a chat. */
import { html, nothing } from 'lit-html';
import { get, post, put, remove } from '../api.js';
import { avatar } from '../shared/avatar.js';
import { confirmed, dialog } from '../shared/dialog.js';
import { area, field, formState, problemOf, submit, submitting, valuesOf } from '../shared/fields.js';
import { picture } from '../shared/picture.js';
import { telling } from '../shared/toast.js';
import { refresh } from '../shared/view.js';
import { t } from '../text/index.js';

export function personas() {
  let list = null;
  let limit = null;
  let problem = null;
  load();

  async function load() {
    try {
      const [page, known] = await Promise.all([get('/personas', { page_size: 100 }), get('/personas/limit')]);
      list = page.results;
      limit = known;
    } catch (refusal) {
      problem = refusal.message;
    }
    refresh();
  }

  function edit(persona = {}) {
    const state = formState();
    const face = picture(persona.name ?? '', persona.avatar_url ?? null);
    dialog({
      title: persona.id ? t('persona.edit') : t('persona.new'),
      content: (close) => html`<form @submit=${(event) => save(event, state, persona, face, close)} novalidate>
        ${face.render()}
        ${field(state, 'name', t('persona.name'), { value: persona.name ?? '', required: true })}
        ${area(state, 'description', t('persona.description'), { rows: 5, value: persona.description ?? '', hint: t('persona.descriptionHint') })}
        <label class="check"><input type="checkbox" name="is_default" .checked=${persona.is_default ?? !list.length}> ${t('persona.makeDefault')}</label>
        ${problemOf(state)}
        <div class="actions end"><button type="button" @click=${() => close()}>${t('form.cancel')}</button>${submit(state, t('form.save'))}</div>
      </form>`,
    });
  }

  async function save(event, state, persona, face, close) {
    event.preventDefault();
    if (face.busy) return;
    const values = { ...valuesOf(event.target), ...face.sent() };
    values.name ??= '';
    values.is_default = 'is_default' in values;
    await submitting(state, ['name', 'description'], async () => {
      await (persona.id ? put(`/personas/${persona.id}`, values) : post('/personas', values));
      close();
      await load();
    });
  }

  const destroy = (persona) => telling(async () => {
    const sure = await confirmed({ title: t('persona.deleteTitle', persona), text: t('persona.deleteText'), action: t('form.delete') });
    if (!sure) return;
    await remove(`/personas/${persona.id}`);
    await load();
  });

  const makeDefault = (persona) => telling(async () => {
    await post(`/user-personas/${persona.id}/default`);
    await load();
  });

  const row = (persona) => html`<li class="panel persona">
    ${avatar(persona.name, persona.avatar_url, 'large')}
    <div class="words"><b>${persona.name}</b> ${persona.is_default ? html`<span class="tag">${t('persona.default')}</span>` : nothing}
      ${persona.description ? html`<p class="soft clamp">${persona.description}</p>` : nothing}
      <div class="actions">
        <button type="button" class="small" @click=${() => edit(persona)}>${t('form.edit')}</button>
        ${persona.is_default ? nothing : html`<button type="button" class="small" @click=${() => makeDefault(persona)}>${t('persona.makeDefault')}</button>`}
        <button type="button" class="small bad" @click=${() => destroy(persona)}>${t('form.delete')}</button>
      </div></div></li>`;

  return {
    title: () => t('nav.personas'),
    render: () => html`<section class="narrow">
      <div class="row between"><h1>${t('nav.personas')}</h1>
        <button type="button" class="primary" ?disabled=${!limit || limit.used >= limit.limit} @click=${() => edit()}>${t('persona.new')}</button></div>
      <p class="soft">${t('persona.about')} ${limit ? t(limit.used < limit.limit ? 'persona.limit' : 'persona.full', limit) : nothing}</p>
      ${problem ? html`<p class="notice bad" role="alert">${problem}</p>` : nothing}
      <ul class="plain">${list?.map(row)}</ul></section>`,
  };
}
