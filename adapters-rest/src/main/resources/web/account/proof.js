/* The work that an account costs: the ALTCHA widget solves a puzzle of the server's while the form is filled. */
import { html } from 'lit-html';
import { keyed } from 'lit-html/directives/keyed.js';
import { language, t } from '../text/index.js';

const WIDGET = '/vendor/altcha/altcha-2.3.0.js';
const WORDS = ['label', 'verifying', 'verified', 'error', 'expired', 'waitAlert'];

/** {field(), done(), again()}: the widget, the proof once it is there, and another puzzle. */
export function proofOfWork() {
  let settle;
  let proof = begun();

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

  const words = () => JSON.stringify(Object.fromEntries(WORDS.map((word) => [word, t(`proof.${word}`)])));

  const own = {
    field() {
      import(WIDGET).catch(() => settle.reject(new Error(t('error.unreachable'))));
      // another room's widget has told its proof to that room, and would not tell it again
      return keyed(own, html`<altcha-widget challengeurl="/api/auth/challenge" auto="onload" hidelogo hidefooter
        disableautofocus language=${language.code} strings=${words()} @statechange=${changed}></altcha-widget>`);
    },
    done: () => proof,
    again() {
      proof = begun();
      const widget = document.querySelector('altcha-widget');
      widget.reset();
      widget.verify();
      return proof;
    },
  };
  return own;
}
