import { change } from './store.js';

const painters = [];
let frames = 0;
let since = 0;

// Calls a painter at every frame of the screen.
export function paint(painter) {
  painters.push(painter);
}

// Starts, and counts the frames that were really painted.
export function start() {
  requestAnimationFrame(step);
}

function step(now) {
  for (const painter of painters)
    painter(now);
  frames++;
  if (now - since >= 1000) {
    change({ framesPerSecond: since === 0 ? 0 : Math.round(frames * 1000 / (now - since)) });
    frames = 0;
    since = now;
  }
  requestAnimationFrame(step);
}
