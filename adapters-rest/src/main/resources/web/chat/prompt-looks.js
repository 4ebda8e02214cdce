/* A prompt looked at in three ways: by its parts, by what became of the lorebook, and word for word. */
import { html, nothing } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import { verdicts } from '../character/verdicts.js';
import { refresh } from '../shared/view.js';
import { language, t } from '../text/index.js';
import { promptMessages } from './prompt-messages.js';
import { promptParts } from './prompt-parts.js';
import { promptPicture } from './prompt-picture.js';

/** `where` says where the key of a verdict stands; what it depends on beside the prompt is in `and`. */
export function promptLooks(where, and = () => []) {
  let look = 'parts';
  const included = (list) => list.filter((one) => one.included).length;

  const looks = {
    parts: ({ parts }) => promptParts(parts),
    lore: ({ lore }) => (lore.length ? verdicts(lore, where) : html`<p class="soft">${t('inspect.noLore')}</p>`),
    messages: ({ messages }) => promptMessages(messages),
  };

  const tab = (name, count) => html`<button type="button" aria-pressed=${look === name} @click=${() => { look = name; refresh(); }}>
    ${t(`inspect.${name}`)}${count === undefined ? nothing : html` <span class="small">${count}</span>`}</button>`;

  // a reply that is being written behind it draws the page many times a second
  return (prompt) => guard([prompt, look, language.code, ...and()], () => html`
    ${promptPicture(prompt)}
    <div class="tabs" role="group" aria-label=${t('inspect.looks')}>
      ${tab('parts', included(prompt.parts))} ${tab('lore', included(prompt.lore))} ${tab('messages', prompt.messages?.length)}</div>
    ${looks[look](prompt)}`);
}

/** Where in a chat a message stands, counted from its last. */
export function saidBack(messages, id) {
  const at = messages.findIndex((one) => one.id === id);
  return at < 0 ? t('inspect.said') : t('inspect.saidBack', { back: messages.length - 1 - at });
}
