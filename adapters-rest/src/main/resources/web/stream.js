/* Server-sent events over fetch, which can carry a token and a body where EventSource cannot. */
import { Problem, send } from './api.js';

const ENDINGS = new Set(['done', 'stopped', 'error', 'idle']);
/** The server breaks every silence after 15 s; a line that is silent for so long is dead. */
const SILENCE = 40_000;
const PAUSES = [300, 1_000, 2_000, 4_000, 8_000];
/** So often a beginning that does not reach the server is tried again: what runs is waited for, what does not is told. */
const TRIES = 3;

/** Cuts text, however it was chopped up on its way, into events. */
export class EventParser {
  #rest = '';
  #event = { name: 'message', data: [], id: null };

  push(chunk) {
    // a lone CR at the end may be the first half of CRLF: it waits for what follows
    const lines = (this.#rest + chunk).split(/\r\n|\n|\r(?!$)/);
    this.#rest = lines.pop();
    return lines.map((line) => this.#line(line)).filter(Boolean);
  }

  #line(line) {
    if (line === '') return this.#dispatch();
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') this.#event.name = value;
    else if (field === 'data') this.#event.data.push(value);
    else if (field === 'id') this.#event.id = value;
    return null;
  }

  #dispatch() {
    const { name, data, id } = this.#event;
    this.#event = { name: 'message', data: [], id: null };
    return data.length ? { name, id, data: JSON.parse(data.join('\n')) } : null;
  }
}

async function* read(response) {
  const parser = new EventParser();
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  try {
    while (true) {
      const { done, value } = await unlessSilent(reader.read());
      if (done) return;
      yield* parser.push(value);
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

function unlessSilent(reading) {
  let timer;
  const silence = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error('the line is silent')), SILENCE);
  });
  return Promise.race([reading, silence]).finally(() => clearTimeout(timer));
}

const EVENTS = { Accept: 'text/event-stream' };

const attach = (path, last, signal) => send('GET', path, {
  headers: last ? { ...EVENTS, 'Last-Event-ID': last } : EVENTS, signal,
});

/** A request that begins a turn. It has a key, so that asking twice begins one turn only. */
export function beginning(path, json) {
  const key = crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;
  return (signal) => send('POST', path, { json, headers: { ...EVENTS, 'Idempotency-Key': key }, signal });
}

/** The events of a turn to its end; without `begin` the running one is read from its start. */
export const follow = (chat, begin, signal) => events(`/chats/${chat}/stream`, begin, signal);

/** The events of a job to its end. */
export const watch = (job, signal) => events(`/jobs/${job}`, null, signal);

/**
 * What happens at an address, over as many connections as it takes. `begin` starts it. `lost` is told
 * whenever a line broke.
 */
async function* events(path, begin, signal) {
  let last = null;
  let begun = !begin;
  for (let failures = 0; ; failures++) {
    try {
      const response = await (begun ? attach(path, last, signal) : begin(signal));
      begun = true;
      for await (const event of read(response)) {
        if (isOld(event.id, last)) continue;
        // another turn: what was read before is over and can be fetched
        if (turnOf(event.id) !== turnOf(last) && last && event.id) {
          yield { name: 'idle', data: { message: null } };
          return;
        }
        last = event.id ?? last;
        failures = 0;
        yield event;
        if (ENDINGS.has(event.name)) return;
      }
    } catch (cause) {
      if (signal.aborted) return;
      if (cause instanceof Problem && isFinal(cause, begun, failures)) throw cause;
    }
    yield { name: 'lost' };
    await pause(PAUSES[Math.min(failures, PAUSES.length - 1)]);
    if (signal.aborted) return;
  }
}

/** A refusal is final; a server that is away may come back. */
function isFinal({ status }, begun, failures) {
  if (!begun) return status > 0 || failures >= TRIES;
  return status > 0 && status < 500;
}

/** The turn that an event's id belongs to. */
export const turnOf = (id) => id?.slice(0, id.lastIndexOf(':')) ?? null;
const numberOf = (id) => Number(id.slice(id.lastIndexOf(':') + 1));
const isOld = (id, last) => id && last && turnOf(id) === turnOf(last) && numberOf(id) <= numberOf(last);

/** Waits, but not when the network says that it is back. */
function pause(milliseconds) {
  return new Promise((resolve) => {
    const wake = () => {
      clearTimeout(timer);
      removeEventListener('online', wake);
      resolve();
    };
    const timer = setTimeout(wake, milliseconds);
    addEventListener('online', wake);
  });
}
