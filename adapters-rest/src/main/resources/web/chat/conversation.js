/* A chat as the page knows it: its messages, the turn that runs, and everything one can do to it. */
import { get, patch, post, put, remove } from '../api.js';
import { refresh } from '../shared/view.js';
import { beginning } from '../stream.js';
import { Turn } from './turn.js';

const PAGE = 30;

export class Conversation {
  chat = null;
  messages = [];
  hasOlder = false;
  /** The reply being written, or null. */
  turn = null;
  /** What went wrong with the last turn: {message, question?}; the question is for trying again. */
  trouble = null;
  /** Why there is nothing to see. */
  problem = null;
  #loadingOlder = false;
  /** The turns that wrote the replies which this page saw being written; messages do not tell theirs. */
  #made = new Map();

  constructor(id) {
    this.id = id;
  }

  /** Loads the chat, and reads along where a reply is being written. */
  async open() {
    try {
      await this.sync();
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

  send(content) {
    const turn = new Turn(this.id, 'reply');
    turn.question = { id: 'asking', role: 'user', content, status: 'complete', alternates: { index: 0, count: 1 } };
    return this.#run(turn, beginning(`/chats/${this.id}/message`, { content }));
  }

  regenerate(message) {
    return this.#run(new Turn(this.id, 'regenerate', message.id), beginning(`/chat/messages/${message.id}/regenerate`, {}));
  }

  continueLast() {
    return this.#run(new Turn(this.id, 'continue', this.messages.at(-1).id), beginning(`/chats/${this.id}/continue`, {}));
  }

  /** Asks once more what got no answer: the question goes, and is put again. */
  async tryAgain() {
    const last = this.messages.at(-1);
    if (last?.role === 'assistant') return this.regenerate(last);
    const content = this.trouble?.question ?? last.content;
    this.trouble = null;
    if (last?.role === 'user' && last.content === content) await this.removeMessage(last, true);
    return this.send(content);
  }

  async stop() {
    // where it is over already there is nothing to stop, and its end is on the way
    if (this.turn) await post(`/chats/${this.id}/stop`).catch((problem) => problem.status === 409 || Promise.reject(problem));
  }

  /** Whether the turn got as far as the server. */
  async #run(turn, begin) {
    if (this.turn) return false;
    Object.assign(this, { turn, trouble: null });
    refresh();
    try {
      const ending = await turn.read(begin, (event) => this.#hear(turn, event));
      if (ending) await this.#end(turn, ending);
      return true;
    } catch (problem) {
      if (this.turn !== turn) return false;
      this.trouble = { message: Object.values(problem.fields ?? {})[0] ?? problem.message, question: turn.question?.content };
      this.turn = null;
      await this.sync().catch(() => {});
      this.#resume();
      return false;
    } finally {
      refresh();
    }
  }

  #hear(turn, event) {
    if (event.name === 'user_saved') this.#put(event.data.message);
    refresh();
  }

  async #end(turn, { name, data }) {
    if (data.message) {
      this.#put(data.message);
      this.#made.set(versionOf(data.message), turn.id);
    }
    // a failure and a turn that was missed name no message: what is kept is fetched
    if (name === 'error' || name === 'idle') await this.sync().catch(() => {});
    if (name === 'error') this.trouble = { message: data.message };
    if (this.turn === turn) this.turn = null;
    this.chat.running_turn_id = name === 'idle' ? this.chat.running_turn_id : null;
    if (name === 'idle') this.#resume();
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

  leave() {
    this.turn?.leave();
    this.turn = null;
  }
}

const versionOf = (message) => `${message.id} ${message.alternates?.index}`;
