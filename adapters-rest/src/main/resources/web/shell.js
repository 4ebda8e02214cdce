/* What stands around every room: the head, the ways to the rooms, the tray of imports, notices. */
import { html, nothing } from 'lit-html';
import { chooseLanguage } from './account/preferences.js';
import { signOut } from './account/sign-out.js';
import { session } from './account/session.js';
import { dropCurtain, importTray } from './character/drop.js';
import { dialogs } from './shared/dialog.js';
import { icons } from './shared/icons.js';
import { toasts } from './shared/toast.js';
import { language, t } from './text/index.js';

const open = ['#/gallery', 'nav.gallery', icons.compass, /^\/gallery/];
const ways = [
  open,
  ['#/', 'nav.characters', icons.people, /^\/($|characters)/],
  ['#/chats', 'nav.chats', icons.talk, /^\/chats/],
  ['#/personas', 'nav.personas', icons.mask, /^\/personas/],
];
/** For those who keep order here. */
const order = ['#/admin/reports', 'nav.reports', icons.flag, /^\/admin/];

const waysOf = (user) => (!user ? [open] : user.role === 'admin' ? [...ways, order] : ways);

export const shell = (room, address) => html`
  <a class="skip" href="#content" @click=${skip}>${t('nav.skip')}</a>
  <div class="shell ${room.fill ? 'filled' : ''}">
    <header class="head">
      <a class="brand" href="#/"><img src="/style/icon.svg" alt="" width="28" height="28"><span>Fabula</span></a>
      <nav class="ways" aria-label=${t('nav.rooms')}>${waysOf(session.user).map((way) => link(way, address))}</nav>
      <div class="corner">
        <a class="quiet small api" href="/docs">API</a>
        ${languages()}
        ${session.user ? html`<a class="quiet small gear" href="#/settings" aria-label=${t('nav.settings')} title=${t('nav.settings')}
            aria-current=${address === '/settings' ? 'page' : nothing}>${icons.gear}</a>
          <button type="button" class="quiet small" @click=${signOut}>${t('account.signOut')}</button>`
          : html`<a class="quiet small" href="#/welcome">${t('account.signIn')}</a>`}
      </div>
    </header>
    <main id="content" tabindex="-1">${room.render()}</main>
  </div>
  ${importTray()} ${dropCurtain()} ${dialogs(toasts())}`;

const link = ([href, key, icon, shape], address) => html`
  <a href=${href} aria-current=${shape.test(address) ? 'page' : nothing}>${icon}<span>${t(key)}</span></a>`;

/** The other language, in its own words. */
function languages() {
  const other = language.code === 'ko' ? 'en' : 'ko';
  return html`<button type="button" class="quiet small" lang=${other} @click=${() => chooseLanguage(other)}>
    ${other === 'ko' ? '한국어' : 'English'}</button>`;
}

// the address is the router's, so the jump is made by hand
function skip(event) {
  event.preventDefault();
  document.getElementById('content').focus();
}
