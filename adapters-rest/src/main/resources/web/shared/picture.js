/* A face that can be changed: dropped, chosen or taken away. It is on the server before the form is saved. */
import { html, nothing } from 'lit-html';
import { send } from '../api.js';
import { t } from '../text/index.js';
import { avatar } from './avatar.js';
import { refresh } from './view.js';

/** As large as the server takes it; told before the bytes travel. */
const LIMIT = 10 * 1024 * 1024;

/** `changed` hears of every new face. */
export function picture(name, url, changed = () => {}) {
  const state = { url, asset: undefined, busy: false, problem: null, over: false };
  let asked = 0;

  async function take(file) {
    if (!file) return;
    const mine = ++asked; // of two faces that were chosen quickly the second counts
    Object.assign(state, { busy: true, problem: null });
    refresh();
    try {
      if (file.size > LIMIT) throw new Error(t('import.tooLarge', { megabytes: LIMIT >> 20 }));
      const form = new FormData();
      form.append('file', file);
      const kept = await (await send('POST', '/upload/avatar', { form })).json();
      if (mine !== asked) return;
      Object.assign(state, { url: kept.url, asset: kept.asset_id });
      changed();
    } catch (problem) {
      if (mine === asked) state.problem = Object.values(problem.fields ?? {})[0] ?? problem.message;
    } finally {
      if (mine === asked) state.busy = false;
      refresh();
    }
  }

  function takeAway() {
    asked++;
    Object.assign(state, { url: null, asset: null, busy: false, problem: null });
    changed();
    refresh();
  }

  const hover = (over) => (event) => {
    event.preventDefault();
    state.over = over;
    refresh();
  };

  function drop(event) {
    hover(false)(event);
    take(event.dataTransfer.files[0]);
  }

  function choose(event) {
    take(event.target.files[0]);
    event.target.value = '';
  }

  return {
    get busy() { return state.busy; },
    get url() { return state.url; },
    /** What a form sends of it: nothing where it stayed as it was. */
    sent: () => (state.asset === undefined ? {} : { avatar_asset_id: state.asset }),
    render: () => html`<div class="picture"><label class=${state.over ? 'over' : ''} aria-busy=${state.busy} @dragover=${hover(true)}
        @dragleave=${hover(false)} @drop=${drop}>
        <input class="aside" type="file" accept="image/png,image/jpeg,image/webp,image/gif" @change=${choose}>
        ${avatar(name, state.url, 'face')}<span class="small">${t(state.busy ? 'form.busy' : state.url ? 'picture.other' : 'picture.choose')}</span></label>
      ${state.url ? html`<button type="button" class="quiet small" @click=${takeAway}>${t('picture.takeAway')}</button>` : nothing}
      ${state.problem ? html`<p class="fault" role="alert">${state.problem}</p>` : nothing}</div>`,
  };
}
