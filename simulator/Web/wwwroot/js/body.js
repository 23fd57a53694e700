import { html } from '../lib/lit-html.js';
import { post } from './api.js';
import { words } from './names.js';

// How long each lasts, in seconds, and how far it goes where that is not the usual.
const HEAD = { nod: { forS: 1.5 }, shake: { forS: 1.5 }, look_up: { forS: 2 }, look_down: { forS: 2 }, turn_left: { forS: 0.8, angleDeg: 30 }, turn_right: { forS: 0.8, angleDeg: 30 }, walk: { forS: 5 } };

// What the wearer can do to the glasses: move the head, and put a finger on the temple.
export function bodyPart({ choices }, { head, touch }) {
  return html`
    <h3 id="head-title">Head: <output id="head">${gazeText(head)}</output></h3>
    <div class="grid of-4" role="group" aria-labelledby="head-title">
      ${choices.headMovements.map(name => html`<button data-head=${name} @click=${() => post('/api/head', { movement: name, ...HEAD[name] })}>${words(name)}</button>`)}
    </div>
    <h3 id="temple-title">Finger at the temple: <output id="touch">${touch ? `${words(touch.action).toLowerCase()} felt at ${touch.atS.toFixed(2)} s` : 'nothing felt yet'}</output></h3>
    <div class="grid of-4" role="group" aria-labelledby="temple-title">
      ${choices.touches.map(name => html`<button data-touch=${name} @click=${() => post('/api/touches', { action: name })}>${words(name)}</button>`)}
    </div>
    <p>On the keyboard with Shift held: arrows, Enter, Home, Page Up and Down, Insert.</p>`;
}

function gazeText(head) {
  const parts = [[head?.downDeg, 'down', 'up'], [head?.leftDeg, 'left', 'right']]
    .filter(([degrees]) => degrees)
    .map(([degrees, ahead, back]) => `${Math.abs(Math.round(degrees))}° ${degrees > 0 ? ahead : back}`);
  return parts.length > 0 ? parts.join(', ') : 'straight ahead';
}
