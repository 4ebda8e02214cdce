/* The page: which room the address names, and the drawing of it inside the shell. */
import { render } from 'lit-html';
import { session } from './account/session.js';
import { signedIn } from './account/elsewhere.js';
import { forgotPassword, resetPassword, verifyEmail } from './account/links.js';
import { learnPreferences } from './account/preferences.js';
import { settings } from './account/settings.js';
import { farewell, signInFailed, welcome } from './account/welcome.js';
import { reports } from './admin/reports.js';
import { desk } from './character/desk.js';
import { gallery } from './character/gallery.js';
import { characterPage } from './character/page.js';
import { editor } from './character/editor.js';
import { resumeImports } from './character/imports.js';
import { chatList } from './chat/list.js';
import { chatPage } from './chat/page.js';
import { personas } from './persona/page.js';
import { shell } from './shell.js';
import { closeDialog, confirmed } from './shared/dialog.js';
import { drawWith, refresh } from './shared/view.js';
import { language, t } from './text/index.js';

/**
 * Each room: the shape of its address behind the #, whether it is for members only, and what makes
 * it. A room is {title(), render(), leave?(), follow?(path), unsaved?()}; `fill` rooms manage their own
 * scrolling, one that follows an address stands for it, too, and one with something unsaved is not left unasked.
 */
const rooms = [
  [/^\/$/, false, desk],
  [/^\/gallery(?:\?.*)?$/, false, gallery],
  [/^\/welcome$/, false, welcome],
  [/^\/sign-in-failed\?reason=(\w+)$/, false, signInFailed],
  [/^\/signed-in\?(.+)$/, false, signedIn],
  [/^\/farewell$/, false, farewell],
  [/^\/forgot-password$/, false, forgotPassword],
  [/^\/reset-password\?token=([^/]+)$/, false, resetPassword],
  [/^\/verify-email\?token=([^/]+)$/, false, verifyEmail],
  [/^\/characters\/new$/, true, () => editor(null)],
  [/^\/characters\/([^/]+)\/edit$/, true, editor],
  [/^\/characters\/([^/]+)$/, false, characterPage],
  [/^\/chats$/, true, chatList],
  [/^\/chats\/([^/]+)$/, true, chatPage],
  [/^\/personas$/, true, personas],
  [/^\/settings$/, true, settings],
  [/^\/admin\/reports$/, true, reports],
];

let room = null;
let address = null;
let member = null;
/** The room that may be left with what is unsaved in it. */
let released = null;

/** Goes in where the address points; again when somebody signed in or out meanwhile. */
function enter() {
  const path = location.hash.slice(1) || '/';
  const signedIn = session.user?.id ?? null;
  if (path === address && signedIn === member) return;
  const moved = path !== address;
  if (moved && signedIn === member && room !== released && room?.unsaved?.()) {
    ask(path);
    return;
  }
  address = path;
  if (signedIn === member && room?.follow?.(path)) return;
  if (signedIn !== member || room === null) {
    learnPreferences();
    resumeImports();
  }
  member = signedIn;
  room?.leave?.();
  closeDialog();
  room = find(path, signedIn);
  if (moved) scrollTo(0, 0);
  refresh();
}

/** The address has changed already, so it is put back while somebody thinks it over. */
async function ask(path) {
  history.pushState(null, '', `#${address}`);
  const sure = await confirmed({ title: t('form.unsaved'), text: t('form.unsavedText'), action: t('form.leave') });
  if (!sure) return;
  released = room;
  location.hash = path;
}

addEventListener('beforeunload', (event) => { if (room?.unsaved?.()) event.preventDefault(); });

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
