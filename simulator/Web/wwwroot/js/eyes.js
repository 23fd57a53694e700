import { html } from '../lib/lit-html.js';
import { change, store } from './store.js';

const EYES = [['both', 'Side by side'], ['crossed', 'Cross-eyed'], ['left', 'One eye'], ['anaglyph', 'Red and cyan']];
const sheet = document.createElement('canvas');

// A picture twice as wide as the display is what both eyes see, the left eye's to the left.
export function isPairOf(picture) {
  const display = store.session?.glasses.display;
  return Boolean(picture && display && picture.width === 2 * display.widthPixels);
}

export function eyesPart(eyes) {
  return html`<div class="segments" role="group" aria-label="How both eyes are shown" id="eyes">
    ${EYES.map(([name, title]) => html`<button data-eyes=${name} aria-pressed=${eyes === name} @click=${() => change({ eyes: name })}>${title}</button>`)}
  </div>`;
}

// Adds what both eyes see to what is drawn already.
export function drawPair(context, pair, eyes, width, height) {
  const [half, high] = [pair.width / 2, pair.height];
  const place = (source, left, room) => {
    const scale = Math.min(room / half, height / high);
    context.drawImage(source, left + (room - half * scale) / 2, (height - high * scale) / 2, half * scale, high * scale);
  };
  if (eyes === 'left' || eyes === 'anaglyph') {
    place(eyes === 'left' ? eye(pair, 0) : coloured(pair), 0, width);
    return;
  }
  place(eye(pair, eyes === 'crossed' ? half : 0), 0, width / 2);
  place(eye(pair, eyes === 'crossed' ? 0 : half), width / 2, width / 2);
}

function eye(pair, from) {
  const on = clean(pair);
  on.drawImage(pair, -from, 0);
  return sheet;
}

// Red is for the left eye, green and blue are for the right one.
function coloured(pair) {
  const half = pair.width / 2;
  const on = clean(pair);
  on.drawImage(tinted(pair, -half, '#0ff'), 0, 0);
  on.globalCompositeOperation = 'lighter';
  on.drawImage(tinted(pair, 0, '#f00'), 0, 0);
  return sheet;
}

function tinted(pair, from, colour) {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [pair.width / 2, pair.height];
  const on = canvas.getContext('2d');
  on.drawImage(pair, from, 0);
  on.globalCompositeOperation = 'multiply';
  on.fillStyle = colour;
  on.fillRect(0, 0, canvas.width, canvas.height);
  return canvas;
}

function clean(pair) {
  [sheet.width, sheet.height] = [pair.width / 2, pair.height];
  return sheet.getContext('2d');
}
