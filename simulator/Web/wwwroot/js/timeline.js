import { fit } from './canvas.js';
import { drawnUntil } from './clock.js';
import { MISSING } from './signals.js';
import { store } from './store.js';
import { colour, isStill, labelColour, look } from './theme.js';

const SPAN_S = 10;
const LEFT = 34;
const TOP = 34;
const BOTTOM = 6;
const STEP_PROBABILITY = 1e-4;

// Draws the probabilities of the decoder over time, what the wearer did above them, and the events where they came.
export class Timeline {
  #canvas;
  #ring;
  #page = '';

  constructor(canvas, ring) {
    this.#canvas = canvas;
    this.#ring = ring;
  }

  draw() {
    const untilS = drawnUntil();
    if (!isStill())
      return this.#drawSpan(untilS);
    // Without moving pictures: half a span further, when there is that much.
    const until = Math.floor(untilS / (SPAN_S / 2)) * (SPAN_S / 2);
    const key = `${until} ${store.entries.at(-1)?.id} ${this.#canvas.clientWidth} ${look()}`;
    if (key === this.#page)
      return;
    this.#page = key;
    this.#drawSpan(until);
  }

  #drawSpan(untilS) {
    const area = fit(this.#canvas);
    const { context, width, height } = area;
    context.clearRect(0, 0, width, height);
    const fromS = untilS - SPAN_S;
    const x = atS => LEFT + (atS - fromS) / SPAN_S * (width - LEFT);
    this.#drawGrid(context, width, height, fromS, x);
    context.save();
    context.beginPath();
    context.rect(LEFT, 0, width - LEFT, height);
    context.clip();
    this.#drawProbabilities(context, height, fromS, untilS, x);
    this.#drawEntries(context, height, fromS, untilS, x);
    context.restore();
  }

  #drawGrid(context, width, height, fromS, x) {
    context.font = '11px system-ui, sans-serif';
    context.textBaseline = 'middle';
    context.lineWidth = 1;
    context.strokeStyle = colour('grid');
    context.fillStyle = colour('dim');
    context.beginPath();
    for (const share of [0, 0.5, 1]) {
      const y = Math.round(this.#y(share, height)) - 0.5;
      context.moveTo(LEFT, y);
      context.lineTo(width, y);
      context.fillText(share === 0.5 ? '.5' : String(share), 8, y);
    }
    for (let second = Math.ceil(fromS); second < fromS + SPAN_S; second++) {
      context.moveTo(Math.round(x(second)) - 0.5, TOP);
      context.lineTo(Math.round(x(second)) - 0.5, height - BOTTOM);
    }
    context.stroke();
  }

  #drawProbabilities(context, height, fromS, untilS, x) {
    const ring = this.#ring;
    if (!ring.channels)
      return;
    const from = Math.max(ring.first, Math.floor(fromS * ring.rateHz) - 1);
    const until = Math.min(ring.end, Math.ceil(untilS * ring.rateHz));
    context.lineWidth = 1.5;
    for (let label = 0; label < ring.channels; label++) {
      context.strokeStyle = labelColour(label);
      context.beginPath();
      let isDown = false;
      for (let row = from; row < until; row++) {
        const number = ring.at(row, label);
        if (number === MISSING) {
          isDown = false;
          continue;
        }
        const y = this.#y(number * STEP_PROBABILITY, height);
        if (isDown)
          context.lineTo(x(row / ring.rateHz), y);
        else
          context.moveTo(x(row / ring.rateHz), y);
        isDown = true;
      }
      context.stroke();
    }
  }

  #drawEntries(context, height, fromS, untilS, x) {
    const labels = store.session?.model.labels ?? [];
    context.textBaseline = 'alphabetic';
    for (const entry of store.entries) {
      if (entry.session !== store.now?.session || (entry.endS ?? entry.atS) < fromS || entry.atS > untilS)
        continue;
      if (entry.kind === 'movement' || entry.kind === 'activity')
        this.#drawMovement(context, entry, x);
      else if (entry.kind === 'event')
        this.#drawEvent(context, entry, labels, height, x);
    }
  }

  #drawMovement(context, entry, x) {
    const left = x(entry.onsetS);
    context.fillStyle = colour(entry.kind === 'movement' ? 'muscle' : 'dim');
    context.globalAlpha = 0.35;
    context.fillRect(left, 0, Math.max(2, x(entry.endS) - left), 14);
    context.globalAlpha = 1;
    context.fillStyle = colour('ink');
    context.fillText(entry.name, left + 3, 11);
  }

  #drawEvent(context, entry, labels, height, x) {
    const at = x(entry.atS);
    const ink = labelColour(Math.max(0, labels.indexOf(entry.name)));
    context.strokeStyle = ink;
    context.fillStyle = ink;
    context.lineWidth = 2;
    context.beginPath();
    context.moveTo(at, 18);
    context.lineTo(at, height - BOTTOM);
    context.stroke();
    context.fillText(entry.intent ? `${entry.name} → ${entry.intent}` : entry.name, at + 4, 28);
  }

  #y(share, height) {
    return TOP + (1 - share) * (height - TOP - BOTTOM);
  }
}
