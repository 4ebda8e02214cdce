/* Writing a character by hand, and changing one: all that a card holds. */
import { html, nothing } from 'lit-html';
import { keyed } from 'lit-html/directives/keyed.js';
import { post, send } from '../api.js';
import { area, choice, field, formState, problemOf, submit, submitting, valuesOf } from '../shared/fields.js';
import { missing } from '../shared/missing.js';
import { picture } from '../shared/picture.js';
import { toast } from '../shared/toast.js';
import { refresh } from '../shared/view.js';
import { t } from '../text/index.js';
import { conflict } from './conflict.js';
import { greetings } from './greetings.js';
import { loreEditor } from './lore-editor.js';
import { quick } from './quick.js';

const TEXTS = [['description', 6], ['personality', 2], ['scenario', 2], ['first_message', 5]];
const MORE = [['example_dialogue', 4], ['system_prompt', 3], ['post_history_instructions', 3], ['creator_notes', 2]];
const FLAGS = ['nsfw', 'definition_visible'];
const NAMES = ['name', 'nickname', 'tagline', 'tags', 'visibility', ...[...TEXTS, ...MORE].map(([name]) => name)];

export function editor(id) {
  const state = formState();
  const drafting = id ? null : quick();
  let character = null;
  let parts = null;
  let tag = null;
  let unsaved = false;
  const changed = () => { unsaved = true; };
  /** What is only tried out in the form is nothing to be saved. */
  const heard = (event) => (event.target.name || event.target.closest('.other-greetings')) && changed();
  if (id) load();
  else begin({ tags: [], alternate_greetings: [], definition_visible: true });

  /** Fields of another character, or of a newer one, are other fields: `parts` is what they are drawn for. */
  function begin(one) {
    character = one;
    parts = { face: picture(one.name ?? '', one.avatar_url ?? null, changed),
      others: greetings(one.alternate_greetings, changed), lore: loreEditor(one.lorebook, id, changed) };
    unsaved = false;
  }

  /** The character as it is now; its entity tag goes back with what is written over it. */
  async function newest() {
    const answer = await send('GET', `/characters/${id}`);
    return { tag: answer.headers.get('ETag'), character: await answer.json() };
  }

  async function load() {
    try {
      const now = await newest();
      tag = now.tag;
      begin(now.character);
    } catch (problem) {
      state.problem = problem.message;
    }
    refresh();
  }

  function written(form) {
    const values = valuesOf(form);
    const tags = (values.tags ?? '').split(',').map((tag) => tag.trim()).filter(Boolean);
    const flags = Object.fromEntries(FLAGS.map((name) => [name, name in values]));
    return { ...values, ...flags, name: values.name ?? '', tags, alternate_greetings: parts.others.texts(),
      ...parts.face.sent(), ...parts.lore.sent() };
  }

  async function save(event) {
    event.preventDefault();
    if (parts.face.busy) return;
    const values = written(event.target);
    await submitting(state, NAMES, async () => {
      const saved = id ? await put(values, { 'If-Match': tag }) : await post('/characters', values);
      if (!saved) return;
      unsaved = false;
      location.hash = `#/characters/${saved.id}`;
    });
  }

  /** The saved character, or nothing where its writer wants to look again. */
  async function put(values, headers = {}) {
    try {
      return await (await send('PUT', `/characters/${id}`, { json: values, headers })).json();
    } catch (problem) {
      if (problem.status !== 412) throw problem;
    }
    const theirs = await newest();
    const wish = await conflict(values, character, theirs.character);
    if (wish === 'overwrite') return put(values);
    if (wish === 'theirs') {
      tag = theirs.tag;
      begin(theirs.character);
      toast(t('conflict.taken'));
    }
    return null;
  }

  const text = ([name, rows]) => area(state, name, t(`character.${name}`), {
    rows, value: character[name] ?? '', hint: name === 'first_message' ? t('character.firstHint') : undefined,
  });

  const flag = (name) => html`<label class="check"><input type="checkbox" name=${name} .checked=${character[name] ?? false}> ${t(`character.${name}`)}</label>`;

  const form = () => html`<form class="panel sheet" @submit=${save} @input=${heard} @change=${heard} novalidate>
    <div class="first">${parts.face.render()}<div class="stack">
      ${field(state, 'name', t('character.name'), { value: character.name ?? '', required: true })}
      ${field(state, 'tagline', t('character.tagline'), { value: character.tagline ?? '' })}</div></div>
    ${TEXTS.map(text)} ${parts.others.render()}
    ${field(state, 'tags', t('character.tags'), { value: character.tags.join(', '), hint: t('character.tagsHint') })}
    ${choice(state, 'visibility', t('character.visibility'), ['private', 'draft', 'unlisted', 'public']
      .map((value) => ({ value, label: t(`visibility.${value}`) })), character.visibility ?? 'private')}
    ${FLAGS.map(flag)}
    <details ?open=${MORE.some(([name]) => name in state.fields)}><summary>${t('character.more')}</summary>
      ${field(state, 'nickname', t('character.nickname'), { value: character.nickname ?? '', hint: t('character.nicknameHint') })}${MORE.map(text)}</details>
    ${parts.lore.render()}
    ${problemOf(state)}
    <div class="actions end save-bar"><button type="button" @click=${() => history.back()}>${t('form.cancel')}</button>${submit(state, t('form.save'))}</div>
  </form>`;

  return {
    title: () => (id ? t('character.edit') : t('gallery.write')),
    unsaved: () => unsaved,
    render: () => !character && state.problem ? missing(state.problem, '#/', t('nav.characters'))
      : html`<section class="narrow"><h1>${id ? t('character.edit') : t('gallery.write')}</h1>
        ${drafting ? drafting() : nothing} ${character ? keyed(character, form()) : nothing}</section>`,
  };
}
