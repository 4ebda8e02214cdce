/* The admins' list of complaints, and what becomes of each. */
import { html, nothing } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { get, put } from '../api.js';
import { moreOf, pages } from '../character/shelf.js';
import { confirmed } from '../shared/dialog.js';
import { telling } from '../shared/toast.js';
import { refresh } from '../shared/view.js';
import { moment, t, told } from '../text/index.js';

const STATUSES = ['open', 'reviewing', 'resolved', 'dismissed'];

export function reports() {
  const list = pages('/admin/reports', { status: 'open' });
  const characters = new Map();
  list.load();

  function turn(status) {
    Object.assign(list, { query: { status }, items: [], loaded: false });
    list.load();
  }

  /** Who it is about; asked once for each, and deleted ones have no name any more. */
  function subject(id) {
    if (!characters.has(id)) {
      characters.set(id, null);
      get(`/characters/${id}`).then((one) => characters.set(id, one), () => characters.set(id, 'gone')).finally(refresh);
    }
    const one = characters.get(id);
    if (one === 'gone') return html`<span class="soft">${t('admin.gone')}</span>`;
    return html`<a href="#/characters/${id}">${one?.name ?? '…'}</a>`;
  }

  const judge = (report, decision) => telling(async () => {
    const changed = await put(`/admin/reports/${report.id}`, decision);
    Object.assign(report, changed);
    if (report.status !== list.query.status) list.items = list.items.filter((other) => other !== report);
    refresh();
  });

  const suspend = (report) => telling(async () => {
    const sure = await confirmed({ title: t('admin.suspendTitle'), text: t('admin.suspendText'), action: t('admin.suspend') });
    if (sure) await judge(report, { status: 'resolved', action: 'suspend_user' });
  });

  const pending = (report) => html`
    ${report.status === 'open' ? html`<button type="button" class="small" @click=${() => judge(report, { status: 'reviewing' })}>${t('admin.review')}</button>` : nothing}
    <button type="button" class="small" @click=${() => judge(report, { status: 'dismissed', action: null })}>${t('admin.dismiss')}</button>
    <button type="button" class="small bad" @click=${() => judge(report, { status: 'resolved', action: 'hide_character' })}>${t('admin.hide')}</button>
    <button type="button" class="small bad" @click=${() => suspend(report)}>${t('admin.suspend')}</button>`;

  const decided = (report) => html`
    ${report.action ? html`<span class="tag strong">${told(`admin.action.${report.action}`, report.action)}</span>` : nothing}
    <button type="button" class="small" @click=${() => judge(report, { status: 'open', action: null })}>${t('admin.reopen')}</button>`;

  const row = (report) => html`<li class="panel report">
    <p class="row between wrap"><b>${subject(report.character_id)}</b>
      <span class="soft small">${told(`report.reason.${report.reason}`, report.reason)} · <time datetime=${report.created_at}>${moment(report.created_at)}</time></span></p>
    ${report.detail ? html`<p class="plainly">${report.detail}</p>` : nothing}
    ${report.note ? html`<p class="soft small plainly">${report.note}</p>` : nothing}
    <div class="actions">${report.status === 'open' || report.status === 'reviewing' ? pending(report) : decided(report)}</div></li>`;

  return {
    title: () => t('nav.reports'),
    render: () => html`<section class="narrow"><h1>${t('nav.reports')}</h1>
      <div class="sorts" role="group" aria-label=${t('admin.status')}>${STATUSES.map((status) => html`<button type="button"
        aria-pressed=${status === list.query.status} @click=${() => turn(status)}>${t(`admin.status.${status}`)}</button>`)}</div>
      ${list.loaded && !list.items.length && !list.problem ? html`<p class="soft center empty">${t('admin.none')}</p>` : nothing}
      <ul class="plain">${repeat(list.items, (report) => report.id, row)}</ul>${moreOf(list)}</section>`,
  };
}
