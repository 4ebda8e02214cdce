/* Trying a lorebook out: a few words, and which entries they would call up. */
import { html, nothing } from 'lit-html';
import { post } from '../api.js';
import { session } from '../account/session.js';
import { question } from '../shared/question.js';
import { t } from '../text/index.js';
import { titleOf } from './lore-words.js';
import { verdicts } from './verdicts.js';

/** `book` is sent as it stands, its entries a list; `verdictOf(index)` answers for one of them. */
export function trial(book, characterId) {
  let text = '';
  const asked = question(async () => {
    // entries may come and go while the answer is on its way
    const names = book.entries.map((one) => titleOf(one));
    const { lore, text: read } = await post('/lorebooks/preview', { lorebook: book, text, character_id: characterId });
    return { read, lore: lore.map((one, index) => ({ ...one, name: names[index] })) };
  });

  function write(value) {
    text = value;
    if (text.trim()) asked.soon();
    else asked.forget();
  }

  const found = (verdict) => (verdict.message_id === null ? t('lore.foundElsewhere') : t('lore.foundHere'));

  const outcome = () => html`
    <p class="small" role="status">${asked.problem ? nothing : summary()}</p>
    ${asked.problem ? html`<p class="notice bad" role="alert"><span>${asked.problem}</span>
      <button type="button" class="small" @click=${asked.now}>${t('form.again')}</button></p>` : nothing}
    ${asked.answer ? html`<div class=${asked.busy ? 'stale' : ''} aria-busy=${asked.busy}>
      ${verdicts(asked.answer.lore, found)}
      ${asked.answer.read ? html`<details class="reads"><summary>${t('lore.reads')}</summary><pre tabindex="0">${asked.answer.read}</pre></details>` : nothing}
    </div>` : nothing}`;

  function summary() {
    if (!asked.answer) return html`<span class="soft">${t(asked.busy ? 'form.busy' : 'lore.tryHint')}</span>`;
    const inside = asked.answer.lore.filter((one) => one.included);
    return t('lore.outcome', { count: inside.length, all: asked.answer.lore.length,
      tokens: inside.reduce((sum, one) => sum + one.tokens, 0) });
  }

  return {
    /** The book has changed: what was asked is asked once more. */
    again: () => { if (text.trim()) asked.soon(); },
    verdictOf: (index) => asked.answer?.lore[index],
    render: () => html`<div class="panel trial">
      <div class="field"><label for="try-lore">${t('lore.try')}</label>
        ${session.user ? html`<textarea id="try-lore" rows="2" placeholder=${t('lore.tryExample')} .value=${text}
          @input=${(event) => write(event.target.value)}></textarea>${outcome()}`
          : html`<p class="soft small"><a href="#/welcome">${t('account.signIn')}</a> ${t('lore.trySignIn')}</p>`}
      </div></div>`,
  };
}
