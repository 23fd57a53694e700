import { html } from '../lib/lit-html.js';
import { post } from './api.js';
import { words } from './names.js';

const PARTS = ['band', 'air', 'glasses'];
let channel = 0;

export function faultPanel({ session, now }) {
  if (!session)
    return html`<p class="note">The session is starting.</p>`;
  const active = new Set(now?.faults ?? []);
  const button = fault => fault.lasts
    ? html`<button title=${fault.title} data-fault=${fault.name} aria-pressed=${active.has(fault.name)} @click=${() => post('/api/faults', { fault: fault.name, on: !active.has(fault.name) })}>${words(fault.name)}</button>`
    : html`<button title=${fault.title} class="moment" data-fault=${fault.name} @click=${() => post('/api/faults', { fault: fault.name, channel, forS: 2 })}>${words(fault.name)}</button>`;
  return html`
    ${PARTS.map(part => html`
      <h3>${words(part)}</h3>
      <div class="grid" role="group" aria-label="Faults: ${part}">${session.choices.faults.filter(fault => fault.part === part).map(button)}</div>`)}
    <div class="row"><label>Pair of “electrode off”
      <input type="number" min="0" max=${session.channels - 1} .value=${String(channel)} @change=${event => { channel = Number(event.target.value); }}></label>
      <span class="note">Dashed ones pass by themselves, after 2 s if they last; the others last until they are pressed again.</span></div>`;
}
