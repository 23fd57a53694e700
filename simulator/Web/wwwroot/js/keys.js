import { chooseForm, keyOf, move, stepEffort } from './movements.js';
import { step, togglePause } from './session.js';
import { store } from './store.js';

// What takes letters or the space bar itself.
const TAKES_KEYS = 'input, select, textarea, [contenteditable]';
const TAKES_SPACE = `${TAKES_KEYS}, button, a, summary`;

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
