import { store } from './store.js';

const BEHIND_S = 0.15;
const JUMP_S = 0.6;
const PULL = 0.08;
let simulatedS = 0;
let wallMs = 0;

// Simulated time now, as smooth as the screen: it goes on by itself and is pulled towards what the server says.
export function simulatedNow() {
  const now = store.now;
  return now?.phase === 'running' ? simulatedS + (performance.now() - wallMs) / 1000 * pace(now) : simulatedS;
}

// Time up to which signals are drawn: a little behind, so that what is drawn has arrived.
export function drawnUntil() {
  return simulatedNow() - BEHIND_S * Math.max(1, store.now?.speed ?? 1);
}

export function hear(now) {
  const expected = simulatedNow();
  const error = now.atS - expected;
  simulatedS = now.phase !== 'running' || Math.abs(error) > JUMP_S * Math.max(1, now.speed) ? now.atS : expected + PULL * error;
  wallMs = performance.now();
}

// A machine that cannot keep up runs slower than it was asked to.
function pace(now) {
  return now.reachedSpeed > 0 ? Math.min(now.speed, now.reachedSpeed * 1.05) : now.speed;
}
