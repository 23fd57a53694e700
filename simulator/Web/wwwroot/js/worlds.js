// What stands behind the display: each is drawn once, into a field of 800 x 640 pixels at 42 pixels a degree. Whoever reads the display
// looks past the world, so it is a little out of focus.
export const WORLDS = [
  { name: 'street', title: 'Night street', draw: drawStreet },
  { name: 'room', title: 'Room', draw: drawRoom },
  { name: 'sky', title: 'Bright sky', draw: drawSky },
  { name: 'black', title: 'Display alone', draw: drawBlack },
];

const BLUR = 'blur(3px)';
const MARGIN = 12;

export function drawWorld(name, context, width, height) {
  const sharp = document.createElement('canvas');
  sharp.width = width;
  sharp.height = height;
  WORLDS.find(world => world.name === name).draw(sharp.getContext('2d'), width, height);
  // A little larger than the field, because what is blurred is thin at its edge.
  context.filter = BLUR;
  context.drawImage(sharp, -MARGIN, -MARGIN, width + 2 * MARGIN, height + 2 * MARGIN);
  context.filter = 'none';
}

function drawStreet(context, width, height) {
  fill(context, gradient(context, 0, height * 0.7, ['#0a1024', '#1b2140', '#4a3550']), 0, 0, width, height);
  for (let house = 0; house < 9; house++) {
    const left = house < 5 ? house * 74 - 30 : width - (house - 4) * 78 - 20;
    const depth = house < 5 ? house : house - 4;
    const top = 60 + depth * 62 + (house * 37) % 40;
    fill(context, gradient(context, top, height, ['#10141f', '#1c1a22']), left, top, 92, height - top);
    for (let pane = 0; pane < 24; pane++) {
      if ((house * 11 + pane * 7) % 5 < 2)
        fill(context, ['#9a7d48', '#8a6238', '#5b6b84'][(house + pane) % 3], left + 12 + (pane % 3) * 25, top + 18 + Math.floor(pane / 3) * 36, 14, 20);
    }
  }
  fill(context, gradient(context, height - 190, height, ['#171a24', '#0c0e14']), 0, height - 190, width, 190);
  for (let lamp = 0; lamp < 6; lamp++) {
    const share = lamp / 5;
    for (const side of [-1, 1]) {
      const x = width / 2 + side * (370 - share * 300);
      const y = 210 + share * 180;
      glow(context, x, y, 70 - share * 48, '#c99a5c');
      glow(context, x + side * 6, height - 150 + (1 - share) * 100, 36 - share * 24, '#8a5c30');
    }
  }
  for (let car = 0; car < 5; car++) {
    glow(context, 350 - car * 26, 452 + car * 20, 12 + car * 4, '#fff4dc');
    glow(context, 452 + car * 34, 448 + car * 24, 9 + car * 4, '#ff4a3d');
  }
}

function drawRoom(context, width, height) {
  fill(context, gradient(context, 0, height, ['#57534d', '#6d665c']), 0, 0, width, height);
  fill(context, gradient(context, height * 0.72, height, ['#4c3a2c', '#2f241c']), 0, height * 0.72, width, height * 0.28);
  fill(context, gradient(context, 60, 330, ['#86b4d6', '#cfe2ea']), 60, 60, 260, 270);
  ellipse(context, '#7d9a6b', 120, 330, 130, 60);
  ellipse(context, '#93ad7c', 280, 336, 120, 48);
  fill(context, '#57534d', 40, 330, 320, 70);
  for (const [x, y, w, h] of [[50, 50, 280, 12], [50, 326, 280, 14], [50, 50, 12, 290], [318, 50, 12, 290], [184, 60, 9, 270], [60, 186, 260, 8]])
    fill(context, '#d9d3c6', x, y, w, h);
  glow(context, 200, 200, 330, '#7c8fa0');
  for (const [index, tint] of ['#8a4a42', '#3d5f7d', '#7d7a45', '#5a4878', '#3c6e60', '#94693d', '#44506b'].entries())
    fill(context, tint, 560 + index * 25, 132 + (index % 3) * 9, 21, 106 - (index % 3) * 9);
  fill(context, '#2f2119', 540, 238, 210, 11);
  fill(context, gradient(context, 420, 440, ['#4a3324', '#38261b']), 500, 420, 300, 20);
  fill(context, '#33231a', 524, 440, 18, 150);
  fill(context, '#2a2a2e', 706, 330, 6, 92);
  ellipse(context, '#f0d9a8', 709, 326, 40, 22);
  glow(context, 709, 352, 150, '#ffcf87');
  ellipse(context, '#a65a3c', 600, 404, 25, 20);
  for (let leaf = 0; leaf < 7; leaf++)
    ellipse(context, leaf % 2 ? '#587f52' : '#6c9562', 600 + (leaf - 3) * 12, 366 - (leaf % 3) * 15, 12, 34);
  ellipse(context, '#3d4d5f', 420, 560, 104, 150);
  ellipse(context, '#b98f71', 420, 368, 45, 56);
  ellipse(context, '#33261f', 420, 336, 50, 38);
}

function drawSky(context, width, height) {
  fill(context, gradient(context, 0, height, ['#5a9fdf', '#cfe6f7', '#f3f8fb']), 0, 0, width, height);
  glow(context, 640, 90, 190, '#fff6d8');
  for (const [x, y, size] of [[130, 170, 62], [200, 150, 80], [280, 176, 56], [520, 300, 66], [600, 280, 84], [690, 304, 58], [380, 90, 40]])
    ellipse(context, '#ffffffd9', x, y, size * 1.2, size * 0.55);
  ellipse(context, '#8fae86', 200, height + 30, 420, 170);
  ellipse(context, '#7b9d74', 660, height + 40, 360, 150);
}

function drawBlack(context, width, height) {
  fill(context, '#000000', 0, 0, width, height);
}

function gradient(context, top, bottom, tints) {
  const made = context.createLinearGradient(0, top, 0, bottom);
  for (const [index, tint] of tints.entries())
    made.addColorStop(index / (tints.length - 1), tint);
  return made;
}

function fill(context, tint, x, y, width, height) {
  context.fillStyle = tint;
  context.fillRect(x, y, width, height);
}

function ellipse(context, tint, x, y, across, down) {
  context.fillStyle = tint;
  context.beginPath();
  context.ellipse(x, y, across, down, 0, 0, 2 * Math.PI);
  context.fill();
}

// A light and its halo, added to what is there.
function glow(context, x, y, radius, tint) {
  const halo = context.createRadialGradient(x, y, 0, x, y, radius);
  halo.addColorStop(0, `${tint}e0`);
  halo.addColorStop(0.18, `${tint}70`);
  halo.addColorStop(1, `${tint}00`);
  context.globalCompositeOperation = 'lighter';
  context.fillStyle = halo;
  context.fillRect(x - radius, y - radius, 2 * radius, 2 * radius);
  context.globalCompositeOperation = 'source-over';
}
