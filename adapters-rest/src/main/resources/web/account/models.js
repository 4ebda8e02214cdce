/* How replies are drawn where neither the chat nor its character says it. What is left empty is the server's to choose. */
import { html, nothing } from 'lit-html';
import { get, put } from '../api.js';
import { modelChoices } from '../chat/panel.js';
import { choice, field, formState, problemOf, submit, submitting, valuesOf } from '../shared/fields.js';
import { toast } from '../shared/toast.js';
import { refresh } from '../shared/view.js';
import { number, t } from '../text/index.js';

const NUMBERS = ['temperature', 'top_p', 'max_tokens', 'context_tokens'];

export function modelSettings() {
  const state = formState();
  let kept = null;
  let models = [];
  let problem = null;
  load();

  async function load() {
    problem = null;
    try {
      const [settings, offered] = await Promise.all([get('/users/me/model-settings'), get('/models')]);
      kept = settings;
      models = offered.results;
    } catch (refusal) {
      problem = refusal.message;
    }
    refresh();
  }

  async function save(event) {
    event.preventDefault();
    const values = valuesOf(event.target);
    await submitting(state, ['model', ...NUMBERS], async () => {
      kept = await put('/users/me/model-settings', { model: values.model,
        ...Object.fromEntries(NUMBERS.map((name) => [name, numberOf(values[name])])),
        memory: { summary: 'summary' in values, notes: 'notes' in values } });
      toast(t('settings.saved'));
    });
  }

  /** The window and the longest reply of the model that is chosen here, which are the most that can come of these. */
  function most() {
    const model = models.find((one) => one.id === kept.model);
    return model ? html`<p class="soft small">${t('models.most', { context: number(model.context_tokens), reply: number(model.max_output_tokens) })}</p>` : nothing;
  }

  const amount = (name) => field(state, name, t(`models.${name}`), { value: kept[name] ?? '', hint: t(`models.${name}Hint`), inputmode: 'decimal' });
  const remembered = (name) => html`<label class="check"><input type="checkbox" name=${name} .checked=${kept.memory[name]}> ${t(`models.${name}`)}</label>`;

  return () => html`<form class="panel" @submit=${save} novalidate aria-labelledby="models-title"><h2 id="models-title">${t('models.title')}</h2>
    <p class="soft small">${t('models.about')}</p>
    ${problem ? html`<p class="notice bad" role="alert">${problem} <button type="button" class="small" @click=${load}>${t('form.again')}</button></p>` : nothing}
    ${!kept ? nothing : html`${choice(state, 'model', t('panel.model'), modelChoices(models, kept.model), kept.model ?? '', t('panel.modelHint'))}
      ${most()}
      <div class="pairs">${NUMBERS.map(amount)}</div>
      <fieldset><legend>${t('models.memory')}</legend>${remembered('notes')}${remembered('summary')}</fieldset>
      ${problemOf(state)}<div class="actions end">${submit(state, t('form.save'))}</div>`}</form>`;
}

/** What is no number goes to the server as it is, which says so beside the field. */
function numberOf(text) {
  if (!text?.trim()) return null;
  const value = Number(text);
  return Number.isNaN(value) ? text : value;
}
