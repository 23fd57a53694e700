import { render } from '../lib/lit-html.js';
import { armPanel } from './arm.js';
import { hear } from './clock.js';
import { conditionPanel } from './conditions.js';
import { EmgPicture } from './emg.js';
import { faultPanel } from './faults.js';
import { paint, start } from './frames.js';
import { glassesPanel } from './glasses.js';
import { listen } from './keys.js';
import { movementPanel, onMovement } from './movements.js';
import { eventPanel, legendPanel, problemPanel, signalPanel, statusPanel, worldPanel } from './panels.js';
import { followScene, reviewPanel } from './review.js';
import { sessionPanel } from './session.js';
import { SignalRing } from './signals.js';
import { hearSound, showLevels } from './sound.js';
import { change, store, watch } from './store.js';
import { follow } from './stream.js';
import { Timeline } from './timeline.js';
import { WearerView } from './view.js';

const SKIN = 1;
const FILTERED = 2;
const PROBABILITIES = 3;
const KEPT_S = 12;

const rings = { skin: new SignalRing(KEPT_S), filtered: new SignalRing(KEPT_S), probabilities: new SignalRing(KEPT_S) };
const ringOf = { [SKIN]: rings.skin, [FILTERED]: rings.filtered, [PROBABILITIES]: rings.probabilities };
const view = new WearerView(document.getElementById('view'));
const emg = new EmgPicture(document.getElementById('emg'), rings);
const timeline = new Timeline(document.getElementById('timeline'), rings.probabilities);
const panels = [
  ['status', statusPanel],
  ['world', worldPanel],
  ['glasses', glassesPanel],
  ['review', reviewPanel],
  ['movement-choices', movementPanel],
  ['emg-choices', signalPanel],
  ['legend', legendPanel],
  ['arm', armPanel],
  ['events', eventPanel],
  ['session-choices', sessionPanel],
  ['condition-sliders', conditionPanel],
  ['fault-choices', faultPanel],
  ['problem', problemPanel],
].map(([id, panel]) => [document.getElementById(id), panel]);
let heard = null;

watch(state => {
  for (const [place, panel] of panels)
    render(panel(state), place);
  view.follow(state.now);
  followScene(state.now);
  if (state.now && state.now !== heard)
    hear(heard = state.now);
});

onMovement(at => {
  view.clicked(at);
  change({ wallDelayMs: null, reaction: null });
});

paint(() => emg.draw());
paint(() => timeline.draw());
paint(() => view.draw());
paint(() => showScale());
paint(() => showLevels());
change({});
listen();
start();
follow(
  (kind, firstS, rateHz, channels, numbers) => {
    ringOf[kind]?.push(firstS, rateHz, channels, numbers);
    hearSound(kind, rateHz, numbers);
  },
  () => {
    Object.values(rings).forEach(ring => ring.clear());
    change({ reaction: null, wallDelayMs: null });
  },
  entry => {
    // Who joins is told of older sessions, too.
    if (entry.kind === 'reaction' && entry.session === store.session?.session)
      change({ reaction: entry });
  });

function showScale() {
  const place = document.getElementById('scale');
  const text = `± ${emg.scaleMicrovolts} µV, 4 s`;
  if (place && place.textContent !== text)
    place.textContent = text;
}
