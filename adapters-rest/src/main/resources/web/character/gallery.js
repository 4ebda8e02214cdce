/* Everybody's characters, to look through and to search. What is looked for stands in the address. */
import { html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { get } from '../api.js';
import { afterDrawingOnce, refresh } from '../shared/view.js';
import { number, t } from '../text/index.js';
import { cards, pages } from './shelf.js';

const SORTS = ['popular', 'trending', 'top', 'new'];
/** So many tags stand on the page before somebody asks for the rest. */
const TAGS_SHOWN = 14;
const PAUSE = 250;

/** The gallery that was left last, for those who come back to it from a character. */
let left = null;

export function gallery() {
  const back = left?.address === addressOf(wishOf(location.hash)) && history.state?.gallery === left.mark ? left : null;
  const mark = back?.mark ?? `${Date.now()}`;
  const list = back?.list ?? pages('/characters');
  let wish = wishOf(location.hash);
  let typed = wish.q;
  let tags = [];
  let waiting;
  if (back) afterDrawingOnce(() => scrollTo(0, back.scroll));
  else look();
  sign();
  // the chips are a help: without them there is still the search
  get('/tags/used', { page_size: 100 }).then(({ results }) => {
    tags = results.sort((one, other) => other.count - one.count);
    refresh();
  }).catch(() => {});

  function look() {
    list.query = { q: wish.q, sort: wish.sort, tag: wish.tags };
    list.load();
  }

  /** The browser's own record of this page, which a link to the same address does not have. */
  function sign() {
    history.replaceState({ gallery: mark }, '');
  }

  /** Each letter of one search takes the place of the last; anything else is a step that Back undoes. */
  function go(next) {
    clearTimeout(waiting);
    const to = addressOf(next);
    if (!wish.q || !next.q || next.q === wish.q) {
      location.hash = to;
      return;
    }
    history.replaceState(null, '', to);
    dispatchEvent(new HashChangeEvent('hashchange'));
  }

  function type(event) {
    typed = event.target.value;
    clearTimeout(waiting);
    waiting = setTimeout(() => go({ ...wish, q: typed.trim() }), PAUSE);
  }

  const toggle = (tag) => go({ ...wish, q: typed.trim(),
    tags: wish.tags.includes(tag) ? wish.tags.filter((one) => one !== tag) : [...wish.tags, tag] });

  const chip = (name, count) => html`<button type="button" class="chip" aria-pressed=${wish.tags.includes(name)}
    @click=${() => toggle(name)}>${name}${count ? html`<span class="soft">${number(count)}</span>` : nothing}</button>`;

  function chips() {
    const free = tags.filter((one) => !wish.tags.includes(one.name));
    if (!free.length && !wish.tags.length) return nothing;
    return html`<div class="chips" role="group" aria-label=${t('character.tags')}>
      ${wish.tags.map((name) => chip(name))}${free.slice(0, TAGS_SHOWN).map((one) => chip(one.name, one.count))}
      ${free.length > TAGS_SHOWN ? html`<details><summary class="soft small">${t('gallery.moreTags', { count: free.length - TAGS_SHOWN })}</summary>
        <div class="chips">${free.slice(TAGS_SHOWN).map((one) => chip(one.name, one.count))}</div></details>` : nothing}</div>`;
  }

  const nobody = () => html`<div class="center empty"><p class="soft">${t(wish.q || wish.tags.length ? 'gallery.notFound' : 'gallery.nobody')}</p>
    ${wish.q || wish.tags.length ? html`<p><a class="button" href="#/gallery">${t('gallery.all')}</a></p>` : nothing}</div>`;

  return {
    title: () => t('nav.gallery'),
    leave() {
      clearTimeout(waiting);
      left = { mark, list, address: addressOf(wish), scroll: scrollY };
    },
    follow(path) {
      if (!/^\/gallery(\?|$)/.test(path)) return false;
      wish = wishOf(path);
      if (wish.q !== typed.trim()) typed = wish.q;
      sign();
      scrollTo(0, 0);
      look();
      return true;
    },
    render: () => html`<section class="shelf" aria-labelledby="gallery-title">
      <div class="row between wrap"><h1 id="gallery-title">${t('nav.gallery')}</h1>
        <input class="search" type="search" aria-label=${t('gallery.search')} placeholder=${t('gallery.searchHint')}
          .value=${live(typed)} @input=${type} maxlength="200"></div>
      <div class="sorts" role="group" aria-label=${t('gallery.sort')}>${SORTS.map((sort) => html`<button type="button"
        aria-pressed=${wish.sort === sort} @click=${() => go({ ...wish, q: typed.trim(), sort })}>${t(`gallery.sort.${sort}`)}</button>`)}</div>
      ${chips()}
      <p class="aside" role="status">${list.loaded && !list.busy ? t('gallery.found', { count: list.items.length }) : nothing}</p>
      ${list.loaded && !list.items.length && !list.problem && !list.busy ? nobody() : nothing}
      <div class=${list.busy && list.loaded ? 'stale' : ''}>${cards(list)}</div></section>`,
  };
}

function wishOf(address) {
  const query = new URLSearchParams(address.split('?')[1] ?? '');
  const sort = query.get('sort');
  return { q: query.get('q')?.trim() ?? '', sort: SORTS.includes(sort) ? sort : 'popular', tags: [...new Set(query.getAll('tag'))] };
}

function addressOf({ q, sort, tags }) {
  const query = new URLSearchParams([...(q ? [['q', q]] : []), ...(sort === 'popular' ? [] : [['sort', sort]]),
    ...tags.map((tag) => ['tag', tag])]);
  return query.size ? `#/gallery?${query}` : '#/gallery';
}
