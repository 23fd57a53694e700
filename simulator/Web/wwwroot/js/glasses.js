import { html, nothing } from '../lib/lit-html.js';
import { bodyPart } from './body.js';
import { usualMovement } from './movements.js';
import { words } from './names.js';
import { say, sayFile, toggleListening, tone } from './sound.js';

const HEAT = { normal: '', hot: ', hot', tooHot: ', too hot' };
const OUTCOME = { displayed: 'shown', degraded: 'shown in part', dropped: 'dropped', blocked: 'not shown' };

export function glassesPanel({ session, now, listening }) {
  const glasses = session?.glasses;
  const state = now?.glasses;
  if (!glasses || !state)
    return html`<p class="note">The session is starting.</p>`;
  return html`
    <p class="note">${glasses.name}: ${glasses.description}</p>
    ${photo(session, now)}
    <dl class="facts pairs">
      <dt>Power</dt><dd class=${state.isOn ? nothing : 'alarm'}>${state.isOn ? `${Math.round(state.milliwatts)} mW` : 'off'}</dd>
      <dt>Battery</dt><dd>${state.chargePercent === undefined ? 'fed from outside' : `${state.chargePercent} %${state.isCharging ? ', charging' : ''}`}</dd>
      <dt>Temple</dt><dd class=${state.heat === 'normal' ? nothing : 'alarm'}>${state.skinCelsius.toFixed(1)} °C${HEAT[state.heat]}</dd>
      <dt>Display</dt><dd>${glasses.display ? `${now.hudFrames} frames${state.droppedFrames > 0 ? `, ${state.droppedFrames} dropped` : ''}` : 'none'}</dd>
      <dt>Photos</dt><dd>${glasses.hasCamera ? now.photos : 'no camera'}</dd>
      <dt>Light</dt><dd>${glasses.hasCamera ? now.captureLight ? 'lit' : 'dark' : 'none'}</dd>
    </dl>
    ${state.displayReason && glasses.display ? html`<p class="note">Last scene ${OUTCOME[state.display] ?? words(state.display)}: ${state.displayReason}</p>` : nothing}
    ${bodyPart(session, now)}
    ${soundPart(session, glasses, listening)}`;
}

function soundPart(session, glasses, listening) {
  return html`
    <h3>Sound</h3>
    <div class="sound">
      <label for="heard">Around the wearer</label>
      <meter id="heard" min="0" max="1" value="0"></meter>
      <span class="row">
        ${session.choices.sounds.map(name => html`<button ?disabled=${!glasses.microphoneHz} data-sound=${name} @click=${() => say(name)}>${words(name.replaceAll('-', ' '))}</button>`)}
        <label class="file">WAV … <input class="hidden" type="file" accept=".wav,audio/wav" aria-label="A WAV file to be heard around the wearer" ?disabled=${!glasses.microphoneHz} @change=${sayFile}></label>
      </span>
      <label for="played">Speakers</label>
      <meter id="played" min="0" max="1" value="0"></meter>
      <span class="row">
        <button ?disabled=${!glasses.speakerHz} data-tone @click=${tone}>Test tone</button>
        <button aria-pressed=${listening} @click=${toggleListening}>Listen</button>
      </span>
    </div>
    ${glasses.microphoneHz && glasses.speakerHz ? nothing : html`<p class="note">These glasses have ${[glasses.microphoneHz ? null : 'no microphones', glasses.speakerHz ? null : 'no speakers'].filter(Boolean).join(' and ')}.</p>`}`;
}

function photo(session, now) {
  const { glasses } = session;
  if (now.photos > 0)
    return html`<img class="last-photo" alt="The last photo that the glasses took" src="/api/photo?number=${now.session}-${now.photos}">`;
  return html`<div class="no-photo">${glasses.hasCamera ? `No photo yet${how(session)}.` : 'These glasses have no camera.'}</div>`;
}

function how(session) {
  const name = usualMovement(session);
  return name ? `: ${words(name).toLowerCase()} takes one` : '';
}
