/* What the model sees: the prompt as it would be sent now, what it is made of, and what stayed out. */
import { html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { get } from '../api.js';
import { dialog } from '../shared/dialog.js';
import { question } from '../shared/question.js';
import { t } from '../text/index.js';
import { promptLooks, saidBack } from './prompt-looks.js';

/** `writing` is the composer, whose draft is shown, and may be written on here. */
export function inspector(conversation, writing) {
  const asked = question(() => get(`/chats/${conversation.id}/prompt`, { content: writing.draft().trim() ? writing.draft() : undefined }));
  const looks = promptLooks(found, () => [conversation.messages, writing.draft()]);

  function found({ message_id: id, key }) {
    return id === null ? t(unsaved(key)) : saidBack(conversation.messages, id);
  }

  /** A draft has no id yet, and neither has an entry that called another: the words decide, where they can. */
  function unsaved(key) {
    const said = bare(writing.draft());
    if (!said) return 'lore.foundElsewhere';
    return key && said.includes(bare(key)) ? 'inspect.saidDraft' : 'inspect.saidNew';
  }

  const draft = () => html`<div class="field"><label for="inspect-draft">${t('inspect.draft')}</label>
    <textarea id="inspect-draft" rows="2" placeholder=${t('inspect.draftEmpty')} .value=${live(writing.draft())}
      aria-describedby="inspect-draft-hint" @input=${(event) => { writing.write(event.target.value); asked.soon(); }}></textarea>
    <p class="hint" id="inspect-draft-hint">${t('inspect.draftHint')}</p></div>`;

  asked.now();
  return dialog({
    title: t('inspect.title'),
    side: true,
    wide: true,
    content: () => html`${draft()}
      ${asked.problem ? html`<p class="notice bad" role="alert"><span>${asked.problem}</span>
        <button type="button" class="small" @click=${asked.now}>${t('form.again')}</button></p>` : nothing}
      ${asked.answer ? html`<div class="inspected ${asked.busy ? 'stale' : ''}" aria-busy=${asked.busy}>${looks(asked.answer)}</div>`
        : asked.busy ? html`<p class="soft" role="status">${t('form.busy')}</p>` : nothing}`,
  }).finally(asked.forget);
}

/** Words as keys are compared: without regard to case, blanks and composition. */
const bare = (text) => text.normalize('NFC').toLowerCase().replace(/\s+/g, '');
