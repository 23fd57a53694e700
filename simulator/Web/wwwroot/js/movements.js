import { html, nothing } from '../lib/lit-html.js';
import { post } from './api.js';
import { words } from './names.js';
import { change, store } from './store.js';

// In the order of the simulator's list: pinches, thumb, hand and wrist, finger taps.
const KEYS = [...'qwertasdfghjklpouzxcv'];
const EFFORTS = [0.05, 0.1, 0.2, 0.3, 0.5, 0.8];
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

export function movementPanel({ session, effort, form, forS, shortcuts }) {
  const choices = session?.choices;
  if (!choices)
    return html`<p class="note">The session is starting.</p>`;
  const possible = session.person !== undefined;
  return html`
    ${possible ? nothing : html`<p class="note">In this scenario nobody takes movements; choose the scenario “play”.</p>`}
    <div class="slider">
      <label for="effort">Effort</label><output for="effort">${Math.round(effort * 100)} %</output>
      <input id="effort" type="range" min="0.02" max="1" step="0.01" .value=${String(effort)} @input=${event => change({ effort: Number(event.target.value) })}>
    </div>
    <div class="row" role="group" aria-label="Form">
      ${choices.forms.map(name => html`<button aria-pressed=${name === form} @click=${() => change({ form: name })}>${words(name)}</button>`)}
      <label>for <input type="number" min="0.1" max="60" step="0.1" .value=${String(forS)} ?disabled=${form !== 'hold' && form !== 'continuous'}
        @change=${event => change({ forS: Number(event.target.value) })}> s</label>
    </div>
    <div class="grid" role="group" aria-label="Movements">
      ${choices.movements.map((name, index) => html`
        <button ?disabled=${!possible} data-movement=${name} @click=${event => move(name, event.timeStamp)}>${words(name)} ${shortcuts && keyOf(index) ? html`<kbd>${keyOf(index)}</kbd>` : nothing}</button>`)}
    </div>
    <h3 id="activities-title">Daily life, which must fire nothing (10 s)</h3>
    <div class="grid" role="group" aria-labelledby="activities-title">
      ${choices.activities.map(name => html`<button ?disabled=${!possible} data-activity=${name} @click=${() => post('/api/activities', { activity: name, forS: 10 })}>${words(name)}</button>`)}
    </div>
    <div class="row"><label><input type="checkbox" .checked=${shortcuts} @change=${event => change({ shortcuts: event.target.checked })}>
      <span>Keys: letters move, <kbd>+</kbd> <kbd>−</kbd> effort, <kbd>space</kbd> pause, <kbd>.</kbd> step</span></label></div>`;
}
