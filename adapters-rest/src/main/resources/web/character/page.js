/* One character: who they are, how they greet, what their world knows, what people think of them. */
import { html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { get, patch, post, remove } from '../api.js';
import { session } from '../account/session.js';
import { comments } from '../community/comments.js';
import { marks } from '../community/marks.js';
import { report } from '../community/report.js';
import { avatar } from '../shared/avatar.js';
import { confirmed } from '../shared/dialog.js';
import { icons } from '../shared/icons.js';
import { menu } from '../shared/menu.js';
import { missing } from '../shared/missing.js';
import { prose } from '../shared/prose.js';
import { telling, toast } from '../shared/toast.js';
import { refresh } from '../shared/view.js';
import { t } from '../text/index.js';
import { exportButtons } from './export.js';
import { lorebook } from './lorebook.js';
import { relations } from './relations.js';

const TEXTS = ['description', 'personality', 'scenario', 'example_dialogue', 'system_prompt', 'post_history_instructions'];

export function characterPage(id) {
  let character = null;
  let problem = null;
  let parts = null;
  load();

  async function load() {
    try {
      character = await get(`/characters/${id}`);
      parts = { world: lorebook(character), marks: marks(character), alike: relations(character.id), comments: comments(character) };
    } catch (refusal) {
      problem = refusal.message;
    }
    refresh();
  }

  const talk = (wish = {}) => telling(async () => {
    if (!session.user) {
      location.hash = '#/welcome';
      return;
    }
    const chat = await post('/chats', { character_id: character.id, ...wish });
    location.hash = `#/chats/${chat.id}`;
  });

  const fork = () => telling(async () => {
    if (!session.user) {
      location.hash = '#/welcome';
      return;
    }
    const made = await post(`/characters/${character.id}/fork`);
    toast(t('character.forked', character));
    location.hash = `#/characters/${made.id}/edit`;
  });

  /** The choice shows at once; a refusal gives the old one back. */
  const show = (visibility) => telling(async () => {
    const before = character.visibility;
    character.visibility = visibility;
    refresh();
    try {
      character = await patch(`/characters/${character.id}/visibility`, { visibility });
      toast(t('character.shownTo', { who: t(`visibility.${visibility}`) }));
    } catch (refusal) {
      character.visibility = before;
      throw refusal;
    } finally {
      refresh();
    }
  });

  const destroy = () => telling(async () => {
    const sure = await confirmed({ title: t('character.deleteTitle', character), text: t('character.deleteText'), action: t('form.delete') });
    if (!sure) return;
    await remove(`/characters/${character.id}`);
    toast(t('character.deleted', character));
    location.hash = '#/';
  });

  const head = () => html`<header class="portrait">
    ${avatar(character.name, character.avatar_url, 'cover')}
    <div class="about">
      <h1>${character.name}</h1>
      ${character.tagline ? html`<p class="big">${character.tagline}</p>` : nothing}
      <p class="soft small">${[character.nickname, character.creator && t('character.by', character),
        t(`visibility.${character.visibility}`), character.chat_count > 0 && t('marks.chats', { count: character.chat_count })].filter(Boolean).join(' · ')}</p>
      ${character.tags.length ? html`<p class="tags">${character.tags.map((tag) => html`<span class="tag">${tag}</span>`)}</p>` : nothing}
      <div class="actions">
        <button type="button" class="primary" @click=${() => talk()}>${t('character.talk')}</button>
        <button type="button" @click=${() => talk({ force_new: true })}>${t('character.talkNew')}</button>
        ${menu(t('character.moreActs'), [{ label: t('character.fork'), act: fork },
          ...(mine() ? [] : [{ label: t('report.open'), act: () => report(character), bad: true }])])}
      </div>
      ${parts.marks()}
    </div></header>`;

  const greetings = () => {
    const all = [character.first_message, ...character.alternate_greetings];
    if (!all.some(Boolean)) return nothing;
    return html`<section><h2>${t('character.greetings')}</h2><ul class="greetings">
      ${all.map((text, index) => !text ? nothing : html`<li class="panel">
        <div class="prose clip">${prose(addressed(text))}</div>
        <button type="button" class="small" aria-label=${t('character.startWithNamed', { number: index + 1 })}
          @click=${() => talk({ force_new: true, greeting_index: index })}>${t('character.startWith')}</button></li>`)}
    </ul></section>`;
  };

  /** What the author says to readers, which no model sees. */
  const notes = () => character.creator_notes ? html`<section class="panel notes"><h2>${t('character.creator_notes')}</h2>
    <div class="prose clip">${prose(character.creator_notes)}</div></section>` : nothing;

  const texts = () => {
    const there = TEXTS.filter((name) => character[name]);
    if (!character.definition_visible && !mine()) return html`<p class="soft">${t('character.hidden')}</p>`;
    return there.length ? html`<section><h2>${t('character.definition')}</h2>${there.map((name, at) => html`
      <details class="text" ?open=${at === 0}><summary>${t(`character.${name}`)}</summary>
        <div class="prose">${prose(character[name])}</div></details>`)}</section>` : nothing;
  };

  /** The greeting as this reader will hear it; the server fills in the rest when a chat begins. */
  const addressed = (text) => text.replace(/\{\{user\}\}|<USER>/gi, session.user?.nickname ?? t('chat.you'))
    .replace(/\{\{char\}\}|<(?:BOT|CHAR)>/gi, character.nickname || character.name);

  const desk = () => html`<section class="desk panel" aria-labelledby="desk-title"><h2 id="desk-title">${t('character.desk')}</h2>
    ${character.hidden ? html`<p class="notice bad">${t('character.hiddenByAdmins')}</p>` : nothing}
    <div class="row wrap"><label class="row" for="visible-to"><span>${t('character.visibility')}</span>
      <select id="visible-to" @change=${(event) => show(event.target.value)}>${['private', 'draft', 'unlisted', 'public'].map((one) => html`
        <option value=${one} .selected=${live(one === character.visibility)}>${t(`visibility.${one}`)}</option>`)}</select></label>
      <a class="button" href="#/characters/${character.id}/edit">${icons.pen}<span>${t('character.edit')}</span></a>
      <button type="button" class="bad" @click=${destroy}>${t('form.delete')}</button></div></section>`;

  const mine = () => session.user && (session.user.id === character.owner_id || session.user.role === 'admin');

  return {
    title: () => character?.name ?? '',
    render: () => problem ? missing(problem, '#/gallery', t('welcome.gallery'))
      : !character ? nothing : html`<article class="narrow character">
        ${head()} ${mine() ? desk() : nothing} ${notes()} ${greetings()} ${texts()} ${parts.world()}
        <section><h2>${t('character.takeAlong')}</h2>${exportButtons(character)}</section>
        ${parts.alike()} ${parts.comments()}
      </article>`,
  };
}
