import { html, nothing } from '../lib/lit-html.js';
import { clockText, words } from './names.js';
import { change } from './store.js';
import { closeWebcam, openPicture, openWebcam } from './view.js';
import { WORLDS } from './worlds.js';

const EVENTS_SHOWN = 80;

export function statusPanel({ connected, now, framesPerSecond }) {
  if (!connected)
    return html`<span class="wrong"><b>Not connected.</b> The page waits for the simulator.</span>`;
  if (!now)
    return html`<span>Connected.</span>`;
  const link = now.link;
  return html`
    <span id="phase" class=${now.phase === 'failed' ? 'wrong' : 'right'} data-phase=${now.phase}><b>${words(now.phase)}</b></span>
    <span><b>${clockText(now.atS)}</b> simulated</span>
    <span>pace <b>${now.reachedSpeed.toFixed(2)} ×</b></span>
    ${link ? html`<span>link <b>${words(link.state).toLowerCase()}</b></span><span class=${link.lost > 0 ? 'wrong' : nothing}>lost <b>${link.lost}</b> of ${link.received + link.lost}, recovered ${link.recovered}${link.paused > 0 ? html`, not sent at rest ${link.paused}` : nothing}</span>` : nothing}
    ${now.band ? html`<span>band <b>${now.band.batteryPercent} %</b></span>` : nothing}
    <span>page <b id="fps">${framesPerSecond}</b> frames/s</span>`;
}

export function worldPanel({ background, picture, webcam, now, reaction, wallDelayMs }) {
  return html`
    <div class="row">
      <label>World <select id="background" ?disabled=${webcam !== null} @change=${event => change({ background: event.target.value, picture: null })}>
        ${WORLDS.map(world => html`<option value=${world.name} ?selected=${world.name === background}>${world.title}</option>`)}
      </select></label>
      <label class="file">${picture ? 'Another picture' : 'A picture of yours'} <input class="hidden" type="file" accept="image/*" @change=${openPicture}></label>
      ${webcam ? html`<button @click=${closeWebcam}>Close the camera</button>` : html`<button @click=${openWebcam}>Use this machine's camera</button>`}
    </div>
    <p class="delay" id="delay" aria-live="polite">${delayText(reaction, wallDelayMs)}</p>
    ${now?.link?.problem ? html`<p class="delay"><b>!</b> ${now.link.problem}</p>` : nothing}
    ${now?.problem ? html`<p class="delay"><b>!</b> ${now.problem}</p>` : nothing}
    <h3>Last photo ${now?.captureLight ? '(light on)' : ''}</h3>
    ${now?.photos > 0 ? html`<img class="last-photo" alt="The last photo that the glasses took" src="/api/photo?number=${now.session}-${now.photos}">` : html`<p class="note">None yet: a fist takes one.</p>`}`;
}

function delayText(reaction, wallDelayMs) {
  if (!reaction)
    return html`<span class="note">Click a movement: the way from the click to the display is timed.</span>`;
  const seen = reaction.toHudMs === undefined ? html`event after <b>${Math.round(reaction.toEventMs)}</b> ms, nothing to change on the display` : html`display after <b>${Math.round(reaction.toHudMs)}</b> ms`;
  return html`${words(reaction.name)}: ${seen} of simulated time${wallDelayMs !== null && reaction.toHudMs !== undefined ? html`; click to picture on this screen <b>${Math.round(wallDelayMs)}</b> ms` : nothing}.`;
}

export function signalPanel({ signal }) {
  const choice = (name, title) => html`<button aria-pressed=${signal === name} @click=${() => change({ signal: name })}>${title}</button>`;
  return html`<div class="row" role="group" aria-label="Where the signals are taken">${choice('skin', 'At the skin')}${choice('filtered', 'As received, filtered')} <span id="scale" class="note"></span></div>`;
}

export function legendPanel({ session, now }) {
  const labels = session?.model.labels ?? [];
  return html`<ul class="legend">${labels.map((label, index) => html`<li><i class="c${index % 12}"></i>${words(label)} ${Math.round((now?.probabilities[index] ?? 0) * 100)} %</li>`)}</ul>`;
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
