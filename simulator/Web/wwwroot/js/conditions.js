import { html } from '../lib/lit-html.js';
import { post } from './api.js';
import { change } from './store.js';

const FORGET_MS = 4000;
const SLIDERS = [
  { field: 'rotationDeg', title: 'Band turned', of: now => now.seat, least: -45, most: 45, step: 1, text: value => `${value.toFixed(0)}°` },
  { field: 'shiftMm', title: 'Band moved towards the hand', of: now => now.seat, least: -20, most: 20, step: 1, text: value => `${value.toFixed(0)} mm` },
  { field: 'looseness', title: 'Band loose', of: now => now.skin, least: 0, most: 1, step: 0.05, text: percent },
  { field: 'noise', title: 'Noise of skin and contact', of: now => now.skin, least: 0, most: 10, step: 0.1, text: value => `× ${value.toFixed(1)}` },
  { field: 'mainsMicrovolts', title: 'Mains hum', of: now => now.skin, least: 0, most: 200, step: 1, text: value => `${value.toFixed(0)} µV` },
  { field: 'sweat', title: 'Sweat', of: now => now.skin, least: 0, most: 1, step: 0.05, text: percent },
  { field: 'notificationLoss', title: 'Frames lost', of: now => now.air, least: 0, most: 0.5, step: 0.01, text: percent },
  { field: 'airErrorRate', title: 'Packets that fail on the air', of: now => now.air, least: 0, most: 0.9, step: 0.01, text: percent },
  { field: 'connectionIntervalMs', title: 'Connection interval', of: now => now.air, least: 7.5, most: 200, step: 1.25, text: value => `${value} ms` },
  { field: 'hostJitterMs', title: 'Delay by the receiving host, up to', of: now => now.air, least: 0, most: 300, step: 1, text: value => `${value.toFixed(0)} ms` },
];

// What a person has just set stays until the simulator says the same: a new seat of the band takes a moment.
const wanted = new Map();

export function conditionPanel({ now, session }) {
  if (!now?.air)
    return html`<p class="note">The session is starting.</p>`;
  return html`
    ${SLIDERS.filter(slider => slider.of(now)).map(slider => sliderOf(slider, now))}
    ${session?.person ? html`<p class="note">To turn or move the band takes it off and puts it on again, which takes about a second.</p>` : ''}`;
}

function sliderOf(slider, now) {
  const reported = slider.of(now)[slider.field];
  const pending = wanted.get(slider.field);
  if (pending && (pending.value === reported || performance.now() - pending.at > FORGET_MS))
    wanted.delete(slider.field);
  const value = wanted.get(slider.field)?.value ?? reported;
  const id = `condition-${slider.field}`;
  return html`
    <div class="slider">
      <label for=${id}>${slider.title}</label><output for=${id}>${slider.text(value)}</output>
      <input id=${id} type="range" min=${slider.least} max=${slider.most} step=${slider.step} .value=${String(value)} aria-valuetext=${slider.text(value)}
        @input=${event => want(slider, event)} @change=${event => send(slider, event)}>
    </div>`;
}

function want(slider, event) {
  wanted.set(slider.field, { value: Number(event.target.value), at: performance.now() });
  change({});
}

async function send(slider, event) {
  want(slider, event);
  if (await post('/api/conditions', { [slider.field]: Number(event.target.value) }) === null)
    wanted.delete(slider.field);
}

function percent(value) {
  return `${(value * 100).toFixed(0)} %`;
}
