import { html, render } from '../lib/lit-html.js';
import { post } from './api.js';
import { problemPanel } from './panels.js';
import { complain, watch } from './store.js';

const TASKS = [['ring', 'Ring: click'], ['discs', 'Discs: hold'], ['columns', 'Columns: hold']];
const KNOWN = 'A mouse is known for about 4.7 bits/s on the ring, a trackpad for 1.5 targets a second where they are held (holds not counted).';
const field = document.getElementById('field');
const ink = field.getContext('2d');
const results = [];
let task = null;
let at = 0;
let samples = [];
let began = 0;
let entered = null;
let seed = 0;

watch(state => render(problemPanel(state), document.getElementById('problem')));
field.addEventListener('pointermove', event => sample(event, 0));
field.addEventListener('pointerdown', event => sample(event, 1));
requestAnimationFrame(turn);
show();

async function begin(name) {
  try {
    const answer = await fetch(`/api/targets?task=${name}&seed=${++seed}`);
    const value = await answer.json();
    if (!answer.ok)
      return complain(value.error);
    [task, at, samples, began, entered] = [value, 0, [], 0, null];
    show();
  } catch (error) {
    complain(`The simulator does not answer (${error.message}); is it still running?`);
  }
}

// The page follows the task to know what to light; what it comes to is measured by the server from the samples alone.
function sample(event, click) {
  if (!task)
    return;
  const box = field.getBoundingClientRect();
  const x = (event.clientX - box.left) * task.widthPixels / box.width;
  const y = (event.clientY - box.top) * task.heightPixels / box.height;
  add(x, y, click);
}

function add(x, y, click) {
  const now = performance.now();
  if (samples.length === 0)
    began = now;
  samples.push([now - began, x, y, click]);
  const target = task.targets[at];
  const inside = Math.hypot(x - target.x, target.isColumn ? 0 : y - target.y) <= target.widthPixels / 2;
  if (task.isClicked) {
    if (click && (at > 0 || inside))
      next();
    return;
  }
  if (!inside || samples.length === 1)
    entered = inside ? now : null;
  else if (entered === null)
    entered = now;
  else if (now - entered >= task.holdMs + 1)
    next();
}

function next() {
  at++;
  // A target that lies under a resting mouse is entered when it is asked for.
  entered = null;
  if (at < task.targets.length)
    return;
  const done = task;
  task = null;
  post('/api/pointing', { task: done.task, seed: done.seed, samples }).then(value => {
    if (value)
      results.unshift({ task: done.task, ...value });
    show();
  });
}

// A mouse that rests tells nothing, and yet it holds.
function turn() {
  if (task && samples.length > 0 && performance.now() - began - samples.at(-1)[0] > 15) {
    const [, x, y] = samples.at(-1);
    add(x, y, 0);
  }
  draw();
  requestAnimationFrame(turn);
}

function draw() {
  const style = getComputedStyle(document.documentElement);
  const colour = name => style.getPropertyValue(name).trim();
  ink.fillStyle = colour('--well');
  ink.fillRect(0, 0, field.width, field.height);
  if (!task)
    return;
  for (const [number, target] of task.targets.entries()) {
    const isAsked = number === at;
    if (!isAsked && !task.isClicked)
      continue;
    ink.beginPath();
    if (target.isColumn)
      ink.rect(target.x - target.widthPixels / 2, 0, target.widthPixels, field.height);
    else
      ink.arc(target.x, target.y, target.widthPixels / 2, 0, 2 * Math.PI);
    ink.strokeStyle = colour('--dim');
    ink.stroke();
    if (isAsked) {
      ink.fillStyle = colour(entered === null ? '--accent' : '--amber');
      ink.fill();
    }
  }
}

function show() {
  const say = task
    ? `${at === 0 && task.isClicked ? 'Click the lit target to start, then' : 'Now'} ${task.isClicked ? 'click each lit target, fast and well' : 'enter each lit target and stay in it for half a second'}.`
    : 'Choose a task.';
  document.getElementById('say').textContent = say;
  render(html`${TASKS.map(([name, title]) => html`<button data-task=${name} aria-pressed=${task?.task === name} @click=${() => begin(name)}>${title}</button>`)}`, document.getElementById('tasks'));
  render(measures(), document.getElementById('measures'));
}

function measures() {
  if (results.length === 0)
    return html`<p class="note">Nothing yet. ${KNOWN}</p>`;
  const cell = (value, digits = 2) => html`<td>${value.toFixed(digits)}</td>`;
  return html`
    <table>
      <thead><tr><th>task</th><th>bits/s</th><th>targets/s</th><th>with holds</th><th>time, s</th><th>We, px</th><th>De, px</th><th>path</th><th>overshoots</th><th>errors</th><th>timed out</th></tr></thead>
      <tbody>${results.map(row => html`<tr data-result=${row.task}><td>${row.task}</td>${cell(row.bitsPerSecond)}${cell(row.acquisitionsPerSecond)}${cell(row.completionsPerSecond)}${cell(row.movementSeconds)}${cell(row.effectiveWidthPixels, 0)}${cell(row.effectivePixels, 0)}${cell(row.pathEfficiency)}${cell(row.overshoots)}${cell(row.errorRate)}${cell(row.timedOut, 0)}</tr>`)}</tbody>
    </table>
    <p class="note">${KNOWN}</p>`;
}
