/*
 * How somebody wants their pages, and by whose clock they live. The server keeps it for all of their devices; the
 * browser keeps the looks too (early.js), so that nothing flashes while the server is asked.
 */
import { get, put } from '../api.js';
import { telling } from '../shared/toast.js';
import { refresh } from '../shared/view.js';
import { KEPT_AS as SPOKEN, language, languageOf, speak, speakAsKept } from '../text/index.js';
import { session } from './session.js';

const KEPT_AS = 'fabula.theme';
export const MODES = ['system', 'light', 'dark'];
/** The colours that style/base.css has; the first one is what stands there without a word. */
export const ACCENTS = ['sea', 'blue', 'violet', 'rose', 'amber', 'moss'];
export const SCALES = [0.85, 1, 1.15, 1.3, 1.5, 2];

/** As it is worn now; `zone` is null until the server was asked. */
export const preferences = { theme: globalThis.fabulaKeptLooks(), zone: null };

export const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** What goes to the server goes there one after another, so that the last wish is the one that stays. */
let line = Promise.resolve();
let wishes = 0;
const inTurn = (work) => (line = line.then(work));

function wear(theme) {
  preferences.theme = { mode: theme.mode, accent: theme.accent, font_scale: theme.font_scale };
  globalThis.fabulaWear(preferences.theme);
  localStorage.setItem(KEPT_AS, JSON.stringify(preferences.theme));
  refresh();
}

/** Asks the server what whoever is signed in wants. What they wish meanwhile is newer than the answer. */
export function learnPreferences() {
  const user = session.user?.id;
  preferences.zone = null;
  if (!user) return line;
  const before = wishes;
  return inTurn(async () => {
    // the looks of the last time will do until the server can be asked
    const kept = await get('/user/settings').catch(() => null);
    if (!kept || before !== wishes || session.user?.id !== user) return;
    wear(kept.theme);
    if (languageOf(kept.general.language)) speak(languageOf(kept.general.language));
    preferences.zone = kept.general.timezone;
    refresh();
  });
}

/** Shows the wish, tells it to the server, and goes back to what was before where that refuses. */
function wish(show, ask, before) {
  const mine = ++wishes;
  show();
  refresh();
  return inTurn(() => telling(async () => {
    try {
      return await ask() ?? true;
    } catch (problem) {
      if (mine === wishes) before();
      refresh();
      throw problem;
    }
  }));
}

export function chooseTheme(part) {
  const { theme } = preferences;
  return wish(() => wear({ ...theme, ...part }), () => put('/user/settings/theme', part), () => wear(theme));
}

/** Strangers choose for this browser, members for all of theirs. */
export function chooseLanguage(code) {
  const before = language.code;
  if (session.user) return wish(() => speak(code), () => put('/user/settings', { general: { language: code } }), () => speak(before));
  speak(code);
  refresh();
  return line;
}

export function chooseZone(zone) {
  const before = preferences.zone;
  return wish(() => { preferences.zone = zone; }, () => put('/user/settings', { general: { timezone: zone } }),
    () => { preferences.zone = before; });
}

/** Of somebody new the server knows neither language nor clock: they are those of the browser they came with. */
export const introduce = () => inTurn(() => put('/user/settings', { general: { language: language.code, timezone: ownZone() } })
  .catch(() => {})); // a place that the server does not know is no reason to stay outside

/** Another tab has told the browser something. */
addEventListener('storage', (event) => {
  if (event.key === KEPT_AS) {
    preferences.theme = globalThis.fabulaKeptLooks();
    globalThis.fabulaWear(preferences.theme);
  } else if (event.key === SPOKEN) speakAsKept();
  else return;
  refresh();
});
