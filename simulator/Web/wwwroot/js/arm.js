import { html, nothing, svg } from '../lib/lit-html.js';

const GREATEST_SHOWN = 4;
const LEAST_NAMED = 0.04;
const SHORT = {
  flexor: 'flex.', extensor: 'ext.', abductor: 'abd.', digitorum: 'dig.', digiti: 'dig.', superficialis: 'superf.', profundus: 'prof.', pollicis: 'poll.',
  radialis: 'rad.', ulnaris: 'uln.', longus: 'long.', brevis: 'brev.', interosseus: 'inteross.',
};
const PAIR_MM = 6;
const ROOM_MM = 13;

// The arm under the band, cut across and seen from the elbow: the back of the hand above, the palm's side below.
export function armPanel({ session, now }) {
  if (!session?.person)
    return html`<p class="note">${session ? 'In this scenario no simulated person wears the band, so there are no muscles to show.' : 'The person is being made.'}</p>`;
  const { person, muscles } = session;
  const drives = now?.drives ?? [];
  return html`
    <div class="arm-parts">
      ${cross(person, muscles, drives, now)}
      <div>
        <h3>Active muscles</h3>
        ${activeMuscles(muscles, drives)}
        <h3>Wearer</h3>
        <dl class="facts">
          <dt>Person</dt><dd>${person.seed}, ${person.wears.toLowerCase()}</dd>
          <dt>Round</dt><dd>${person.circumferenceMm.toFixed(0)} mm</dd>
          <dt>Fat</dt><dd>${person.fatMm} mm</dd>
          <dt>Band turned</dt><dd>${(now?.seat?.rotationDeg ?? 0).toFixed(0)}°</dd>
        </dl>
      </div>
    </div>`;
}

function cross(person, muscles, drives, now) {
  const radius = person.circumferenceMm / 2 / Math.PI;
  const size = radius + ROOM_MM;
  const mirror = person.wears === 'Left' ? -1 : 1;
  const flesh = radius - person.skinMm - person.fatMm;
  const at = (angleDeg, fromAxis) => {
    const angle = angleDeg * Math.PI / 180;
    return [-mirror * Math.sin(angle) * fromAxis, Math.cos(angle) * fromAxis];
  };
  return html`
    <svg class="cross" viewBox="${-size} ${-size} ${2 * size} ${2 * size + 14}" role="img" aria-label="Cross-section of the arm with its active muscles and the electrodes">
      <circle class="skin" r=${radius}></circle>
      <circle class="fat" r=${radius - person.skinMm}></circle>
      <circle class="flesh" r=${flesh}></circle>
      <circle class="bone" cx=${mirror * -5.5} cy="-3" r="4"></circle>
      <circle class="bone" cx=${mirror * 7} cy="-4.5" r="3.2"></circle>
      ${muscles.map((muscle, index) => muscle.isBeyondBand || muscle.areaMm2 === 0 ? nothing : muscleIn(muscle, drives[index] ?? 0, at, flesh))}
      ${muscles.filter(muscle => muscle.isBeyondBand).map((muscle, index) => svg`
        <circle class="muscle" cx=${index * 12 - 2} cy=${size + 5} r="4" fill-opacity=${opacity(drives[muscles.indexOf(muscle)] ?? 0)}><title>${muscleWords(muscle.name)}, in the hand</title></circle>`)}
      <text x=${-size + 1} y=${size + 6.5}>in the hand</text>
      ${(now?.electrodeAnglesDeg ?? []).map((angle, pair) => electrode(pair, at(angle, radius + PAIR_MM / 2), now.offElectrodes[pair]))}
      <text x="0" y=${-size + 4} text-anchor="middle">back</text>
      <text x="0" y=${size - 1} text-anchor="middle">palm</text>
      <text x=${mirror * -(size - 1)} y=${size * 0.75} text-anchor=${mirror > 0 ? 'start' : 'end'}>thumb's side</text>
    </svg>`;
}

function muscleIn(muscle, drive, at, flesh) {
  const radius = Math.sqrt(muscle.areaMm2 / Math.PI) * 0.85;
  const [x, y] = at(muscle.angleDeg, Math.max(4, flesh - muscle.depthMm));
  return svg`<circle class="muscle" cx=${x.toFixed(2)} cy=${y.toFixed(2)} r=${radius.toFixed(2)} fill-opacity=${opacity(drive)}><title>${muscleWords(muscle.name)}: ${Math.round(drive * 100)} %</title></circle>`;
}

// Light efforts are what the band is for, so they are made to show.
function opacity(drive) {
  return (0.06 + 0.94 * Math.min(1, Math.sqrt(Math.max(0, drive - 0.01)))).toFixed(2);
}

function electrode(pair, [x, y], off) {
  return svg`<g><circle class=${off ? 'electrode off' : 'electrode'} cx=${x.toFixed(2)} cy=${y.toFixed(2)} r="2.9"><title>Pair ${pair}${off ? ', off the skin' : ''}</title></circle>
    <text class="number" x=${x.toFixed(2)} y=${y.toFixed(2)}>${pair}</text></g>`;
}

function activeMuscles(muscles, drives) {
  const active = muscles
    .map((muscle, index) => ({ name: muscleWords(muscle.name), drive: drives[index] ?? 0 }))
    .filter(muscle => muscle.drive > LEAST_NAMED)
    .sort((a, b) => b.drive - a.drive)
    .slice(0, GREATEST_SHOWN);
  return html`<ul class="drives">${active.length === 0 ? html`<li class="idle">None: the arm is at rest.</li>` : active.map(({ name, drive }) => html`
    <li><span title=${name}>${shortName(name)}</span><b>${Math.round(drive * 100)} %</b><svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><rect class="room" width="100" height="4"></rect><rect class="drive" width=${(drive * 100).toFixed(1)} height="4"></rect></svg></li>`)}</ul>`;
}

// Latin is long, and four of its words do not fit.
function shortName(name) {
  return name.split(' ').map(word => SHORT[word] ?? word).join(' ');
}

function muscleWords(name) {
  return name.replace(/([a-z])([A-Z0-9])/g, '$1 $2').toLowerCase();
}
