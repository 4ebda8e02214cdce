/* What a reader thinks of a character: liked, kept, voted. Shown at once, taken back where the server refuses. */
import { html } from 'lit-html';
import { post, remove } from '../api.js';
import { session } from '../account/session.js';
import { icons } from '../shared/icons.js';
import { telling } from '../shared/toast.js';
import { refresh } from '../shared/view.js';
import { number, t } from '../text/index.js';

export function marks(character) {
  const { id, like_count: likes, favorite_count: favorites, upvotes, downvotes } = character;
  const state = { liked: character.liked ?? false, kept: character.favorited ?? false, vote: character.my_vote ?? 0,
    likes, favorites, upvotes, downvotes };
  // what the server said last, for wishes that it refuses
  const known = { ...state };
  const asked = { like: 0, keep: 0, vote: 0 };
  const queue = {};

  /** Wishes of one kind reach the server one after another; the answer to the last one counts. */
  function act(name, wish, ask) {
    if (!session.user) {
      location.hash = '#/welcome';
      return;
    }
    const mine = ++asked[name];
    Object.assign(state, wish);
    refresh();
    queue[name] = (queue[name] ?? Promise.resolve()).then(() => telling(async () => {
      try {
        Object.assign(known, await ask());
      } finally {
        if (mine === asked[name]) for (const key of Object.keys(wish)) state[key] = known[key];
        refresh();
      }
    }));
  }

  const like = () => act('like', { liked: !state.liked, likes: state.likes + (state.liked ? -1 : 1) }, async () => {
    const { liked, like_count: count } = await post(`/characters/${id}/like`);
    return { liked, likes: count };
  });

  const keep = () => {
    const wish = { kept: !state.kept, favorites: state.favorites + (state.kept ? -1 : 1) };
    act('keep', wish, async () => {
      await (wish.kept ? post : remove)(`/users/me/favorites/${id}`);
      return wish;
    });
  };

  /** The same vote once more takes it back. */
  const vote = (way) => {
    const value = state.vote === way ? 0 : way;
    const counted = (sign, now, past) => Number(now === sign) - Number(past === sign);
    act('vote', { vote: value, upvotes: state.upvotes + counted(1, value, state.vote),
      downvotes: state.downvotes + counted(-1, value, state.vote) }, async () => {
      const answer = await post(`/characters/${id}/vote`, { value });
      return { vote: answer.my_vote, upvotes: answer.upvotes, downvotes: answer.downvotes };
    });
  };

  const mark = (name, icon, on, count, press) => html`<button type="button" class="mark ${name} ${on ? 'on' : ''}"
    aria-pressed=${on} aria-label=${t(`marks.${name}`)} title=${t(`marks.${name}`)} @click=${press}>${icon}<span>${number(count)}</span></button>`;

  return () => html`<div class="marks" role="group" aria-label=${t('marks.group')}>
    ${mark('like', icons.heart, state.liked, state.likes, like)}
    ${mark('keep', icons.star, state.kept, state.favorites, keep)}
    <span class="votes">${mark('up', icons.up, state.vote === 1, state.upvotes, () => vote(1))}
      ${mark('against', icons.lower, state.vote === -1, state.downvotes, () => vote(-1))}</span></div>`;
}
