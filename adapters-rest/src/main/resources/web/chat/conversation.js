/* A chat as the page knows it: its messages, the turn that runs, and everything one can do to it. */
import { get, patch, post, put, remove } from '../api.js';
import { refresh } from '../shared/view.js';
import { beginning } from '../stream.js';
import { t } from '../text/index.js';
import { Turn } from './turn.js';
import { unsentIn } from './unsent.js';

const PAGE = 30;

export class Conversation {
  chat = null;
  messages = [];
  hasOlder = false;
  /** The reply being written, or null. */
  turn = null;
  /** What went wrong with the last turn: {message, again, words?}; `again` repeats what failed, with its words. */
  trouble = null;
  /** Why there is nothing to see. */
  problem = null;
  #loadingOlder = false;
  /** The turns that wrote the replies which this page saw being written; messages do not tell theirs. */
  #made = new Map();
  /** What was refused at last: {words, begin}. */
  #refused = null;
  #left = false;

  constructor(id) {
    this.id = id;
    this.unsent = unsentIn(id);
  }

  /** Loads the chat, and reads along where a reply is being written. */
  async open() {
    try {
      await this.sync();
      this.unsent.settleStrays(this.messages);
      if (this.chat.running_turn_id) this.#run(Turn.found(this.id), null);
    } catch (problem) {
      this.problem = problem.message;
    }
    refresh();
  }

  /** The newest messages again; older ones that were loaded stay. */
  async sync() {
    const { messages, ...chat } = await get(`/chats/${this.id}`);
    const from = this.messages.findIndex((one) => one.id === messages[0]?.id);
    const older = from > 0 ? this.messages.slice(0, from) : [];
    this.chat = chat;
    this.messages = [...older, ...messages];
    if (!older.length) this.hasOlder = messages.length >= PAGE;
    refresh();
  }

  /** One page further back; whether there was anything to do. */
  async older() {
    if (!this.hasOlder || this.#loadingOlder) return false;
    this.#loadingOlder = true;
    try {
      const page = await get(`/chats/${this.id}/messages`, { before: this.messages[0].id, limit: PAGE });
      this.messages = [...page.results, ...this.messages];
      this.hasOlder = page.has_more;
      refresh();
      return true;
    } finally {
      this.#loadingOlder = false;
    }
  }

  send(words) {
    if (this.turn) return undefined;
    // the same words are the same request: where its answer was lost, the server knows it by its key
    const begin = this.#refused?.words === words ? this.#refused.begin : beginning(`/chats/${this.id}/message`, { content: words });
    const turn = new Turn(this.id, 'reply');
    const question = { id: 'asking', role: 'user', content: words, status: 'complete', alternates: { index: 0, count: 1 } };
    Object.assign(turn, { question, away: this.unsent.leave(words, this.messages) });
    this.#refused = null;
    return this.#run(turn, begin);
  }

  /** Has a question answered that got no reply. */
  #answer(question) {
    return this.#run(new Turn(this.id, 'reply'), beginning(`/chat/messages/${question.id}/regenerate`, {}));
  }

  regenerate(message) {
    return this.#run(new Turn(this.id, 'regenerate', message.id), beginning(`/chat/messages/${message.id}/regenerate`, {}));
  }

  continueLast() {
    return this.#run(new Turn(this.id, 'continue', this.messages.at(-1).id), beginning(`/chats/${this.id}/continue`, {}));
  }

  /** Does once more what failed, or asks what got no answer; null where there is nothing to try. */
  get again() {
    if (this.turn) return null;
    const { trouble, unsent } = this;
    // words that their writer has changed since are sent as any others
    if (trouble) return trouble.words === undefined || unsent.holds(trouble.words) ? trouble.again : null;
    return this.#unanswered();
  }

