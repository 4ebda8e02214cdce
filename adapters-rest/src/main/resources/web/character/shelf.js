/* Cards side by side, and the pages of a list behind them. */
import { html, nothing } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';
import { repeat } from 'lit-html/directives/repeat.js';
import { get } from '../api.js';
import { avatar } from '../shared/avatar.js';
import { icons } from '../shared/icons.js';
import { refresh } from '../shared/view.js';
import { number, t } from '../text/index.js';

/** The next page is asked for before its reader is at the end. */
const AHEAD = '600px';

/** A list of the server's that is read page by page. */
export function pages(path, query = {}) {
  const list = { items: [], more: false, cursor: null, loaded: false, busy: false, problem: null, query };
  let asked = 0;
  let edge;
  const eye = new IntersectionObserver((seen) => {
    if (seen.at(-1).isIntersecting && !list.busy && !list.problem) list.load(true);
  }, { rootMargin: AHEAD });

  list.load = async (onward = false) => {
    const mine = ++asked; // an answer that was overtaken by a newer question is not shown
    list.busy = true;
    list.again = () => list.load(onward);
    refresh();
    try {
      const page = await get(path, { page_size: 24, ...list.query, ...(onward ? { start_cursor: list.cursor } : {}) });
      if (mine !== asked) return;
      Object.assign(list, { items: onward ? [...list.items, ...page.results] : page.results,
        more: page.has_more, cursor: page.next_cursor, problem: null });
    } catch (problem) {
      if (mine !== asked) return;
      list.problem = problem.message;
    }
    Object.assign(list, { loaded: true, busy: false });
    refresh();
    watch(edge); // the end may still be in sight, which nobody is told a second time
  };

  /** Where the list ends on the page. */
  function watch(element) {
    edge = element;
    eye.disconnect();
    if (element) eye.observe(element);
  }
  list.edge = ref(watch);
  return list;
}

/** What stands below a list: its trouble, or the way on, which is gone by itself when it comes into sight. */
export const moreOf = (list) => html`
  ${list.problem ? html`<p class="notice bad" role="alert"><span>${list.problem}</span>
    <button type="button" class="small" @click=${list.again}>${t('form.again')}</button></p>` : nothing}
  ${list.more ? html`<p class="center" ${list.edge}><button type="button" ?disabled=${list.busy} @click=${() => list.load(true)}>${t('list.more')}</button></p>` : nothing}`;

export const cards = (list, below = moreOf(list)) => html`
  <ul class="cards" aria-busy=${list.busy}>${repeat(list.items, (one) => one.id, (one) => card(one))}</ul>${below}`;

/** `why` says in a few words why somebody stands here. */
export const card = (one, why = null) => html`<li><a class="card" href="#/characters/${one.id}">
  ${avatar(one.name, one.avatar_url, 'cover', one.thumbnail_url)}
  <span class="words">${why ? html`<span class="soft small">${why}</span>` : nothing}<b>${one.name}</b>
    ${one.tagline ? html`<span class="soft clamp">${one.tagline}</span>` : nothing}
    ${one.tags.length ? html`<span class="tags">${one.tags.slice(0, 3).map((tag) => html`<span class="tag">${tag}</span>`)}</span>` : nothing}
    ${counts(one)}
  </span></a></li>`;

/** How many talk with somebody and like them; nothing is said of nobody. */
const counts = (one) => one.chat_count + one.like_count === 0 ? nothing : html`<span class="counts soft small">
  ${one.chat_count ? html`<span title=${t('marks.chats', { count: one.chat_count })}>${icons.talk}${number(one.chat_count)}</span>` : nothing}
  ${one.like_count ? html`<span title=${t('marks.likes', { count: one.like_count })}>${icons.heart}${number(one.like_count)}</span>` : nothing}</span>`;

/** A glance at what others have shown to everybody; nothing at all where there is nothing yet. */
export function publicShelf() {
  const list = pages('/characters', { sort: 'popular', page_size: 12 });
  list.load();
  return {
    render: () => !list.items.length && !list.problem ? nothing : html`<section class="shelf" aria-labelledby="public-title">
      <div class="row between"><h2 id="public-title">${t('gallery.public')}</h2>
        <a class="button" href="#/gallery">${icons.search}<span>${t('gallery.browse')}</span></a></div>
      ${cards(list, list.problem ? moreOf(list) : nothing)}</section>`,
  };
}
