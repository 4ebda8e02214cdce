/* The language of the page: the browser's, unless somebody chose another. */
import { en } from './en.js';
import { ko } from './ko.js';

export const KEPT_AS = 'fabula.language';
const languages = { en, ko };

export const language = { code: kept() ?? preferred() };

function kept() {
  const code = localStorage.getItem(KEPT_AS);
  return code in languages ? code : null;
}

function preferred() {
  for (const tag of navigator.languages ?? [navigator.language]) if (languageOf(tag)) return languageOf(tag);
  return 'en';
}

/** Which of the page's languages a tag such as ko-KR means; null where none. */
export function languageOf(tag) {
  const code = tag?.slice(0, 2).toLowerCase();
  return code in languages ? code : null;
}

export function speak(code) {
  language.code = code;
  localStorage.setItem(KEPT_AS, code);
  document.documentElement.lang = code;
}

/** Speaks as another tab has just said. */
export function speakAsKept() {
  language.code = kept() ?? preferred();
  document.documentElement.lang = language.code;
}

/** The text of a key; where it needs facts, it is a function of them. */
export function t(key, facts) {
  const text = languages[language.code][key] ?? en[key];
  if (text === undefined) throw new Error(`no text for ${key}`);
  return typeof text === 'function' ? text(facts) : text;
}

/** The same for a word of the server's, which may know more words than the page: those stay as they are. */
export const told = (key, word, facts) => (key in en ? t(key, facts) : word);

/** A number as people write it. */
export const number = (value) => value.toLocaleString(language.code);

/** How large something is, in the largest unit of which it has one. */
export function size(bytes) {
  const [by, unit] = bytes < 1e6 ? [1e3, 'kilobyte'] : bytes < 1e9 ? [1e6, 'megabyte'] : [1e9, 'gigabyte'];
  return new Intl.NumberFormat(language.code, { style: 'unit', unit, maximumFractionDigits: bytes < 1e6 ? 0 : 1 }).format(bytes / by);
}

/** A day, with its year. */
export const day = (instant) => new Intl.DateTimeFormat(language.code, { dateStyle: 'long' }).format(new Date(instant));

/** A moment as people say it: the time today, else the day. */
export function moment(instant) {
  const date = new Date(instant);
  const today = date.toDateString() === new Date().toDateString();
  const shape = today ? { hour: 'numeric', minute: '2-digit' } : { month: 'short', day: 'numeric' };
  return new Intl.DateTimeFormat(language.code, shape).format(date);
}
