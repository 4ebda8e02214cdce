/* The characters: one's own first, with the place to drop cards on; then everybody's. */
import { html, nothing } from 'lit-html';
import { dropZone } from './drop.js';
import { onImported } from './imports.js';
import { cards, pages, publicShelf } from './shelf.js';
import { t } from '../text/index.js';
import { icons } from '../shared/icons.js';

export function desk() {
  const mine = pages('/characters/my');
  const shelf = publicShelf();
  mine.load();
  const deaf = onImported(() => mine.load());

  return {
    title: () => t('nav.characters'),
    leave: deaf,
    render: () => html`
      <section class="shelf" aria-labelledby="mine-title">
        <div class="row between"><h1 id="mine-title">${t('gallery.mine')}</h1>
          <a class="button" href="#/characters/new">${icons.pen}<span>${t('gallery.write')}</span></a></div>
        ${dropZone(mine.items.length > 0)}
        ${mine.loaded && !mine.items.length && !mine.problem ? html`<p class="soft center">${t('gallery.empty')}</p>` : nothing}
        ${cards(mine)}
      </section>
      ${shelf.render()}`,
  };
}
