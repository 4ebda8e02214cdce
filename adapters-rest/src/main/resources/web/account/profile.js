/* Who one is to others: face, nickname, a few words; and beside them how that looks from outside. */
import { html, nothing } from 'lit-html';
import { get, put } from '../api.js';
import { avatar } from '../shared/avatar.js';
import { area, field, formState, problemOf, submit, submitting, valuesOf } from '../shared/fields.js';
import { picture } from '../shared/picture.js';
import { toast } from '../shared/toast.js';
import { refresh } from '../shared/view.js';
import { day, t } from '../text/index.js';
import { keepUser, session } from './session.js';

export function profile() {
  const state = formState();
  let face = faceOf(session.user);
  /** What stands in the form and is not saved yet. */
  let typed = {};
  let seen = null;
  // what the browser keeps of the user may be older than what another device wrote
  get('/users/me').then((user) => {
    if (face.sent().avatar_asset_id === undefined && !face.busy) face = faceOf(user);
    keepUser(user);
  }, () => {});
  // the form works without: then there is only nothing to compare it with
  get(`/users/${session.user.id}/profile`).then((answer) => {
    seen = answer;
    refresh();
  }, () => {});

  async function save(event) {
    event.preventDefault();
    if (face.busy) return;
    const values = { ...valuesOf(event.target), ...face.sent() };
    await submitting(state, ['nickname', 'bio'], async () => {
      const user = await put('/users/me', values);
      face = faceOf(user);
      typed = {};
      keepUser(user);
      toast(t('settings.saved'));
    });
  }

  function type(event) {
    typed[event.target.name] = event.target.value;
    refresh();
  }

  /** As GET /users/{id}/profile shows it, once this is saved. */
  function preview() {
    const nickname = (typed.nickname ?? session.user.nickname ?? '').trim() || session.user.username;
    const bio = (typed.bio ?? session.user.bio ?? '').trim();
    return html`<section class="seen" aria-labelledby="seen-title"><h3 id="seen-title">${t('settings.seen')}</h3>
      <div class="row">${avatar(nickname, face.url, 'large')}<div class="words"><b>${nickname}</b>
        ${bio ? html`<p class="plainly">${bio}</p>` : nothing}
        ${seen ? html`<p class="soft small">${t('settings.seenFacts', { count: seen.character_count, since: day(seen.created_at) })}</p>` : nothing}
      </div></div></section>`;
  }

  return () => html`<form class="panel" @submit=${save} @input=${type} novalidate aria-labelledby="profile-title"><h2 id="profile-title">${t('settings.profile')}</h2>
    <p class="soft small">${session.user.email}</p>
    <div class="first">${face.render()}<div class="stack">
      ${field(state, 'nickname', t('settings.nickname'), { value: session.user.nickname ?? '', autocomplete: 'nickname', hint: t('account.nicknameHint') })}
      ${area(state, 'bio', t('settings.bio'), { value: session.user.bio ?? '' })}</div></div>
    ${preview()}
    ${problemOf(state)}<div class="actions end">${submit(state, t('form.save'))}</div></form>`;
}

const faceOf = (user) => picture(user.nickname ?? user.username ?? '', user.avatar_url);
