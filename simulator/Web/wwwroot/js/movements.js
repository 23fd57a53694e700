import { html, nothing } from '../lib/lit-html.js';
import { post } from './api.js';
import { words } from './names.js';
import { change, store } from './store.js';

// In the order of the simulator's list: pinches, thumb, hand and wrist, finger taps.
const KEYS = [...'qwertasdfghjklpouzxcv'];
const EFFORTS = [0.05, 0.1, 0.2, 0.3, 0.5, 0.8];
const GROUPS = [
  { title: 'Pinches', has: name => name.endsWith('_pinch'), short: name => name.replace('_pinch', '') },
  { title: 'Thumb', has: name => name.startsWith('thumb_'), short: name => name.replace('thumb_', '').replace('swipe_', '') },
  { title: 'Finger taps', has: name => name.endsWith('_tap'), short: name => name.replace('_tap', '') },
  { title: 'Hand and wrist', has: () => true, short: name => name },
];
const ARROWS = { thumb_swipe_in: '← in', thumb_swipe_out: 'out →', thumb_swipe_up: '↑ up', thumb_swipe_down: '↓ down' };
const USUAL = ['index_pinch', 'fist'];
let clicked = () => {};

// Tells who times reactions.
export function onMovement(listener) {
  clicked = listener;
}

export function keyOf(index) {
  return KEYS[index] ?? '';
}

export function move(name, at) {
  clicked(at);
  return post('/api/movements', { movement: name, form: store.form, effort: store.effort, forS: store.forS });
}

export function stepEffort(step) {
  const nearest = EFFORTS.reduce((best, effort) => Math.abs(effort - store.effort) < Math.abs(best - store.effort) ? effort : best);
  const index = Math.min(EFFORTS.length - 1, Math.max(0, EFFORTS.indexOf(nearest) + step));
  change({ effort: EFFORTS[index] });
}

// Chooses a form by its place, from 0; says whether there is one.
export function chooseForm(index) {
  const form = store.session?.choices.forms[index];
  if (form)
    change({ form });
  return form !== undefined;
}

// The movement to begin with, the first of these that the model knows; undefined where it knows neither.
export function usualMovement(session) {
  return USUAL.find(name => labelOf(name, session) >= 0);
}

export function movementPanel({ session, effort, form, forS, shortcuts }) {
  const choices = session?.choices;
  if (!choices)
    return html`<p class="note">The session is starting.</p>`;
  const possible = session.person !== undefined;
  const lasts = form === 'hold' || form === 'continuous';
  return html`
    ${possible ? nothing : html`<p class="note">In this scenario nobody takes movements; choose the scenario “play”.</p>`}
    <div class="segments" role="group" aria-label="Form">
      ${choices.forms.map((name, index) => html`<button aria-pressed=${name === form} aria-keyshortcuts=${shortcuts ? index + 1 : nothing} @click=${() => change({ form: name })}>${words(name)}${shortcuts ? html` <kbd aria-hidden="true">${index + 1}</kbd>` : nothing}</button>`)}
    </div>
    <div class="effort">
      <div class="slider">
        <label for="effort">Effort</label><output for="effort">${Math.round(effort * 100)} %</output>
        <input id="effort" type="range" min="0.02" max="1" step="0.01" .value=${String(effort)} @input=${event => change({ effort: Number(event.target.value) })}>
      </div>
      <label class="lasting">lasts <input type="number" min="0.1" max="60" step="0.1" .value=${String(forS)} ?disabled=${!lasts}
        @change=${event => change({ forS: Number(event.target.value) })}> s</label>
    </div>
    ${grouped(choices.movements).map(({ group, movements }) => html`
      <h3>${group.title}</h3>
      <div class="grid ${movements.length > 5 || movements.length < 4 ? '' : `of-${movements.length}`}" role="group" aria-label=${group.title}>
        ${movements.map(({ name, index }) => movementButton(name, index, group, session, possible, shortcuts))}
      </div>`)}
    <h3 id="activities-title">Daily life, which must fire nothing (10 s each)</h3>
    <div class="grid" role="group" aria-labelledby="activities-title">
      ${choices.activities.map(name => html`<button ?disabled=${!possible} data-activity=${name} @click=${() => post('/api/activities', { activity: name, forS: 10 })}>${words(name)}</button>`)}
    </div>
    <label class="row keys"><input type="checkbox" .checked=${shortcuts} @change=${event => change({ shortcuts: event.target.checked })}>
      <span>Keys: letters move, <kbd>1</kbd>–<kbd>4</kbd> form, <kbd>+</kbd> <kbd>−</kbd> effort, <kbd>space</kbd> pause, <kbd>.</kbd> step</span></label>`;
}

// A movement's edge has the colour of its label; one without is unknown to the model.
function movementButton(name, index, group, session, possible, shortcuts) {
  const label = labelOf(name, session);
  return html`
    <button class=${name === usualMovement(session) ? 'usual' : nothing} ?disabled=${!possible} data-movement=${name} aria-keyshortcuts=${shortcuts && keyOf(index) ? keyOf(index) : nothing} aria-label=${words(name)} title=${label < 0 ? `${words(name)}: the model does not know it` : words(name)} @click=${event => move(name, event.timeStamp)}>
      ${label < 0 ? nothing : html`<i class="known c${label % 12}"></i>`}<span>${ARROWS[name] ?? words(group.short(name))}</span>
      ${shortcuts && keyOf(index) ? html`<kbd aria-hidden="true">${keyOf(index)}</kbd>` : nothing}
    </button>`;
}

// Place of a movement's label in the model, or -1.
function labelOf(name, session) {
  return session.model.labels.findIndex(known => known === name || known.replace('_press', '_pinch') === name);
}

function grouped(movements) {
  const all = movements.map((name, index) => ({ name, index, group: GROUPS.find(group => group.has(name)) }));
  return GROUPS.map(group => ({ group, movements: all.filter(movement => movement.group === group) })).filter(({ movements }) => movements.length > 0);
}
