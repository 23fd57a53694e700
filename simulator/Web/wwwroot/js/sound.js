import { post } from './api.js';
import { change, complain, store } from './store.js';

const AROUND = 4;
const SPEAKERS = 5;
const AHEAD_S = 0.12;
const FALL = 0.92;
const LOUDEST = 32768;
const meters = { [AROUND]: { id: 'heard', level: 0, endS: 0 }, [SPEAKERS]: { id: 'played', level: 0, endS: 0 } };
let output = null;

// Takes a piece of sound: shows how loud it is and, if somebody wants to listen, plays it.
export function hearSound(kind, rateHz, samples) {
  const meter = meters[kind];
  if (!meter)
    return;
  let most = 0;
  for (const sample of samples)
    most = Math.max(most, Math.abs(sample));
  meter.level = Math.max(meter.level, most / LOUDEST);
  if (store.listening && output && samples.length > 0)
    play(meter, rateHz, samples);
}

// Lets the meters fall back, once a frame.
export function showLevels() {
  for (const meter of Object.values(meters)) {
    const place = document.getElementById(meter.id);
    const shown = Math.sqrt(meter.level).toFixed(2);
    if (place && place.dataset.shown !== shown) {
      place.dataset.shown = shown;
      place.value = Number(shown);
    }
    meter.level *= FALL;
  }
}

// A browser lets a page sound only after a click.
export async function toggleListening() {
  output ??= new AudioContext();
  await output.resume();
  change({ listening: !store.listening });
}

export function say(sound) {
  return post('/api/sounds', { sound });
}

export function tone() {
  return post('/api/tones', {});
}

export async function sayFile(event) {
  const file = event.target.files[0];
  event.target.value = '';
  if (!file)
    return;
  const reader = new FileReader();
  reader.onload = () => post('/api/sounds', { wav: reader.result.slice(reader.result.indexOf(',') + 1) });
  reader.onerror = () => complain(`${file.name} cannot be read.`);
  reader.readAsDataURL(file);
}

function play(meter, rateHz, samples) {
  const buffer = output.createBuffer(1, samples.length, rateHz);
  buffer.copyToChannel(Float32Array.from(samples, sample => sample / LOUDEST), 0);
  const source = output.createBufferSource();
  source.buffer = buffer;
  source.connect(output.destination);
  if (meter.endS < output.currentTime)
    meter.endS = output.currentTime + AHEAD_S;
  source.start(meter.endS);
  meter.endS += buffer.duration;
}
