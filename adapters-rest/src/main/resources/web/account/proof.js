/* The work that an account costs, if any: the ALTCHA widget solves a puzzle of the server's while the form is filled. */
import { html, nothing } from 'lit-html';
import { keyed } from 'lit-html/directives/keyed.js';
import { get } from '../api.js';
import { refresh } from '../shared/view.js';
import { language, t } from '../text/index.js';

const WIDGET = '/vendor/altcha/altcha-2.3.0.js';
const WORDS = ['label', 'verifying', 'verified', 'error', 'expired', 'waitAlert'];

/** {field(), done(), again()}: the widget, the proof once it is there, and another puzzle. */
export function proofOfWork() {
  let settle;
  let proof = begun();
  /** Whether accounts cost work here; undefined until the server has said so. */
  let required;
  let asked = false;

  function begun() {
    const made = new Promise((resolve, reject) => { settle = { resolve, reject }; });
    made.catch(() => {}); // told to whoever waits for it
    return made;
  }

  function changed({ detail }) {
    if (detail.state === 'verified') settle.resolve(detail.payload);
    if (detail.state === 'error') settle.reject(new Error(t('proof.error')));
    if (detail.state === 'expired') proof = begun();
  }

  /** Where nothing is asked for, nothing is the proof. */
  async function ask() {
    asked = true;
    try {
      ({ required } = await get('/auth/challenge'));
      if (!required) settle.resolve(undefined);
    } catch {
      required = true; // the widget asks again, and says what is wrong
    }
    refresh();
  }

  const words = () => JSON.stringify(Object.fromEntries(WORDS.map((word) => [word, t(`proof.${word}`)])));

  const own = {
    field() {
      if (!asked) ask();
      if (!required) return nothing;
      import(WIDGET).catch(() => settle.reject(new Error(t('error.unreachable'))));
      // another room's widget has told its proof to that room, and would not tell it again
      return keyed(own, html`<altcha-widget challengeurl="/api/auth/challenge" auto="onload" hidelogo hidefooter
        disableautofocus language=${language.code} strings=${words()} @statechange=${changed}></altcha-widget>`);
    },
    done: () => proof,
    again() {
      proof = begun();
      const widget = document.querySelector('altcha-widget');
      widget?.reset();
      widget?.verify();
      if (!widget) required = true; // asked for since then: one that is drawn now begins by itself
      refresh();
      return proof;
    },
  };
  return own;
}
