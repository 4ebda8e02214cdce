/* How the page looks and speaks, for its reader alone and on all of their devices; every choice holds at once. */
import { html } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { language, number, t } from '../text/index.js';
import { ACCENTS, chooseLanguage, chooseTheme, chooseZone, MODES, ownZone, preferences, SCALES } from './preferences.js';

const zones = [...new Set(['UTC', ...Intl.supportedValuesOf?.('timeZone') ?? [], ownZone()])].sort();

export function appearance() {
  const { theme, zone } = preferences;
  const accent = theme.accent ?? ACCENTS[0];
  const scales = [...new Set([...SCALES, theme.font_scale])].sort((one, other) => one - other);
  return html`<div class="panel stack"><h2>${t('settings.page')}</h2>
    <p class="soft small">${t('settings.pageAbout')}</p>
    ${group('look', MODES.map((mode) => [theme.mode === mode, t(`settings.look.${mode}`), () => chooseTheme({ mode })]))}
    <div class="field"><b id="accent-title">${t('settings.accent')}</b>
      <div class="swatches" role="group" aria-labelledby="accent-title">${ACCENTS.map((one) => html`<button type="button" class="swatch"
        data-accent=${one} aria-pressed=${accent === one} @click=${() => chooseTheme({ accent: one === ACCENTS[0] ? null : one })}>
        <span class="dot" aria-hidden="true"></span>${t(`settings.accent.${one}`)}</button>`)}</div></div>
    ${select('scale', scales.map((scale) => [scale, `${number(Math.round(scale * 100))} %`]), theme.font_scale,
      (value) => chooseTheme({ font_scale: Number(value) }))}
    ${group('language', [['en', 'English'], ['ko', '한국어']].map(([code, name]) => [language.code === code, name, () => chooseLanguage(code)]))}
    ${select('zone', zones.includes(zone) || !zone ? zones.map((one) => [one, one]) : [zone, ...zones].map((one) => [one, one]),
      zone, chooseZone)}
    ${zone && zone !== ownZone() ? html`<div class="actions"><button type="button" class="small" @click=${() => chooseZone(ownZone())}>
      ${t('settings.zoneHere', { zone: ownZone() })}</button></div>` : ''}</div>`;
}

const group = (name, choices) => html`<div class="field"><b id="${name}-title">${t(`settings.${name}`)}</b>
  <div class="tabs" role="group" aria-labelledby="${name}-title">${choices.map(([on, label, choose]) => html`<button type="button"
    aria-pressed=${on} @click=${choose}>${label}</button>`)}</div></div>`;

const select = (name, options, now, choose) => html`<div class="field"><label for="set-${name}">${t(`settings.${name}`)}</label>
  <select id="set-${name}" aria-describedby="set-${name}-hint" ?disabled=${now === null} @change=${(event) => choose(event.target.value)}>
    ${options.map(([value, label]) => html`<option value=${value} .selected=${live(value === now)}>${label}</option>`)}</select>
  <p class="hint" id="set-${name}-hint">${t(`settings.${name}Hint`)}</p></div>`;
