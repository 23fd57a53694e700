const dark = matchMedia('(prefers-color-scheme: dark)');
const still = matchMedia('(prefers-reduced-motion: reduce)');
let colours = null;

dark.addEventListener('change', () => colours = null);

// A colour of the style sheet, for canvases.
export function colour(name) {
  colours ??= getComputedStyle(document.documentElement);
  return colours.getPropertyValue(`--${name}`).trim();
}

// A label's colour, by its place among the labels of the model.
export function labelColour(index) {
  return colour(`c${index % 12}`);
}

// Whether the page is asked to move nothing by itself.
export function isStill() {
  return still.matches;
}

// Which of the two looks it has; canvases that keep what they drew begin anew when it changes.
export function look() {
  return `${dark.matches}`;
}
