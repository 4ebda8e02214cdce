/* What the model sees: the prompt as it would be sent now, what it is made of, and what stayed out. */
import { html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { get } from '../api.js';
import { verdicts } from '../character/verdicts.js';
import { dialog } from '../shared/dialog.js';
import { question } from '../shared/question.js';
import { refresh } from '../shared/view.js';
import { t } from '../text/index.js';
import { promptMessages } from './prompt-messages.js';
import { promptParts } from './prompt-parts.js';
import { promptPicture } from './prompt-picture.js';

/** `writing` is the composer, whose draft is shown, and may be written on here. */
export function inspector(conversation, writing) {
  let tab = 'parts';
  const asked = question(() => get(`/chats/${conversation.id}/prompt`, { content: writing.draft().trim() ? writing.draft() : undefined }));

  const tabs = ({ parts, lore, messages }) => html`<div class="tabs" role="group" aria-label=${t('inspect.looks')}>
    ${[['parts', parts.filter((one) => one.included).length], ['lore', lore.filter((one) => one.included).length], ['messages', messages?.length]]
      .map(([name, count]) => html`<button type="button" aria-pressed=${tab === name} @click=${() => { tab = name; refresh(); }}>
        ${t(`inspect.${name}`)}${count === undefined ? nothing : html` <span class="small">${count}</span>`}</button>`)}</div>`;

  const looks = {
    parts: (prompt) => promptParts(prompt.parts),
    lore: (prompt) => (prompt.lore.length ? verdicts(prompt.lore, found) : html`<p class="soft">${t('inspect.noLore')}</p>`),
    messages: (prompt) => promptMessages(prompt.messages),
  };

  /** Where in the chat the key of a verdict stands. */
  function found({ message_id: id, key }) {
    if (id === null) return t(unsaved(key));
    const back = conversation.messages.length - 1 - conversation.messages.findIndex((one) => one.id === id);
    return back < conversation.messages.length ? t('inspect.saidBack', { back }) : t('inspect.said');
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

  const shown = (prompt) => html`<div class="inspected ${asked.busy ? 'stale' : ''}" aria-busy=${asked.busy}>
    ${promptPicture(prompt)} ${tabs(prompt)} ${looks[tab](prompt)}</div>`;

  asked.now();
  return dialog({
    title: t('inspect.title'),
    side: true,
    wide: true,
    content: () => html`${draft()}
      ${asked.problem ? html`<p class="notice bad" role="alert"><span>${asked.problem}</span>
        <button type="button" class="small" @click=${asked.now}>${t('form.again')}</button></p>` : nothing}
      ${asked.answer ? shown(asked.answer) : asked.busy ? html`<p class="soft" role="status">${t('form.busy')}</p>` : nothing}`,
  }).finally(asked.forget);
}

/** Words as keys are compared: without regard to case, blanks and composition. */
const bare = (text) => text.normalize('NFC').toLowerCase().replace(/\s+/g, '');
