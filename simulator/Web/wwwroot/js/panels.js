import { html, nothing } from '../lib/lit-html.js';
import { eyesPart } from './eyes.js';
import { usualMovement } from './movements.js';
import { clockText, words } from './names.js';
import { change } from './store.js';
import { closeWebcam, openPicture, openWebcam, showLarge } from './view.js';
import { WORLDS } from './worlds.js';

const EVENTS_SHOWN = 80;
const COLOURS = { colour24: 'colour', green4: '16 steps of green', green2: '4 steps of green', mono1: 'one bit of green' };

export function statusPanel({ connected, now, framesPerSecond, firstPaintMs }) {
  if (!connected)
    return html`<span class="wrong"><b>Not connected.</b> The page waits for the simulator.</span>`;
  if (!now)
    return html`<span>Connected.</span>`;
  const { link, band } = now;
  return html`
    <span id="phase" class="phase ${now.phase}" data-phase=${now.phase}><b>${words(now.phase)}</b></span>
    <span><b>${clockText(now.atS)}</b> simulated</span>
    <span>pace <b>${now.reachedSpeed.toFixed(2)} ×</b></span>
    ${link ? html`<span>link <b>${words(link.state).toLowerCase()}</b></span><span class=${link.lost > 0 ? 'wrong' : nothing}>lost <b>${link.lost}</b> of ${link.received + link.lost}</span>` : nothing}
    ${band ? html`<span>band <b>${Math.round(band.batteryPercent)} %</b></span>` : nothing}
    <span class="page-figures">page <b id="fps">${framesPerSecond}</b> frames/s${firstPaintMs === null ? nothing : html`, first paint <b id="first-paint">${Math.round(firstPaintMs)}</b> ms`}</span>`;
}

export function worldPanel({ session, background, picture, webcam, now, reaction, wallDelayMs, isPair, eyes }) {
  return html`
    ${delayFigures(session, reaction, wallDelayMs)}
    <div class="row">
      <label class="grows"><span class="hidden">World</span> <select id="background" ?disabled=${webcam !== null} @change=${event => change({ background: event.target.value, picture: null })}>
        ${WORLDS.map(world => html`<option value=${world.name} ?selected=${world.name === background}>${world.title}</option>`)}
      </select></label>
      ${webcam ? html`<button id="webcam" aria-pressed="true" @click=${closeWebcam}>Webcam</button>` : html`<button id="webcam" @click=${openWebcam}>Webcam</button>`}
      <label class="file">Picture … <input class="hidden" type="file" accept="image/*" aria-label="A picture of yours as the world" @change=${openPicture}></label>
      <button @click=${showLarge}>Large</button>
    </div>
    ${isPair ? eyesPart(eyes) : nothing}
    ${session ? html`<p class="note">${displayWords(session.glasses.display)}</p>` : nothing}
    ${picture ? html`<p class="note">The world is a picture of yours; choose a drawn world to put it away.</p>` : nothing}
    ${now?.link?.problem ? html`<p class="alarm">${now.link.problem}</p>` : nothing}
    ${now?.problem ? html`<p class="alarm">${now.problem}</p>` : nothing}`;
}

function displayWords(display) {
  if (!display)
    return 'These glasses have no display: the wearer sees the world alone.';
  const degrees = pixels => Math.round(pixels / display.pixelsPerDegree);
  return `Display: ${display.widthPixels} × ${display.heightPixels} pixels, ${COLOURS[display.colours] ?? display.colours}, ${degrees(display.widthPixels)}° × ${degrees(display.heightPixels)}°, its light added to the world's.`;
}

function delayFigures(session, reaction, wallDelayMs) {
  const changesDisplay = reaction?.toHudMs !== undefined;
  const figure = (title, ms) => html`<div><dt>${title}</dt><dd>${ms === undefined || ms === null ? '–' : html`<b>${Math.round(ms)}</b> ms`}</dd></div>`;
  return html`
    <dl class="delay" id="delay" aria-live="polite" aria-label="From the click to the display">
      ${figure('muscles', reaction?.toOnsetMs)}
      ${figure('event', reaction?.toEventMs)}
      ${figure('display', reaction?.toHudMs)}
      ${figure('your screen', changesDisplay ? wallDelayMs : null)}
    </dl>
    <p class="note">${reaction
      ? html`From the click on “${words(reaction.name)}”, in simulated time; to your screen by this browser's clock.${changesDisplay ? nothing : ' The event changed nothing on the display.'}`
      : `Click a movement${session && usualMovement(session) ? `, such as “${words(usualMovement(session))}”` : ''}: the way from the click to the display is timed.`}</p>`;
}

export function signalPanel({ signal }) {
  const choice = (name, title) => html`<button aria-pressed=${signal === name} @click=${() => change({ signal: name })}>${title}</button>`;
  return html`<div class="row"><span id="scale" class="note"></span><span class="segments" role="group" aria-label="Where the signals are taken">${choice('skin', 'At the skin')}${choice('filtered', 'Received, filtered')}</span></div>`;
}

export function legendPanel({ session, now }) {
  const labels = session?.model.labels ?? [];
  return html`<ul class="legend">${labels.map((label, index) => html`<li><i class="c${index % 12}"></i>${words(label)} <b>${Math.round((now?.probabilities[index] ?? 0) * 100)}</b></li>`)}</ul>`;
}

export function eventPanel({ entries }) {
  const shown = entries.filter(entry => entry.kind !== 'hud').slice(-EVENTS_SHOWN).reverse();
  return html`<ol class="list" tabindex="0" aria-label="What happened, the newest first">
    ${shown.map(entry => html`<li class="kind-${entry.kind} ${entry.verdict ?? ''}" data-kind=${entry.kind}><time>${entry.atS.toFixed(2)} s</time><span>${entry.text}</span></li>`)}
  </ol>`;
}

export function problemPanel({ problem }) {
  return problem ? html`<span>${problem}</span><button @click=${() => change({ problem: '' })}>Put away</button>` : nothing;
}
