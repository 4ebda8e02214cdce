/* The other ways in which a character may open a chat, each in a field of its own. */
import { html } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { icons } from '../shared/icons.js';
import { focusSoon, refresh } from '../shared/view.js';
import { t } from '../text/index.js';

/** `changed` hears when one came or went; what is written in one, its form hears itself. */
export function greetings(texts, changed) {
  let all = texts.map((text) => ({ text }));

  function add() {
    all.push({ text: '' });
    changed();
    focusSoon('.other-greetings li:last-child textarea');
  }

  function drop(one) {
    all = all.filter((other) => other !== one);
    changed();
    refresh();
  }

  return {
    texts: () => all.map(({ text }) => text).filter((text) => text.trim() !== ''),
    render: () => html`<div class="other-greetings field"><b class="label">${t('character.otherGreetings')}</b>
      <ol>${repeat(all, (one) => one, (one, at) => html`<li class="row">
        <textarea rows="3" aria-label=${t('character.greetingNumbered', { number: at + 2 })} .value=${one.text}
          @input=${(event) => { one.text = event.target.value; }}></textarea>
        <button type="button" class="quiet round" aria-label=${t('character.dropGreeting', { number: at + 2 })} @click=${() => drop(one)}>${icons.close}</button></li>`)}</ol>
      <p><button type="button" class="small" @click=${add}>${icons.plus}<span>${t('character.addGreeting')}</span></button></p></div>`,
  };
}
