/* What people say about a character: the oldest first, replies among them with a word of what they answer. */
import { html, nothing } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { post, put, remove } from '../api.js';
import { session } from '../account/session.js';
import { moreOf, pages } from '../character/shelf.js';
import { avatar } from '../shared/avatar.js';
import { confirmed } from '../shared/dialog.js';
import { area, formState, problemOf, submit, submitting, valuesOf } from '../shared/fields.js';
import { telling } from '../shared/toast.js';
import { focusSoon, refresh } from '../shared/view.js';
import { moment, number, t } from '../text/index.js';

export function comments(character) {
  const path = `/characters/${character.id}/comments`;
  const list = pages(path);
  // what was written here while the end of the list is still to be read
  let fresh = [];
  let count = character.comment_count;
  let open = null;
  const writing = formState();
  let inline = formState();
  list.load();

  const all = () => [...list.items, ...fresh.filter(({ id }) => !list.items.some((one) => one.id === id))];
  const mine = (one) => session.user && (one.author?.id === session.user.id || session.user.role === 'admin');
  const mayDelete = (one) => mine(one) || session.user?.id === character.owner_id;

  function turn(to) {
    open = to;
    inline = formState();
    focusSoon('.comment textarea');
  }

  /** A form's words on their way; the form is empty again once they have arrived. */
  const sending = (state, work) => async (event) => {
    event.preventDefault();
    const form = event.target;
    const { content } = valuesOf(form);
    await submitting(state, ['content'], async () => {
      await work(content ?? '');
      form.reset();
      open = null;
    });
  };

  async function say(words) {
    fresh.push(await post(path, words));
    count++;
  }

  const write = sending(writing, (content) => say({ content }));

  const reply = (to) => sending(inline, async (content) => {
    await say({ content, parent_id: to.id });
    to.reply_count++;
  });

  const rewrite = (one) => sending(inline, async (content) => Object.assign(one, await put(`${path}/${one.id}`, { content })));

  const destroy = (one) => telling(async () => {
    const sure = await confirmed({ title: t('comment.deleteTitle'), text: t('chat.deleteMessageText'), action: t('form.delete') });
    if (!sure) return;
    await remove(`${path}/${one.id}`);
    count--;
    if (one.reply_count) Object.assign(one, { content: null, author: null });
    else [list.items, fresh] = [list.items, fresh].map((some) => some.filter((other) => other !== one));
    refresh();
  });

  const form = (state, send, label, value = '', cancel = null) => html`<form @submit=${send} novalidate>
    ${area(state, 'content', label, { rows: 2, value, required: true })}${problemOf(state)}
    <div class="actions end">${cancel ? html`<button type="button" class="small" @click=${cancel}>${t('form.cancel')}</button>` : nothing}
      ${submit(state, t('comment.send'))}</div></form>`;

  const acts = (one) => html`<div class="actions">
    ${session.user ? html`<button type="button" class="quiet small" @click=${() => turn({ one, how: 'reply' })}>${t('comment.reply')}</button>` : nothing}
    ${mine(one) ? html`<button type="button" class="quiet small" @click=${() => turn({ one, how: 'edit' })}>${t('form.edit')}</button>` : nothing}
    ${mayDelete(one) ? html`<button type="button" class="quiet small" @click=${() => destroy(one)}>${t('form.delete')}</button>` : nothing}</div>`;

  function row(one) {
    const name = one.author?.nickname ?? t('comment.nobody');
    const answered = one.parent_id ? all().find(({ id }) => id === one.parent_id) : null;
    const editing = open?.one === one ? open.how : null;
    const cancel = () => turn(null);
    return html`<li class="comment">${avatar(name, one.author?.avatar_url)}<div class="words">
      <p class="row small"><b>${name}</b><time class="soft" datetime=${one.created_at}>${moment(one.created_at)}</time>
        ${one.updated_at !== one.created_at && one.content ? html`<span class="soft">${t('comment.edited')}</span>` : nothing}</p>
      ${answered ? html`<p class="answered soft small clamp">${answered.author?.nickname ?? t('comment.nobody')}: ${answered.content ?? t('comment.deleted')}</p>` : nothing}
      ${editing === 'edit' ? form(inline, rewrite(one), t('form.edit'), one.content, cancel)
        : one.content === null ? html`<p class="soft">${t('comment.deleted')}</p>` : html`<p class="plainly">${one.content}</p>${acts(one)}`}
      ${editing === 'reply' ? form(inline, reply(one), t('comment.replyTo', { name }), '', cancel) : nothing}</div></li>`;
  }

  return () => html`<section class="comments" aria-labelledby="comments-title">
    <h2 id="comments-title">${t('comment.title')} ${count > 0 ? html`<span class="soft small">${number(count)}</span>` : nothing}</h2>
    ${list.loaded && !all().length && !list.problem ? html`<p class="soft">${t('comment.none')}</p>` : nothing}
    <ul>${repeat(list.items, (one) => one.id, row)}</ul>${moreOf(list)}
    <ul>${repeat(all().slice(list.items.length), (one) => one.id, row)}</ul>
    ${session.user ? (open ? nothing : form(writing, write, t('comment.write')))
      : html`<p class="soft small"><a href="#/welcome">${t('account.signIn')}</a> ${t('comment.signIn')}</p>`}</section>`;
}
