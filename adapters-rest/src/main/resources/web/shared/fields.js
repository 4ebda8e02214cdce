/* Forms: a label, a control, its hint, and what the server did not like about it. */
import { html, nothing } from 'lit-html';
import { t } from '../text/index.js';
import { refresh } from './view.js';

/** What a form is at: the messages of its fields, by name, and one for the whole. */
export function formState() {
  return { fields: {}, problem: null, busy: false };
}

/** Runs the work of a form; a refusal stays beside the fields that it is about. */
export async function submitting(state, names, work) {
  if (state.busy) return;
  Object.assign(state, { fields: {}, problem: null, busy: true });
  refresh();
  try {
    await work();
  } catch (problem) {
    state.fields = problem.fields ?? {};
    const here = names.some((name) => name in state.fields);
    state.problem = here ? null : Object.values(state.fields)[0] ?? problem.message;
    if (here) focusFirst();
  } finally {
    state.busy = false;
    refresh();
  }
}

/** After the next drawing: the first field at fault. */
function focusFirst() {
  setTimeout(() => document.querySelector('[aria-invalid="true"]')?.focus(), 60);
}

export const problemOf = (state) => state.problem
  ? html`<p class="notice bad" role="alert">${state.problem}</p>` : nothing;

/** A field of one line. */
export function field(state, name, label, attributes = {}) {
  const { type = 'text', value = '', autocomplete = 'off', required = false, hint, maxlength } = attributes;
  return labelled(state, name, label, hint, (described) => html`
    <input id=${idOf(name)} name=${name} type=${type} .value=${value} autocomplete=${autocomplete}
      maxlength=${maxlength ?? 524288} inputmode=${attributes.inputmode ?? nothing} ?required=${required} aria-invalid=${invalid(state, name)}
      aria-describedby=${described} @input=${attributes.input ?? null}>`);
}

/** A field of many lines. */
export function area(state, name, label, { value = '', rows = 3, hint, required = false } = {}) {
  return labelled(state, name, label, hint, (described) => html`
    <textarea id=${idOf(name)} name=${name} rows=${rows} .value=${value} ?required=${required}
      aria-invalid=${invalid(state, name)} aria-describedby=${described}></textarea>`);
}

/** A choice; `options` are {value, label, disabled?}. */
export function choice(state, name, label, options, value, hint) {
  return labelled(state, name, label, hint, (described) => html`
    <select id=${idOf(name)} name=${name} aria-describedby=${described} aria-invalid=${invalid(state, name)}>
      ${options.map((one) => html`<option value=${one.value} ?selected=${one.value === value}
        ?disabled=${one.disabled ?? false}>${one.label}</option>`)}
    </select>`);
}

function labelled(state, name, label, hint, control) {
  const fault = state.fields[name];
  const described = fault ? `${idOf(name)}-fault` : hint ? `${idOf(name)}-hint` : nothing;
  return html`<div class="field">
    <label for=${idOf(name)}>${label}</label>
    ${control(described)}
    ${fault ? html`<p class="fault" id=${`${idOf(name)}-fault`}>${fault}</p>`
      : hint ? html`<p class="hint" id=${`${idOf(name)}-hint`}>${hint}</p>` : nothing}
  </div>`;
}

const idOf = (name) => `field-${name}`;
const invalid = (state, name) => (name in state.fields ? 'true' : nothing);

/** The values of a form; what was left empty is null, as the server says it. */
export function valuesOf(form) {
  return Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, value === '' ? null : value]));
}

export const submit = (state, label) => html`
  <button class="primary" type="submit" ?disabled=${state.busy}>${state.busy ? t('form.busy') : label}</button>`;
