import { html, nothing } from '../lib/lit-html.js';
import { words } from './names.js';
import { change } from './store.js';

const SHOWN = { flat: 'as it is', space: 'in space, for both eyes', flattened: 'without depth', nothing: 'not at all: these glasses have no display' };
let wanted = '';

// Fetches what there is to say of the scene when there is a new one.
export async function followScene(now) {
  const next = now?.scenes > 0 ? `${now.session}-${now.scenes}` : '';
  if (next === wanted)
    return;
  wanted = next;
  if (next === '') {
    change({ review: null });
    return;
  }
  try {
    const answer = await fetch(`/api/legibility?scene=${next}`);
    const review = answer.status === 200 ? await answer.json() : null;
    if (next === wanted)
      change({ review });
  } catch {
    wanted = '';
  }
}

export function reviewPanel({ review }) {
  if (!review)
    return html`<p class="note">Nothing was to be shown yet.</p>`;
  return html`
    <p class="note">Scene <b id="scene-name">${review.scene}</b>, shown ${SHOWN[review.display]}.</p>
    ${review.display === 'nothing' ? nothing : findings(review)}
    <h3>Heard with the last change</h3>
    <p id="heard-change">${review.earcon === 'None' ? nothing : html`<i>${words(review.earcon).toLowerCase()}</i> `}${review.speech || 'nothing'}</p>
    <h3>Heard when asked for</h3>
    <p id="heard-whole">${review.whole || 'nothing'}</p>`;
}

function findings({ findings }) {
  if (findings.length === 0)
    return html`<p id="findings" data-count="0">It keeps all rules of legibility.</p>`;
  return html`<ul id="findings" class="findings" data-count=${findings.length}>
    ${findings.map(finding => html`<li data-rule=${finding.rule}><b>${finding.element}</b>: ${finding.sentence}<br><span class="note">Rule “${finding.rule}”: ${finding.says} Source: ${finding.source}.</span></li>`)}
  </ul>`;
}
