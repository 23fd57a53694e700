import { fit } from './canvas.js';
import { drawnUntil } from './clock.js';
import { MISSING } from './signals.js';
import { store } from './store.js';
import { colour, isStill, look } from './theme.js';

const SPAN_S = 4;
const STEP_MICROVOLTS = 0.1;
const LEFT = 34;
const AHEAD = 6;
const PATIENCE_S = 0.5;
const RESCALE_MS = 250;
const LOSS_SHOWN_MS = 1000;
const SCALES = [10, 20, 50, 100, 200, 500, 1000, 2000];

// Draws all channels one below the other. New samples go onto a canvas that is as wide as the picture and used round and round; each frame
// copies its two parts, so that the cost of a frame does not grow with the span.
export class EmgPicture {
  #canvas;
  #rings;
  #sheet = document.createElement('canvas');
  #key = '';
  #drawn = 0;
  #scale = 50;
  #scaledAt = 0;
  #shownPage = '';

  constructor(canvas, rings) {
    this.#canvas = canvas;
    this.#rings = rings;
  }

  // Microvolts from the middle of a channel's lane to its edge.
  get scaleMicrovolts() {
    return this.#scale;
  }

  draw() {
    const ring = this.#rings[store.signal];
    if (!ring.channels)
      return this.#drawEmpty();
    const untilS = drawnUntil();
    if (isStill())
      return this.#drawPage(ring, untilS);
    const area = fit(this.#canvas);
    const width = Math.max(50, Math.floor(area.width - LEFT));
    this.#prepare(ring, area, width);
    const perS = width / SPAN_S;
    // What has not come by now is lost.
    const now = Math.floor(untilS * ring.rateHz);
    const until = Math.max(Math.min(ring.end, now), now - Math.floor(PATIENCE_S * ring.rateHz));
    // The clock was set back: what is drawn ahead would stand at the wrong end.
    if (until < this.#drawn - ring.rateHz / 10)
      this.#restart(ring);
    if (until > this.#drawn)
      this.#drawRows(ring, Math.max(this.#drawn, until - Math.floor(SPAN_S * ring.rateHz)), until, width, area.height, perS);
    this.#onSheet(this.#drawn / ring.rateHz * perS, now / ring.rateHz * perS + AHEAD, width, (x, w) => this.#sheet.getContext('2d').clearRect(x, 0, w, area.height));
    this.#copy(area, width, Math.round(untilS * perS));
    this.#drawLanes(area, ring);
  }

  #drawEmpty() {
    const { context, width, height } = fit(this.#canvas);
    context.clearRect(0, 0, width, height);
    context.fillStyle = colour('dim');
    context.font = '13px system-ui, sans-serif';
    context.fillText('The band does not stream yet.', LEFT, height / 2);
    this.#key = '';
  }

  // Without moving pictures a page is drawn when it is full, and stands until the next one is.
  #drawPage(ring, untilS) {
    const page = Math.floor(untilS / SPAN_S) - 1;
    const area = fit(this.#canvas);
    const width = Math.max(50, Math.floor(area.width - LEFT));
    const key = `${page} ${store.signal} ${width} ${area.height} ${look()}`;
    if (key === this.#shownPage)
      return;
    this.#shownPage = key;
    this.#key = '';
    this.#prepare(ring, area, width);
    const perS = width / SPAN_S;
    this.#drawRows(ring, Math.max(ring.first, Math.ceil(page * SPAN_S * ring.rateHz)), Math.min(ring.end, Math.floor((page + 1) * SPAN_S * ring.rateHz)), width, area.height, perS);
    this.#copy(area, width, Math.round((page + 1) * SPAN_S * perS));
    this.#drawLanes(area, ring);
  }

  #prepare(ring, area, width) {
    this.#chooseScale(ring);
    const key = `${width} ${area.height} ${area.scale} ${ring.channels} ${ring.rateHz} ${store.signal} ${this.#scale} ${look()} ${store.session?.session}`;
    if (key === this.#key)
      return;
    this.#key = key;
    this.#sheet.width = Math.round(width * area.scale);
    this.#sheet.height = Math.round(area.height * area.scale);
    this.#restart(ring);
  }

  #restart(ring) {
    const context = this.#sheet.getContext('2d');
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, this.#sheet.width, this.#sheet.height);
    this.#drawn = Math.max(ring.first, ring.end - Math.floor(SPAN_S * ring.rateHz));
  }

  // Grows at once and shrinks only when there is plenty of room, so that it does not flicker.
  #chooseScale(ring) {
    if (performance.now() - this.#scaledAt < RESCALE_MS)
      return;
    this.#scaledAt = performance.now();
    let most = 0;
    const step = Math.max(1, Math.floor(ring.rateHz / 250));
    for (let row = Math.max(ring.first, ring.end - Math.floor(SPAN_S * ring.rateHz)); row < ring.end; row += step) {
      for (let channel = 0; channel < ring.channels; channel++) {
        const number = ring.at(row, channel);
        if (number !== MISSING)
          most = Math.max(most, Math.abs(number));
      }
    }
    const wanted = SCALES.find(scale => scale >= most * STEP_MICROVOLTS * 0.7) ?? SCALES.at(-1);
    if (wanted > this.#scale || wanted < this.#scale / 2.5)
      this.#scale = wanted;
  }

  #drawRows(ring, from, until, width, height, perS) {
    const context = this.#sheet.getContext('2d');
    const scale = this.#sheet.width / width;
    context.setTransform(scale, 0, 0, scale, 0, 0);
    const startX = from / ring.rateHz * perS;
    const endX = until / ring.rateHz * perS;
    this.#onSheet(startX, endX, width, (x, w) => context.clearRect(x, 0, w, height));
    this.#markLosses(context, ring, from, until, width, height, perS);
    const lane = height / ring.channels;
    const off = store.now?.offElectrodes ?? [];
    context.lineWidth = 1;
    context.lineJoin = 'round';
    for (let channel = 0; channel < ring.channels; channel++) {
      context.strokeStyle = colour(off[channel] ? 'trace-off' : 'trace');
      context.beginPath();
      const middle = lane * (channel + 0.5);
      const perStep = lane / 2 * STEP_MICROVOLTS / this.#scale;
      let before = -1;
      for (let row = Math.max(ring.first, from - 1); row < until; row++) {
        const number = ring.at(row, channel);
        if (number === MISSING) {
          before = -1;
          continue;
        }
        const x = row / ring.rateHz * perS % width;
        const y = middle - Math.max(-lane / 2, Math.min(lane / 2, number * perStep));
        if (before < 0 || x < before)
          context.moveTo(x, y);
        else
          context.lineTo(x, y);
        before = x;
      }
      context.stroke();
    }
    this.#drawn = until;
  }

  #markLosses(context, ring, from, until, width, height, perS) {
    // A band at rest sends next to nothing, and that is no loss.
    context.fillStyle = colour(performance.now() - store.lossSeenMs < LOSS_SHOWN_MS ? 'gap' : 'pause');
    for (let row = from; row < until; row++) {
      if (ring.at(row, 0) === MISSING && row >= ring.first)
        this.#onSheet(row / ring.rateHz * perS, (row + 1) / ring.rateHz * perS, width, (x, w) => context.fillRect(x, 0, w, height));
    }
  }

  // A piece of time may lie over the sheet's edge.
  #onSheet(startX, endX, width, act) {
    const length = Math.min(width, endX - startX);
    if (length <= 0)
      return;
    const x = startX % width;
    act(x, Math.min(length, width - x));
    if (x + length > width)
      act(0, x + length - width);
  }

  #copy(area, width, head) {
    const { context, height, scale } = area;
    context.clearRect(0, 0, area.width, height);
    const edge = Math.round(head % width * scale);
    const sheet = this.#sheet;
    context.setTransform(1, 0, 0, 1, 0, 0);
    const left = Math.round(LEFT * scale);
    if (sheet.width > edge)
      context.drawImage(sheet, edge, 0, sheet.width - edge, sheet.height, left, 0, sheet.width - edge, sheet.height);
    if (edge > 0)
      context.drawImage(sheet, 0, 0, edge, sheet.height, left + sheet.width - edge, 0, edge, sheet.height);
    context.setTransform(scale, 0, 0, scale, 0, 0);
  }

  #drawLanes({ context, width, height }, ring) {
    const lane = height / ring.channels;
    context.font = '11px system-ui, sans-serif';
    context.textBaseline = 'middle';
    for (let channel = 0; channel < ring.channels; channel++) {
      const middle = lane * (channel + 0.5);
      context.fillStyle = colour(store.now?.offElectrodes?.[channel] ? 'red' : 'dim');
      context.fillText(String(channel), 4, middle);
      context.strokeStyle = colour('grid');
      context.beginPath();
      context.moveTo(LEFT, Math.round(lane * (channel + 1)) - 0.5);
      context.lineTo(width, Math.round(lane * (channel + 1)) - 0.5);
      context.stroke();
    }
  }
}
