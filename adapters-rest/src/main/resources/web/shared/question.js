/* A question that is asked again while somebody types: it waits for a pause, and only the newest answer counts. */
import { refresh } from './view.js';

const PAUSE = 300;

/**
 * `ask` makes the request. The state is {answer, problem, busy}; a failure leaves the last answer
 * standing, so that the page does not jump.
 */
export function question(ask) {
  const state = { answer: null, problem: null, busy: false };
  let waiting;
  let asked = 0;

  function begin() {
    clearTimeout(waiting);
    state.busy = true;
    refresh();
    return ++asked;
  }

  state.soon = () => {
    begin();
    waiting = setTimeout(state.now, PAUSE);
  };

  state.now = async () => {
    const mine = begin();
    const came = await ask().then((answer) => ({ answer, problem: null }), (problem) => ({ problem: wordsOf(problem) }));
    if (mine !== asked) return;
    Object.assign(state, came, { busy: false });
    refresh();
  };

  /** Nothing is asked any more, and nothing was answered. */
  state.forget = () => {
    clearTimeout(waiting);
    asked++;
    Object.assign(state, { answer: null, problem: null, busy: false });
    refresh();
  };
  return state;
}

const wordsOf = (problem) => Object.values(problem.fields ?? {})[0] ?? problem.message;
