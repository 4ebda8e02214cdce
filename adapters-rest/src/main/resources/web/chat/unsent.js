/*
 * What somebody wrote in a chat and the server does not have yet: the words in the box, and those on their
 * way. The tab keeps both at every moment, so what never arrived is in the box again after a reload.
 */
import { refresh } from '../shared/view.js';

const GAP = '\n\n';
const all = new Map();

/** One for each chat however often it is opened: words may still be on their way from the last visit. */
export function unsentIn(chat) {
  if (!all.has(chat)) all.set(chat, new Unsent(chat));
  return all.get(chat);
}

class Unsent {
  /** The words in the box. */
  text;
  /** Those on their way: {words, twins}; `twins` are the ids of messages that say the same and are not these. */
  #away;
  /** Those of them that were on their way when the page was closed: nobody hears of them any more. */
  #strays;

  constructor(chat) {
    this.keptAs = `fabula.unsent.${chat}`;
    this.awayAs = `fabula.sending.${chat}`;
    const { text, away } = JSON.parse(sessionStorage.getItem(this.awayAs))
      ?? { text: sessionStorage.getItem(this.keptAs) ?? '', away: [] };
    this.text = text;
    this.#away = away;
    this.#strays = [...away];
  }

  write(text) {
    this.text = text;
    this.#keep();
  }

  /** Words leave for the server, out of the box where they stand in it; `messages` are those before them. */
  leave(words, messages) {
    if (this.holds(words)) this.text = this.text.slice(words.length + GAP.length);
    const one = { words, twins: messages.filter((message) => says(message, words)).map(({ id }) => id) };
    this.#away.push(one);
    this.#keep();
    return one;
  }

  /** Whether the words stand in the box as they came back. */
  holds(words) {
    return this.text === words || this.text.startsWith(words + GAP);
  }

  /** The server has them. */
  arrived(one) {
    this.#away = this.#away.filter((other) => other !== one);
    this.#keep();
  }

  /** Whether they are back in the box, in front of what was written since: they are, unless `messages` have them. */
  settle(one, messages) {
    const there = messages.some((message) => says(message, one.words) && !one.twins.includes(message.id));
    if (!there) this.text = [one.words, this.text].filter(Boolean).join(GAP);
    this.arrived(one);
    return !there;
  }

  /** The same for what an earlier page left on its way. */
  settleStrays(messages) {
    for (const one of this.#strays.splice(0).reverse()) this.settle(one, messages);
  }

  #keep() {
    const words = this.#away.map((one) => one.words);
    sessionStorage.setItem(this.keptAs, [...words, this.text].filter(Boolean).join(GAP));
    if (words.length) sessionStorage.setItem(this.awayAs, JSON.stringify({ text: this.text, away: this.#away }));
    else sessionStorage.removeItem(this.awayAs);
    refresh();
  }
}

const says = (message, words) => message.role === 'user' && message.content === words;
