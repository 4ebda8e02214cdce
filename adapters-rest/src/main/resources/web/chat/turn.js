/*
 * One reply while it is being written. Which kind of turn a stream tells is not in the stream, so
 * whoever starts one leaves a note in the browser, which a reload or another tab finds.
 */
import { announce } from '../shared/toast.js';
import { follow, turnOf } from '../stream.js';

const noteOf = (chat) => `fabula.turn.${chat}`;
const SENTENCE = /[.!?。…~]["”」』*)]*\s|\n/g;

export class Turn {
  text = '';
  lost = false;
  question = null;
  /** The question's words while the server does not have them. */
  away = null;
  /** Known from its first event on. */
  id = null;
  #aborting = new AbortController();
  #announced = 0;

  /**
   * @param kind reply, regenerate or continue; `target` is the message that the latter two work on
   */
  constructor(chat, kind, target = null) {
    this.chat = chat;
    this.kind = kind;
    this.target = target;
  }

  /** The running turn of a chat, as far as this browser knows what it is. */
  static found(chat) {
    const [kind, target] = localStorage.getItem(noteOf(chat))?.split(' ') ?? [];
    return new Turn(chat, kind ?? 'reply', target ?? null);
  }

  note() {
    if (this.kind === 'reply') localStorage.removeItem(noteOf(this.chat));
    else localStorage.setItem(noteOf(this.chat), `${this.kind} ${this.target}`);
  }

  /**
   * Reads to the end. `hear` is told of every change; the answer is the ending event, or null where
   * this reader was told to leave.
   */
  async read(begin, hear) {
    const before = localStorage.getItem(noteOf(this.chat));
    this.note();
    try {
      for await (const event of follow(this.chat, begin, this.#aborting.signal)) {
        if (this.#aborting.signal.aborted) return null;
        this.lost = event.name === 'lost';
        this.id = turnOf(event.id) ?? this.id;
        if (event.name === 'user_saved') this.#asked(event.data.message);
        else if (event.name === 'token') this.#grow(event.data.text);
        else if (event.name !== 'lost') return this.#over(event);
        hear(event);
      }
    } catch (problem) {
      // another tab's turn runs perhaps, and the note was about that one
      if (before && begin && !this.id) localStorage.setItem(noteOf(this.chat), before);
      throw problem;
    }
    return null;
  }

  /** A turn with a question is a reply, whatever an old note says. */
  #asked(message) {
    Object.assign(this, { question: message, kind: 'reply', target: null });
    this.note();
  }

  #grow(text) {
    this.text += text;
    // aloud sentence by sentence: word by word nobody could follow
    const fresh = this.text.slice(this.#announced);
    const last = [...fresh.matchAll(SENTENCE)].at(-1);
    if (last) this.#say(last.index + last[0].length);
  }

  #say(length) {
    const spoken = this.text.slice(this.#announced, this.#announced + length).trim();
    this.#announced += length;
    if (spoken) announce(spoken);
  }

  #over(event) {
    localStorage.removeItem(noteOf(this.chat));
    this.#say(this.text.length - this.#announced);
    return event;
  }

  /** Stops reading; the turn itself goes on. */
  leave() {
    this.#aborting.abort();
  }
}
