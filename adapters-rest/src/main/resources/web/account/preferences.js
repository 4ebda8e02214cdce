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
  confirmed = {};
  if (!user) return line;
  const before = wishes;
  return inTurn(async () => {
    // the looks of the last time will do until the server can be asked
    const kept = await get('/user/settings').catch(() => null);
    if (!kept || session.user?.id !== user) return;
    preferences.zone ??= kept.general.timezone;
    refresh();
    if (before !== wishes) return;
    wear(kept.theme);
    if (languageOf(kept.general.language)) speak(languageOf(kept.general.language));
    confirmed = {};
  });
}

/** What can be wished for: how it is now, and how another is shown. */
const kinds = {
  theme: { now: () => preferences.theme, show: wear },
  language: { now: () => language.code, show: speak },
  zone: { now: () => preferences.zone, show: (zone) => { preferences.zone = zone; } },
};
/** By kind, what the server has said yes to, for wishes that it refuses; and the number of the newest wish. */
let confirmed = {};
const newest = {};

/** Shows the wish at once and tells it to the server; what that refuses is shown no more. */
function wish(kind, value, ask) {
  const { now, show } = kinds[kind];
  confirmed[kind] ??= now();
  const mine = newest[kind] = ++wishes;
  show(value);
  refresh();
  return inTurn(() => telling(async () => {
    try {
      await ask();
      confirmed[kind] = value;
    } catch (problem) {
      if (mine === newest[kind]) show(confirmed[kind]);
      refresh();
      throw problem;
    }
  }));
}

export function chooseTheme(part) {
  const theme = { ...preferences.theme, ...part };
  return wish('theme', theme, () => put('/user/settings/theme', theme));
}

export const chooseZone = (timezone) => wish('zone', timezone, () => put('/user/settings', { general: { timezone } }));

/** Strangers choose for this browser, members for all of theirs. */
export function chooseLanguage(code) {
  if (session.user) return wish('language', code, () => put('/user/settings', { general: { language: code } }));
  speak(code);
  refresh();
  return line;
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
