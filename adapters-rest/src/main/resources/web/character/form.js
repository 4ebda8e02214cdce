/* Writing a character by hand, and changing one. */
import { html, nothing } from 'lit-html';
import { get, post, put } from '../api.js';
import { area, choice, field, formState, problemOf, submit, submitting, valuesOf } from '../shared/fields.js';
import { refresh } from '../shared/view.js';
import { t } from '../text/index.js';

const TEXTS = [['description', 6], ['personality', 2], ['scenario', 2], ['first_message', 5]];
const MORE = [['example_dialogue', 4], ['system_prompt', 3], ['post_history_instructions', 3], ['creator_notes', 2]];
const NAMES = ['name', 'tagline', 'tags', 'visibility', ...TEXTS.map(([name]) => name), ...MORE.map(([name]) => name)];

export function characterForm(id) {
  const state = formState();
  let character = id ? null : {};
  if (id) load();

  async function load() {
    try {
      character = await get(`/characters/${id}`);
    } catch (problem) {
      state.problem = problem.message;
    }
    refresh();
  }

  async function save(event) {
    event.preventDefault();
    const values = valuesOf(event.target);
    values.name ??= '';
    values.tags = (values.tags ?? '').split(',').map((tag) => tag.trim()).filter(Boolean);
    await submitting(state, NAMES, async () => {
      const saved = id ? await put(`/characters/${id}`, values) : await post('/characters', values);
      location.hash = `#/characters/${saved.id}`;
    });
  }

  const text = ([name, rows]) => area(state, name, t(`character.${name}`), {
    rows, value: character[name] ?? '', hint: name === 'first_message' ? t('character.firstHint') : undefined,
  });

  const form = () => html`<form class="panel sheet" @submit=${save} novalidate>
    ${field(state, 'name', t('character.name'), { value: character.name ?? '', required: true })}
    ${field(state, 'tagline', t('character.tagline'), { value: character.tagline ?? '' })}
    ${TEXTS.map(text)}
    ${field(state, 'tags', t('character.tags'), { value: (character.tags ?? []).join(', '), hint: t('character.tagsHint') })}
    ${choice(state, 'visibility', t('character.visibility'), ['private', 'unlisted', 'public']
      .map((value) => ({ value, label: t(`visibility.${value}`) })), character.visibility ?? 'private')}
    <details ?open=${MORE.some(([name]) => name in state.fields)}><summary>${t('character.more')}</summary>${MORE.map(text)}</details>
    ${problemOf(state)}
    <div class="actions"><button type="button" @click=${() => history.back()}>${t('form.cancel')}</button>${submit(state, t('form.save'))}</div>
  </form>`;

  return {
    title: () => (id ? t('character.edit') : t('gallery.write')),
    render: () => html`<section class="narrow"><h1>${id ? t('character.edit') : t('gallery.write')}</h1>
      ${character ? form() : state.problem ? problemOf(state) : nothing}</section>`,
  };
}
