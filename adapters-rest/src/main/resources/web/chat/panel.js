/* What a chat is written with: model, persona, author's note, title. */
import { html } from 'lit-html';
import { get, remove } from '../api.js';
import { confirmed, dialog } from '../shared/dialog.js';
import { area, choice, field, formState, problemOf, submit, submitting, valuesOf } from '../shared/fields.js';
import { telling } from '../shared/toast.js';
import { t } from '../text/index.js';

const NAMES = ['title', 'model', 'persona_id', 'author_note.content', 'author_note.depth'];

/** Opens at the side of the chat; `personas` is the reader's list of them. */
export const panel = (conversation, personas) => telling(async () => {
  const state = formState();
  const models = (await get('/models')).results;
  const { chat } = conversation;
  const note = chat.author_note ?? { content: '', depth: 4, role: 'system' };

  const form = (close) => html`<form @submit=${(event) => save(event, close)} novalidate>
    ${choice(state, 'model', t('panel.model'), modelChoices(models, chat.model), chat.model ?? '', t('panel.modelHint'))}
    <p class="hint"><a href="/docs">${t('welcome.docs')}</a></p>
    ${choice(state, 'persona_id', t('panel.persona'), [{ value: '', label: t('panel.personaNone') },
      ...personas.map((one) => ({ value: one.id, label: one.name }))], chat.persona_id ?? '')}
    ${area(state, 'author_note.content', t('panel.note'), { rows: 4, value: note.content, hint: t('panel.noteHint') })}
    ${field(state, 'author_note.depth', t('panel.depth'), { type: 'number', value: note.depth, hint: t('panel.depthHint') })}
    ${field(state, 'title', t('panel.title'), { value: chat.title ?? '' })}
    ${problemOf(state)}
    <div class="actions end"><button type="button" @click=${() => close()}>${t('form.cancel')}</button>${submit(state, t('form.save'))}</div>
    <hr><button type="button" class="bad" @click=${destroy}>${t('chat.delete')}</button>
  </form>`;

  async function save(event, close) {
    event.preventDefault();
    const values = valuesOf(event.target);
    const content = values['author_note.content'];
    await submitting(state, NAMES, async () => {
      await conversation.edit({ title: values.title, model: values.model, persona_id: values.persona_id,
        author_note: content ? { content, depth: Number(values['author_note.depth'] ?? 4), role: note.role } : null });
      close();
    });
  }

  const destroy = () => telling(async () => {
    const sure = await confirmed({ title: t('chat.deleteTitle'), text: t('chat.deleteText'), action: t('form.delete') });
    if (!sure) return;
    await remove(`/chats/${conversation.id}`);
    location.hash = '#/chats';
  });

  dialog({ title: t('panel.heading'), content: form, side: true });
});

/** The models on offer, and the chosen one even where no list names it: some providers take any name. */
export const modelChoices = (models, chosen) => [{ value: '', label: t('panel.modelDefault') }, ...models.map(option),
  ...(chosen && !models.some((one) => one.id === chosen) ? [{ value: chosen, label: chosen }] : [])];

const option = (model) => ({ value: model.id, disabled: !model.available,
  label: model.available ? model.id : t('panel.needsKey', { id: model.id }) });
