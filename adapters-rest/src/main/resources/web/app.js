/* The page: which room the address names, and the drawing of it inside the shell. */
import { render } from 'lit-html';
import { session } from './account/session.js';
import { signedIn } from './account/elsewhere.js';
import { forgotPassword, resetPassword, verifyEmail } from './account/links.js';
import { welcome } from './account/welcome.js';
import { desk } from './character/desk.js';
import { gallery } from './character/gallery.js';
import { characterPage } from './character/page.js';
import { characterForm } from './character/form.js';
import { chatList } from './chat/list.js';
import { chatPage } from './chat/page.js';
import { personas } from './persona/page.js';
import { shell } from './shell.js';
import { closeDialog } from './shared/dialog.js';
import { drawWith, refresh } from './shared/view.js';
import { language, t } from './text/index.js';

/**
 * Each room: the shape of its address behind the #, whether it is for members only, and what makes
 * it. A room is {title(), render(), leave?(), follow?(path)}; `fill` rooms manage their own scrolling,
 * and one that follows an address stands for it, too, and stays.
 */
const rooms = [
  [/^\/$/, false, desk],
  [/^\/gallery(?:\?.*)?$/, false, gallery],
  [/^\/welcome$/, false, welcome],
  [/^\/signed-in\?(.+)$/, false, signedIn],
  [/^\/forgot-password$/, false, forgotPassword],
  [/^\/reset-password\?token=([^/]+)$/, false, resetPassword],
  [/^\/verify-email\?token=([^/]+)$/, false, verifyEmail],
  [/^\/characters\/new$/, true, () => characterForm(null)],
  [/^\/characters\/([^/]+)\/edit$/, true, characterForm],
  [/^\/characters\/([^/]+)$/, false, characterPage],
  [/^\/chats$/, true, chatList],
  [/^\/chats\/([^/]+)$/, true, chatPage],
  [/^\/personas$/, true, personas],
];

let room = null;
let address = null;
let member = null;

/** Goes in where the address points; again when somebody signed in or out meanwhile. */
function enter() {
  const path = location.hash.slice(1) || '/';
  const signedIn = session.user?.id ?? null;
  if (path === address && signedIn === member) return;
  const moved = path !== address;
  address = path;
  if (signedIn === member && room?.follow?.(path)) return;
  member = signedIn;
  room?.leave?.();
  closeDialog();
  room = find(path, signedIn);
  if (moved) scrollTo(0, 0);
  refresh();
}

function find(path, signedIn) {
  for (const [shape, membersOnly, make] of rooms) {
    const match = shape.exec(path);
    if (!match) continue;
    if ((membersOnly || path === '/') && !signedIn) return welcome();
    return make(...match.slice(1).map(decodeURIComponent));
  }
  location.replace('#/');
  return desk();
}

drawWith(() => {
  if ((session.user?.id ?? null) !== member) enter();
  document.title = [room.title(), 'Fabula'].filter(Boolean).join(' · ');
  render(shell(room, address), document.getElementById('app'));
});

document.documentElement.lang = language.code;
document.querySelector('meta[name=description]').content = t('welcome.lead');
addEventListener('hashchange', enter);
enter();
