import { addEntry, change, store } from './store.js';

const AGAIN_MS = 1000;
const HEAD_BYTES = 16;

// Follows the server's stream and comes back when it breaks. Signals go to `onSignal(kind, firstS, rateHz, channels, numbers)`.
export function follow(onSignal, onSession, onEntry) {
  const socket = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/api/stream`);
  socket.binaryType = 'arraybuffer';
  // Whoever answers now may be another server, whose numbers begin anew.
  socket.onopen = () => change({ connected: true, session: null, now: null, entries: [] });
  socket.onclose = () => {
    change({ connected: false });
    setTimeout(() => follow(onSignal, onSession, onEntry), AGAIN_MS);
  };
  socket.onmessage = message => {
    if (typeof message.data === 'string')
      take(JSON.parse(message.data), onSession, onEntry);
    else
      takeSignal(message.data, onSignal);
  };
}

function take(message, onSession, onEntry) {
  switch (message.message) {
    case 'state':
      // The last state of a session that was replaced may come behind the first one of the next.
      if (message.session < store.now?.session || message.session < store.session?.session)
        break;
      // A restart begins with a state of its own, before it knows its person and model.
      if (message.session === store.now?.session && message.link?.lost > store.now.link?.lost)
        change({ lossSeenMs: performance.now() });
      change({ now: message, session: store.session?.session === message.session ? store.session : null });
      break;
    case 'session':
      change({ session: message });
      onSession(message);
      break;
    case 'entry':
      addEntry(message);
      onEntry(message);
      break;
  }
}

function takeSignal(buffer, onSignal) {
  const view = new DataView(buffer);
  const channels = view.getUint8(1);
  const sets = view.getUint16(2, true);
  onSignal(view.getUint8(0), view.getFloat64(8, true), view.getFloat32(4, true), channels, new Int16Array(buffer, HEAD_BYTES, sets * channels));
}