  #unanswered() {
    const last = this.messages.at(-1);
    return last?.role === 'user' ? () => this.#answer(last) : null;
  }

  async stop() {
    // where it is over already there is nothing to stop, and its end is on the way
    if (this.turn) await post(`/chats/${this.id}/stop`).catch((problem) => problem.status === 409 || Promise.reject(problem));
  }

  /** Without `begin` it is a turn that runs already, and why it was not this page's stays to be read. */
  async #run(turn, begin) {
    if (this.turn) return;
    this.turn = turn;
    if (begin) this.trouble = null;
    refresh();
    try {
      const ending = await turn.read(begin, (event) => this.#hear(turn, event));
      if (ending) await this.#end(turn, ending);
    } catch (problem) {
      await this.#fail(turn, begin, problem);
    } finally {
      refresh();
    }
  }

  #hear(turn, event) {
    if (event.name === 'user_saved') {
      this.#put(event.data.message);
      this.#arrived(turn);
    }
    refresh();
  }

  #arrived(turn) {
    if (!turn.away) return;
    this.unsent.arrived(turn.away);
    turn.away = null;
    if (this.#left) turn.leave();
  }

  /** It did not begin, or its end will never be heard. */
  async #fail(turn, begin, problem) {
    await this.sync().catch(() => {});
    const unheard = Boolean(begin) && turn.kind === 'reply' && !turn.id;
    const words = this.#back(turn, begin);
    if (this.turn !== turn) return;
    this.turn = null;
    if (!(unheard && words === undefined && this.#answered(problem))) {
      this.trouble ??= {
        message: Object.values(problem.fields ?? {})[0] ?? problem.message, words,
        again: words === undefined ? this.#same(turn) ?? this.#unanswered() : () => this.send(words),
      };
    }
    this.#resume();
  }

  /** Whether a question that is there is taken care of: the line was dead that would have told, or another tab was faster. */
  #answered({ status }) {
    return Boolean(this.chat.running_turn_id) || ((status === 0 || status === 409) && !this.#unanswered());
  }

  /** The words that never got to the server and are in the box again. */
  #back(turn, begin) {
    const { away } = turn;
    turn.away = null;
    if (!away || !this.unsent.settle(away, this.messages)) return undefined;
    if (begin) this.#refused = { words: away.words, begin };
    return away.words;
  }

  /** Does once more what a turn did to a reply. */
  #same({ kind, target }) {
    if (kind === 'continue') return () => this.continueLast();
    return kind === 'regenerate' ? () => this.regenerate({ id: target }) : null;
  }

  async #end(turn, { name, data }) {
    if (data.message) {
      this.#put(data.message);
      this.#made.set(versionOf(data.message), turn.id);
    }
    // a failure and a turn that was missed name no message: what is kept is fetched
    if (name === 'error' || name === 'idle') await this.sync().catch(() => {});
    const words = this.#back(turn, null);
    if (name === 'error') this.trouble = { message: data.message, words, again: this.#afterError(turn, words) };
    if (this.turn === turn) this.turn = null;
    this.chat.running_turn_id = name === 'idle' ? this.chat.running_turn_id : null;
    if (name === 'idle') this.#resume();
  }

  /** A reply that broke off is made again, one of which nothing is there is asked for again. */
  #afterError(turn, words) {
    if (words !== undefined) return () => this.send(words);
    const last = this.messages.at(-1);
    return this.#same(turn) ?? this.#unanswered() ?? (() => this.regenerate(last));
  }

  /** Somebody else, in another tab perhaps, began a turn in the meantime. */
  #resume() {
    const running = this.chat?.running_turn_id;
    if (running && running !== this.resumed) {
      this.resumed = running;
      this.#run(Turn.found(this.id), null);
    }
  }

  #put(message) {
    if (typeof message !== 'object') return;
    const at = this.messages.findIndex((one) => one.id === message.id);
    if (at < 0) this.messages = [...this.messages, message];
    else this.messages = this.messages.with(at, message);
  }

  /** The turn that wrote a reply as it stands, or undefined. */
  turnOf(message) {
    return this.#made.get(versionOf(message));
  }

  async choose(message, index) {
    this.#put(await put(`/chat/messages/${message.id}/alternate`, { index }));
    refresh();
  }

  async removeMessage(message, following) {
    await remove(`/chats/${this.id}/messages/${message.id}`, following ? { following: true } : {});
    const at = this.messages.indexOf(message);
    this.messages = this.messages.filter((one, index) => (following ? index < at : index !== at));
    this.trouble = null;
    refresh();
  }

  branch(message) {
    return post(`/chats/${this.id}/branch`, { message_id: message.id });
  }

  async edit(changes) {
    const { messages, ...chat } = await patch(`/chats/${this.id}`, changes);
    this.chat = chat;
    refresh();
  }

  /** Nobody looks any more; words that are on their way get there all the same. */
  leave() {
    this.#left = true;
    if (!this.turn?.away) this.turn?.leave();
    this.turn = null;
  }
}

const versionOf = (message) => `${message.id} ${message.alternates?.index}`;
