/* How messages look: who speaks, what they say, and what can be done about it. */
import { html, nothing } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import { repeat } from 'lit-html/directives/repeat.js';
import { avatar } from '../shared/avatar.js';
import { icons } from '../shared/icons.js';
import { menu } from '../shared/menu.js';
import { prose } from '../shared/prose.js';
import { language, moment, t } from '../text/index.js';

/** The messages with the reply being written in its place: below, or in the message it works on. */
function shown({ messages, turn, chat }) {
  const lines = messages.map((message) => ({ key: message.id, message, text: message.content }));
  if (!turn) return lines;
  const asked = turn.question;
  if (asked?.content && !messages.some((one) => one.id === asked.id)) lines.push({ key: asked.id, message: asked, text: asked.content });
  const at = lines.findIndex((line) => line.key === turn.target);
  if (at >= 0) {
    const before = turn.kind === 'continue' ? lines[at].text : '';
    lines[at] = { ...lines[at], text: before + turn.text, writing: true };
  } else {
    const message = { role: 'assistant', character_id: chat.characters[0]?.id, alternates: { index: 0, count: 1 } };
    lines.push({ key: 'writing', message, text: turn.text, writing: true });
  }
  return lines;
}

export function messageList(conversation, me, acts) {
  const lines = shown(conversation);
  const last = lines.length - 1;
  return repeat(lines, (line) => line.key, (line, at) => one(line, at === last, conversation, me, acts));
}

function one({ message, text, writing }, last, conversation, me, acts) {
  const mine = message.role === 'user';
  const speaker = mine ? me : conversation.chat.characters.find((one) => one.id === message.character_id)
    ?? conversation.chat.characters[0];
  const waiting = writing && !text;
  const brokenOff = message.status === 'interrupted';
  return html`<li class="message ${mine ? 'mine' : ''} ${writing ? 'writing' : ''}" data-id=${message.id ?? nothing} data-role=${message.role}>
    ${avatar(speaker?.name, speaker?.avatar_url)}
    <div class="said">
      <p class="who"><b>${speaker?.name}</b>
        ${message.created_at ? html`<time datetime=${message.created_at}>${moment(message.created_at)}</time>` : nothing}
        ${message.id && !writing && !conversation.turn ? tools(message, conversation, acts) : nothing}</p>
      ${waiting ? html`<p class="dots" role="img" aria-label=${t('chat.writing', { name: speaker?.name })}><i></i><i></i><i></i></p>`
        : html`<div class="prose">${guard([text, writing, brokenOff, language.code], () => prose(text, writing, writing || brokenOff))}</div>`}
      ${brokenOff && !writing ? html`<p class="soft small cut">${t('chat.cutShort')}</p>` : nothing}
      ${last && !mine && !conversation.turn ? afterReply(message, conversation, acts) : nothing}
    </div></li>`;
}

const tools = (message, conversation, acts) => menu(t('chat.more'), [
  { label: t('chat.copy'), act: () => acts.copy(message) },
  ...(conversation.turnOf(message) ? [{ label: t('made.open'), act: () => acts.made(message) }] : []),
  { label: t('chat.branch'), act: () => acts.branch(message) },
  { label: t('chat.deleteOne'), act: () => acts.remove(message, false), bad: true },
  ...(message === conversation.messages.at(-1) ? []
    : [{ label: t('chat.deleteFollowing'), act: () => acts.remove(message, true), bad: true }]),
]);

function afterReply(message, conversation, acts) {
  const answers = conversation.messages.some((one) => one.role === 'user');
  return html`<div class="after">
    ${message.alternates?.count > 1 ? alternates(message, acts) : nothing}
    ${answers ? html`
      <button type="button" class="quiet small" @click=${() => acts.regenerate(message)}>${icons.again}<span>${t('chat.regenerate')}</span></button>
      <button type="button" class="quiet small" @click=${acts.continueLast}>${icons.onward}<span>${t('chat.continue')}</span></button>` : nothing}
  </div>`;
}

function alternates(message, acts) {
  const { index, count } = message.alternates;
  return html`<span class="alternates" role="group" aria-label=${t('chat.alternates')}>
    <button type="button" class="quiet round" aria-label=${t('chat.previous')} ?disabled=${index === 0}
      @click=${() => acts.choose(message, index - 1)}>${icons.back}</button>
    <span aria-live="polite">${index + 1}/${count}</span>
    <button type="button" class="quiet round" aria-label=${t('chat.next')} ?disabled=${index === count - 1}
      @click=${() => acts.choose(message, index + 1)}>${icons.next}</button></span>`;
}
