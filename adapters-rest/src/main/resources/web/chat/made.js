/* How a reply was made: its turn in the ledger, and the prompt that was sent, made again. */
import { html, nothing } from 'lit-html';
import { get, post } from '../api.js';
import { dialog } from '../shared/dialog.js';
import { question } from '../shared/question.js';
import { number, t, told } from '../text/index.js';
import { promptLooks, saidBack } from './prompt-looks.js';

export function made(conversation, turnId) {
  const path = `/chats/${conversation.id}/turns/${turnId}`;
  const asked = question(async () => {
    const [turn, sent] = await Promise.all([get(path), post(`${path}/assemble`)]);
    return { turn, prompt: { model: turn.inputs.model, context_tokens: turn.inputs.settings.context_tokens,
      total_tokens: sent.total_tokens, messages: sent.messages, parts: sent.parts, lore: sent.lore } };
  });
  const looks = promptLooks(({ message_id: id }) => (id === null ? t('lore.foundElsewhere') : saidBack(conversation.messages, id)),
    () => [conversation.messages]);

  asked.now();
  return dialog({
    title: t('made.title'),
    side: true,
    wide: true,
    content: () => html`
      ${asked.problem ? html`<p class="notice bad" role="alert"><span>${asked.problem}</span>
        <button type="button" class="small" @click=${asked.now}>${t('form.again')}</button></p>` : nothing}
      ${asked.answer ? html`<div class="inspected">${facts(asked.answer.turn)} ${looks(asked.answer.prompt)}</div>`
        : asked.busy ? html`<p class="soft" role="status">${t('form.busy')}</p>` : nothing}`,
  }).finally(asked.forget);
}

const facts = ({ model, timings, usage, outcome, reproducible }) => html`
  <dl class="facts made">
    ${fact(t('made.outcome'), told(`made.${outcome.status}`, outcome.status))}
    ${model ? fact(t('made.writer'), model) : nothing}
    ${timings.total_ms === null ? nothing : fact(t('made.took'), t('made.seconds', { seconds: number(Math.round(timings.total_ms / 100) / 10) }))}
    ${usage ? fact(t('made.usage'), t(usage.estimated ? 'made.estimated' : 'made.counted', usage)) : nothing}
  </dl>
  ${reproducible ? nothing : html`<p class="notice">${t('made.changedSince')}</p>`}`;

const fact = (name, value) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
