import { html, nothing } from '../lib/lit-html.js';
import { post } from './api.js';
import { change } from './store.js';

const FORGET_MS = 4000;
const GROUPS = [
  {
    title: 'Band', of: now => now.seat, sliders: [
      { field: 'rotationDeg', title: 'Turned', least: -45, most: 45, step: 1, usual: 0, text: value => `${value.toFixed(0)}°` },
      { field: 'shiftMm', title: 'Moved towards the hand', least: -20, most: 20, step: 1, usual: 0, text: value => `${value.toFixed(0)} mm` },
    ],
  },
  {
    title: 'Skin and room', of: now => now.skin, sliders: [
      { field: 'looseness', title: 'Band loose', least: 0, most: 1, step: 0.05, usual: 0, text: percent },
      { field: 'noise', title: 'Noise of skin and contact', least: 0, most: 10, step: 0.1, usual: 1, text: value => `× ${value.toFixed(1)}` },
      { field: 'mainsMicrovolts', title: 'Mains hum', least: 0, most: 200, step: 1, usual: 4, text: value => `${value.toFixed(0)} µV` },
      { field: 'sweat', title: 'Sweat', least: 0, most: 1, step: 0.05, usual: 0, text: percent },
    ],
  },
  {
    title: 'Air', of: now => now.air, sliders: [
      { field: 'notificationLoss', title: 'Frames lost', least: 0, most: 0.5, step: 0.01, usual: 0, text: percent },
      { field: 'airErrorRate', title: 'Packets sent again', least: 0, most: 0.9, step: 0.01, usual: 0, text: percent },
      { field: 'connectionIntervalMs', title: 'Latency: connection interval', least: 7.5, most: 200, step: 1.25, usual: 13.75, text: value => `${value} ms` },
      { field: 'hostJitterMs', title: 'Latency: by the receiving host, up to', least: 0, most: 300, step: 1, usual: 1, text: value => `${value.toFixed(0)} ms` },
    ],
  },
];

// What a person has just set stays until the simulator says the same: a new seat of the band takes a moment.
const wanted = new Map();

export function conditionPanel({ now }) {
  if (!now?.air)
    return html`<p class="note">The session is starting.</p>`;
  const groups = GROUPS.filter(group => group.of(now));
  const unusual = groups.flatMap(group => group.sliders.filter(slider => group.of(now)[slider.field] !== slider.usual));
  return html`
    ${groups.map(group => html`
      <h3>${group.title}</h3>
      ${group.sliders.map(slider => sliderOf(slider, group.of(now)[slider.field]))}
      ${group.title === 'Band' ? html`<p class="note">To turn or move the band takes it off and puts it on again.</p>` : nothing}`)}
    <div class="row"><button ?disabled=${unusual.length === 0} @click=${() => reset(unusual)}>All as usual</button></div>`;
}

function sliderOf(slider, reported) {
  const pending = wanted.get(slider.field);
  if (pending && (pending.value === reported || performance.now() - pending.at > FORGET_MS))
    wanted.delete(slider.field);
  const value = wanted.get(slider.field)?.value ?? reported;
  const id = `condition-${slider.field}`;
  return html`
    <div class="slider">
      <label for=${id}>${slider.title}</label><output for=${id}>${slider.text(value)}</output>
      <input id=${id} type="range" min=${slider.least} max=${slider.most} step=${slider.step} .value=${String(value)} aria-valuetext=${slider.text(value)}
        @input=${event => want(slider, Number(event.target.value))} @change=${event => send(slider, Number(event.target.value))}>
    </div>`;
}

function want(slider, value) {
  wanted.set(slider.field, { value, at: performance.now() });
  change({});
}

async function send(slider, value) {
  want(slider, value);
  if (await post('/api/conditions', { [slider.field]: value }) === null)
    wanted.delete(slider.field);
}

function reset(sliders) {
  wanted.clear();
  return post('/api/conditions', Object.fromEntries(sliders.map(slider => [slider.field, slider.usual])));
}

function percent(value) {
  return `${(value * 100).toFixed(0)} %`;
}
