/* The room of one chat. */
import { html, nothing } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';
import { get } from '../api.js';
import { session } from '../account/session.js';
import { memory } from '../memory/notes.js';
import { avatar } from '../shared/avatar.js';
import { copy } from '../shared/clipboard.js';
import { confirmed } from '../shared/dialog.js';
import { icons } from '../shared/icons.js';
import { missing } from '../shared/missing.js';
import { telling, toast } from '../shared/toast.js';
import { refresh } from '../shared/view.js';
import { t } from '../text/index.js';
import { composer } from './composer.js';
import { Conversation } from './conversation.js';
import { inspector } from './inspector.js';
import { made } from './made.js';
import { messageList } from './messages.js';
import { panel } from './panel.js';
import { reading } from './scroll.js';

export function chatPage(id) {
  const conversation = new Conversation(id);
  const place = reading(() => conversation.older());
  const box = ref((element) => place.box(element));
  let personas = [];

  const stop = () => telling(() => conversation.stop());

  const send = (content) => { place.toEnd(); conversation.send(content); };
  const tryAgain = (again) => { place.toEnd(); again(); writing.focus(); };

  const writing = composer(conversation, { send, stop, inspect: () => inspector(conversation, writing) });

  const acts = {
    regenerate: (message) => { place.toEnd(); conversation.regenerate(message); writing.focus(); },
    continueLast: () => { place.toEnd(); conversation.continueLast(); writing.focus(); },
    choose: (message, index) => telling(() => conversation.choose(message, index)),
    made: (message) => made(conversation, conversation.turnOf(message)),
    copy: (message) => copy(message.content),
    branch: (message) => telling(async () => {
      const branch = await conversation.branch(message);
      toast(t('chat.branched'));
      location.hash = `#/chats/${branch.id}`;
    }),
    remove: (message, following) => telling(async () => {
      const sure = await confirmed({ title: following ? t('chat.deleteFollowingTitle') : t('chat.deleteOneTitle'),
        text: t('chat.deleteMessageText'), action: t('form.delete') });
      if (sure) await conversation.removeMessage(message, following);
    }),
  };

  function escape(event) {
    if (event.key !== 'Escape' || !conversation.turn || event.defaultPrevented || document.querySelector('dialog[open]')) return;
    event.preventDefault();
    stop();
  }

  addEventListener('keydown', escape);
  conversation.open().then(() => matchMedia('(hover: hover)').matches && setTimeout(writing.focus, 60));
  get('/personas', { page_size: 100 }).then((page) => { personas = page.results; refresh(); }).catch(() => {});

  /** The name and face that the reader goes by here. */
  function me() {
    const persona = personas.find((one) => one.id === conversation.chat.persona_id);
    return persona ?? { name: session.user?.nickname ?? session.user?.username ?? t('chat.you'), avatar_url: null };
  }

  const head = (chat, character) => html`<header class="chat-head">
    <a class="button quiet round" href="#/chats" aria-label=${t('chat.back')}>${icons.back}</a>
    <a class="who-is" href="#/characters/${character?.id}">${avatar(character?.name, character?.avatar_url)}
      <span class="words"><b>${chat.title || character?.name}</b><span class="soft small">${chat.model ?? t('panel.modelDefault')}</span></span></a>
    <button type="button" class="quiet" @click=${() => memory(chat, character)}>${icons.note}<span>${t('memory.open')}</span></button>
    <button type="button" class="quiet" @click=${() => panel(conversation, personas)}>${icons.tune}<span>${t('panel.open')}</span></button>
  </header>`;

  const trouble = () => {
    const { trouble: failure, turn, again } = conversation;
    if (turn?.lost) return html`<p class="notice" role="status">${t(turn.id ? 'chat.lost' : 'chat.lostEarly')}</p>`;
    if (!failure && !again) return nothing;
    return html`<div class="notice" role="alert"><span>${failure?.message ?? t('chat.unanswered')}</span>
      ${again ? html`<button type="button" class="small" @click=${() => tryAgain(again)}>${icons.again}<span>${t('form.again')}</span></button>` : nothing}</div>`;
  };

  return {
    /** Where there is no chat, its page is one like the others. */
    get fill() { return !conversation.problem; },
    title: () => conversation.chat?.characters[0]?.name ?? t('nav.chats'),
    leave() {
      removeEventListener('keydown', escape);
      place.leave();
      conversation.leave();
    },
    render() {
      const { chat, problem } = conversation;
      if (problem) return missing(problem, '#/chats', t('chat.back'));
      if (!chat) return html`<div class="chat" aria-busy="true"></div>`;
      return html`<div class="chat">${head(chat, chat.characters[0])}
        <div class="pane" ${box} @scroll=${place.moved} tabindex="0" role="region" aria-label=${t('chat.messages')}>
          <div class="column">
            ${conversation.hasOlder ? html`<p class="soft small center">${t('chat.older')}</p>` : nothing}
            <ol class="messages">${messageList(conversation, me(), acts)}</ol>${trouble()}
          </div></div>
        <div class="foot">${place.atEnd ? nothing : html`<button type="button" class="to-end round" aria-label=${t('chat.toEnd')} @click=${place.toEnd}>${icons.down}</button>`}
          ${writing.render()}</div></div>`;
    },
  };
}
