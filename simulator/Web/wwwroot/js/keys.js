import { chooseForm, keyOf, move, stepEffort } from './movements.js';
import { step, togglePause } from './session.js';
import { post } from './api.js';
import { store } from './store.js';

// What takes letters or the space bar itself.
const TAKES_KEYS = 'input, select, textarea, [contenteditable]';
const TAKES_SPACE = `${TAKES_KEYS}, button, a, summary`;

// With the shift key held the keyboard is the temple of the glasses, so that whatever a pinch does can be done without one.
const TEMPLE = {
  ArrowRight: 'swipe_forward', ArrowLeft: 'swipe_back', ArrowDown: 'swipe_down', ArrowUp: 'double_press',
  Enter: 'press', Home: 'long_press', PageUp: 'two_fingers_forward', PageDown: 'two_fingers_back', Insert: 'capture',
};

export function listen() {
  document.addEventListener('keydown', event => {
    if (!store.shortcuts || event.ctrlKey || event.metaKey || event.altKey || event.repeat || !(event.target instanceof Element))
      return;
    const isRange = event.target.matches('input[type="range"], input[type="checkbox"]');
    if (event.target.closest(event.key === ' ' ? TAKES_SPACE : TAKES_KEYS) && !(isRange && event.key !== ' '))
      return;
    if (act(event))
      event.preventDefault();
  });
}

function act(event) {
  const touch = event.shiftKey ? TEMPLE[event.key] : undefined;
  if (touch !== undefined && store.session?.choices.touches.includes(touch)) {
    post('/api/touches', { action: touch });
    return true;
  }

  switch (event.key) {
    case ' ':
      togglePause();
      return true;
    case '.':
      step();
      return true;
    case '+':
      stepEffort(1);
      return true;
    case '-':
      stepEffort(-1);
      return true;
  }
  if (event.key >= '1' && event.key <= '9')
    return chooseForm(Number(event.key) - 1);
  const index = store.session?.choices.movements.findIndex((_, at) => keyOf(at) === event.key) ?? -1;
  if (index < 0 || store.session.person === undefined)
    return false;
  move(store.session.choices.movements[index], event.timeStamp);
  return true;
}
