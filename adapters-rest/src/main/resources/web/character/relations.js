/* Who else there is for those who like a character, and why each is named. */
import { html, nothing } from 'lit-html';
import { get } from '../api.js';
import { refresh } from '../shared/view.js';
import { t, told } from '../text/index.js';
import { card } from './shelf.js';

const SHOWN = 12;

export function relations(id) {
  let found = [];
  // who cannot be told who is alike has still read the page
  get(`/characters/${id}/relations`).then(({ results }) => {
    found = firstOfEach(results).slice(0, SHOWN);
    refresh();
  }).catch(() => {});

  return () => !found.length ? nothing : html`<section aria-labelledby="alike-title"><h2 id="alike-title">${t('relation.title')}</h2>
    <ul class="cards alike">${found.map(({ character, kind }) => card(character, told(`relation.${kind}`, kind)))}</ul></section>`;
}

/** Two may belong together in several ways; the server names the strongest ones first. */
const firstOfEach = (all) => [...new Map([...all].reverse().map((one) => [one.character.id, one])).values()].reverse();
