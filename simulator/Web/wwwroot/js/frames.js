import { change } from './store.js';

const painters = [];
let frames = 0;
let since = 0;

// Calls a painter at every frame of the screen.
export function paint(painter) {
  painters.push(painter);
}

// Starts, counts the frames that were really painted, and notes when the page first showed anything.
export function start() {
  new PerformanceObserver(list => {
    for (const { name, startTime } of list.getEntries()) {
      if (name === 'first-contentful-paint')
        change({ firstPaintMs: startTime });
    }
  }).observe({ type: 'paint', buffered: true });
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
