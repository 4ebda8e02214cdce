/* Cards side by side, and the pages of a list behind them. */
import { html, nothing } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { get } from '../api.js';
import { avatar } from '../shared/avatar.js';
import { refresh } from '../shared/view.js';
import { t } from '../text/index.js';

/** A list of the server's that is read page by page. */
export function pages(path, query = {}) {
  const list = { items: [], more: false, cursor: null, loaded: false, problem: null, query };
  let asked = 0;

  list.load = async (onward = false) => {
    const mine = ++asked; // an answer that was overtaken by a newer question is not shown
    try {
      const page = await get(path, { page_size: 24, ...list.query, ...(onward ? { start_cursor: list.cursor } : {}) });
      if (mine !== asked) return;
      Object.assign(list, { items: onward ? [...list.items, ...page.results] : page.results,
        more: page.has_more, cursor: page.next_cursor, problem: null });
    } catch (problem) {
      if (mine === asked) list.problem = problem.message;
    }
    list.loaded = true;
    refresh();
  };
  return list;
}

export const moreOf = (list) => html`
  ${list.problem ? html`<p class="notice bad" role="alert">${list.problem}
    <button type="button" @click=${() => list.load()}>${t('form.again')}</button></p>` : nothing}
  ${list.more ? html`<p class="center"><button type="button" @click=${() => list.load(true)}>${t('list.more')}</button></p>` : nothing}`;

export const cards = (list) => html`<ul class="cards">${repeat(list.items, (one) => one.id, card)}</ul>${moreOf(list)}`;

const card = (one) => html`<li><a class="card" href="#/characters/${one.id}">
  ${avatar(one.name, one.avatar_url, 'cover')}
  <span class="words"><b>${one.name}</b>
    ${one.tagline ? html`<span class="soft clamp">${one.tagline}</span>` : nothing}
    ${one.tags.length ? html`<span class="tags">${one.tags.slice(0, 3).map((tag) => html`<span class="tag">${tag}</span>`)}</span>` : nothing}
  </span></a></li>`;

/** What others have shown to everybody; nothing at all where there is nothing yet. */
export function publicShelf() {
  const list = pages('/characters', { sort: 'popular' });
  list.load();
  let waiting;

  function find(event) {
    clearTimeout(waiting);
    const q = event.target.value.trim();
    waiting = setTimeout(() => {
      list.query = { sort: 'popular', q: q || undefined };
      list.load();
    }, 250);
  }

  return {
    render: () => !list.items.length && !list.query.q && !list.problem ? nothing : html`<section class="shelf" aria-labelledby="public-title">
      <div class="row between"><h2 id="public-title">${t('gallery.public')}</h2>
        <input class="search" type="search" aria-label=${t('gallery.search')} placeholder=${t('gallery.search')} @input=${find}></div>
      ${list.loaded && !list.items.length ? html`<p class="soft">${t('gallery.notFound')}</p>` : nothing}
      ${cards(list)}</section>`,
  };
}
