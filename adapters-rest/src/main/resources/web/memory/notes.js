/* What shall not be forgotten: notes that replies remember, in one chat, with one character, or everywhere. */
import { html, nothing } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { post, put, remove } from '../api.js';
import { moreOf, pages } from '../character/shelf.js';
import { dialog } from '../shared/dialog.js';
import { area, field, formState, problemOf, submit, submitting, valuesOf } from '../shared/fields.js';
import { telling } from '../shared/toast.js';
import { focusSoon, refresh } from '../shared/view.js';
import { t } from '../text/index.js';

/** Opens at the side of a chat with that character. */
export function memory(chat, character) {
  const scopes = { chat: { chat_id: chat.id }, ...(character ? { character: { character_id: character.id } } : {}), all: {} };
  const list = pages('/memory-notes');
  let scope = 'chat';
  let state = formState();
  let open = null;
  let doomed = null;
  turn(scope);

  function turn(to) {
    scope = to;
    Object.assign(list, { query: scopes[to], items: [], loaded: false });
    edit(null);
    list.load();
  }

  function edit(note) {
    open = note;
    doomed = null;
    state = formState();
    refresh();
  }

  async function save(event) {
    event.preventDefault();
    const form = event.target;
    const values = valuesOf(form);
    const note = { content: values.content ?? '', pinned: 'pinned' in values,
      keywords: (values.keywords ?? '').split(',').map((one) => one.trim()).filter(Boolean) };
    await submitting(state, ['content', 'keywords'], async () => {
      if (open) Object.assign(open, await put(`/memory-notes/${open.id}`, note));
      else list.items = [await post('/memory-notes', { ...note, ...scopes[scope] }), ...list.items];
      form.reset();
      open = null;
    });
  }

  const pin = (note) => telling(async () => {
    Object.assign(note, await put(`/memory-notes/${note.id}`, { pinned: !note.pinned }));
    refresh();
  });

  /** A dialog stands open already, so the button itself asks whether somebody is sure. */
  const destroy = (note) => telling(async () => {
    if (doomed !== note) {
      doomed = note;
      refresh();
      return;
    }
    await remove(`/memory-notes/${note.id}`);
    list.items = list.items.filter((other) => other !== note);
    refresh();
  });

  const form = (note) => html`<form @submit=${save} novalidate>
    ${area(state, 'content', t(note ? 'memory.edit' : 'memory.new'), { rows: 3, value: note?.content ?? '', required: true })}
    ${field(state, 'keywords', t('memory.keywords'), { value: note?.keywords.join(', ') ?? '', hint: t('memory.keywordsHint') })}
    <label class="check"><input type="checkbox" name="pinned" .checked=${note?.pinned ?? false}> ${t('memory.pinned')}</label>
    ${problemOf(state)}
    <div class="actions end">${note ? html`<button type="button" @click=${() => edit(null)}>${t('form.cancel')}</button>` : nothing}
      ${submit(state, t('form.save'))}</div></form>`;

  const where = (note) => t(note.chat_id ? note.chat_id === chat.id ? 'memory.in.chat' : 'memory.in.otherChat'
    : note.character_id ? note.character_id === character?.id ? 'memory.in.character' : 'memory.in.otherCharacter' : 'memory.in.all', character);

  const row = (note) => html`<li class="panel note">${open === note ? form(note) : html`
    <p class="plainly">${note.content}</p>
    <p class="tags">${note.pinned ? html`<span class="tag strong">${t('memory.isPinned')}</span>` : nothing}
      ${scope === 'all' ? html`<span class="tag">${where(note)}</span>` : nothing}
      ${note.keywords.map((word) => html`<span class="tag">${word}</span>`)}</p>
    <div class="actions">
      <button type="button" class="small" @click=${() => pin(note)}>${t(note.pinned ? 'memory.unpin' : 'memory.pin')}</button>
      <button type="button" class="small" @click=${() => { edit(note); focusSoon('.note textarea'); }}>${t('form.edit')}</button>
      <button type="button" class="small bad" @click=${() => destroy(note)}>${t(doomed === note ? 'memory.sure' : 'form.delete')}</button></div>`}</li>`;

  dialog({
    title: t('memory.title'),
    side: true,
    content: () => html`<p class="soft small">${t('memory.about')}</p>
      <div class="tabs" role="group" aria-label=${t('memory.scope')}>${Object.keys(scopes).map((one) => html`<button type="button"
        aria-pressed=${one === scope} @click=${() => turn(one)}>${t(`memory.scope.${one}`)}</button>`)}</div>
      ${open ? nothing : form(null)}
      ${list.loaded && !list.items.length && !list.problem ? html`<p class="soft center">${t('memory.none')}</p>` : nothing}
      <ul class="plain">${repeat(list.items, (note) => note.id, row)}</ul>${moreOf(list)}`,
  });
}
