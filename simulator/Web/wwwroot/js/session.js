import { html } from '../lib/lit-html.js';
import { post } from './api.js';
import { complain, store } from './store.js';

const SPEEDS = [0.1, 0.25, 0.5, 1, 2, 5];
const next = { scenario: null, seed: null, person: null, glasses: null };

export function togglePause() {
  return post('/api/session', { action: store.now?.phase === 'paused' ? 'resume' : 'pause' });
}

export function step() {
  return post('/api/session', { action: 'step', forS: 0.1 });
}

export function sessionPanel({ session, now }) {
  const isPaused = now?.phase === 'paused';
  const isAlive = isPaused || now?.phase === 'running';
  return html`
    <div class="transport">
      <span class="cluster">
        <button class="main" ?disabled=${!isAlive} @click=${togglePause}>${isPaused ? '▶ Go on' : '❚❚ Pause'}</button>
        <button ?disabled=${!isAlive} @click=${step} title="0.1 s further">Step</button>
        <label>Pace <select ?disabled=${!isAlive} @change=${event => post('/api/session', { action: 'speed', speed: Number(event.target.value) })}>
          ${SPEEDS.map(speed => html`<option value=${speed} ?selected=${speed === now?.speed}>${speed} ×</option>`)}
        </select></label>
      </span>
      <span class="cluster">
        <label>Scenario <select id="scenario" @change=${event => { next.scenario = event.target.value; }}>
          ${(session?.choices.scenarios ?? []).map(name => html`<option ?selected=${name === (next.scenario ?? session.scenario)}>${name}</option>`)}
        </select></label>
        <label>Glasses <select id="profile" @change=${event => { next.glasses = event.target.value; }}>
          ${(session?.choices.glasses ?? []).map(({ name, description }) => html`<option value=${name} title=${description} ?selected=${name === (next.glasses ?? session.glasses.name)}>${name}</option>`)}
        </select></label>
        <label>Seed <input type="number" step="1" .value=${String(next.seed ?? session?.seed ?? 1)} @change=${event => { next.seed = Number(event.target.value); }}></label>
        <label>Person <input type="number" min="0" step="1" .value=${String(next.person ?? session?.person?.seed ?? 1)} @change=${event => { next.person = Number(event.target.value); }}></label>
        <button id="restart" @click=${restart}>Restart</button>
      </span>
      <span class="cluster">
        <a class="file" href="/api/recording" download aria-label="Save session" title="Scenario, seed and what you did when">Save</a>
        <a class="file" href="/api/trace" download aria-label="Save its trace" title="The whole run, for replay and export">Trace</a>
        <label class="file" title="A saved session, played again bit for bit">Play … <input id="replay" class="hidden" type="file" accept="application/json,.json" aria-label="Play a saved session" @change=${replay}></label>
      </span>
    </div>
    <p class="note"><b>${session?.scenario ?? ''}</b> ${session?.description ?? ''} ${now?.playsRecording ? 'A saved session is being played.' : 'Played again, a saved session is the same bit for bit.'}</p>`;
}

function restart() {
  const wish = { action: 'restart' };
  if (next.scenario !== null)
    wish.scenario = next.scenario;
  if (next.seed !== null)
    wish.seed = next.seed;
  if (next.person !== null)
    wish.personSeed = next.person;
  if (next.glasses !== null)
    wish.glasses = next.glasses;
  next.scenario = next.seed = next.person = next.glasses = null;
  return post('/api/session', wish);
}

async function replay(event) {
  const file = event.target.files[0];
  event.target.value = '';
  if (!file)
    return;
  try {
    await post('/api/session', { action: 'replay', recording: JSON.parse(await file.text()) });
  } catch (error) {
    complain(`${file.name} is not a saved session: ${error.message}.`);
  }
}
