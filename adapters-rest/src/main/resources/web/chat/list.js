/* The chats, last active first. */
import { html, nothing } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { moreOf, pages } from '../character/shelf.js';
import { avatar } from '../shared/avatar.js';
import { moment, t } from '../text/index.js';

export function chatList() {
  const list = pages('/chats');
  list.load();

  const row = (chat) => {
    const [character] = chat.characters;
    const name = chat.title || character?.name || t('chat.untitled');
    return html`<li><a class="panel chat-row" href="#/chats/${chat.id}">
      ${avatar(character?.name ?? name, character?.avatar_url, 'large')}
      <span class="words"><span class="row between"><b>${name}</b><time class="soft small" datetime=${chat.updated_at}>${moment(chat.updated_at)}</time></span>
        <span class="soft clamp">${chat.running_turn_id ? t('chat.writing', { name: character?.name }) : chat.last_message}</span></span>
      ${chat.unread_count ? html`<span class="badge" aria-label=${t('chat.unread', { count: chat.unread_count })}>${chat.unread_count}</span>` : nothing}
    </a></li>`;
  };

  return {
    title: () => t('nav.chats'),
    render: () => html`<section class="narrow"><h1>${t('nav.chats')}</h1>
      ${list.loaded && !list.items.length && !list.problem ? html`<p class="soft center">${t('chat.none')} <a href="#/">${t('chat.noneYet')}</a></p>` : nothing}
      <ul class="plain">${repeat(list.items, (chat) => chat.id, row)}</ul>${moreOf(list)}</section>`,
  };
}
