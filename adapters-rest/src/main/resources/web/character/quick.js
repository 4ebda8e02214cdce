/* One sentence in, a whole draft out. */
import { html } from 'lit-html';
import { post } from '../api.js';
import { area, formState, problemOf, submit, submitting, valuesOf } from '../shared/fields.js';
import { t } from '../text/index.js';

export function quick() {
  const state = formState();

  async function draft(event) {
    event.preventDefault();
    const { concept } = valuesOf(event.target);
    await submitting(state, ['concept'], async () => {
      const made = await post('/characters/quick-create-30s', { concept: concept ?? '' });
      location.hash = `#/characters/${made.id}/edit`;
    });
  }

  return () => html`<form class="panel" @submit=${draft} novalidate>
    ${area(state, 'concept', t('quick.who'), { rows: 2, required: true, hint: t('quick.hint') })}
    ${problemOf(state)}<div class="actions">${submit(state, t('quick.go'))}</div></form>`;
}
