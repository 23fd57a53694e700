// All that the page knows. It changes through `change` alone, and everybody who watches is told at most once a frame.
export const store = {
  connected: false,
  session: null,
  now: null,
  entries: [],
  problem: '',
  effort: 0.3,
  form: 'tap',
  forS: 1,
  signal: 'skin',
  background: 'street',
  webcam: null,
  picture: null,
  shortcuts: true,
  listening: false,
  framesPerSecond: 0,
  firstPaintMs: null,
  wallDelayMs: null,
  lossSeenMs: -Infinity,
  reaction: null,
  review: null,
  eyes: 'both',
  isPair: false,
};

const MOST_ENTRIES = 300;
const watchers = new Set();
let isTelling = false;

export function watch(watcher) {
  watchers.add(watcher);
}

export function change(what) {
  Object.assign(store, what);
  if (isTelling)
    return;
  isTelling = true;
  requestAnimationFrame(() => {
    isTelling = false;
    for (const watcher of watchers)
      watcher(store);
  });
}

// Whoever joins is told what is new before what was.
export function addEntry(entry) {
  const entries = store.entries.filter(old => old.id !== entry.id);
  entries.push(entry);
  entries.sort((a, b) => a.id - b.id);
  change({ entries: entries.slice(-MOST_ENTRIES) });
}

// What went wrong, in a sentence; said until it is put away or something else is.
export function complain(sentence) {
  change({ problem: sentence });
}
