// What stands behind the display. Each is drawn once into the view's field of 900 x 675 pixels at 42 pixels a degree.
export const WORLDS = [
  { name: 'room', title: 'A room', draw: drawRoom },
  { name: 'street', title: 'A street at night', draw: drawStreet },
  { name: 'sky', title: 'A bright sky', draw: drawSky },
  { name: 'black', title: 'Nothing: the display alone', draw: drawBlack },
];

function drawRoom(context, width, height) {
  const wall = context.createLinearGradient(0, 0, width, 0);
  wall.addColorStop(0, '#6f6a60');
  wall.addColorStop(1, '#8d877a');
  fill(context, wall, 0, 0, width, height * 0.7);
  fill(context, '#5a4634', 0, height * 0.7, width, height * 0.3);
  fill(context, '#a9c6d8', 70, 70, 240, 220);
  fill(context, '#8fb07a', 70, 220, 240, 70);
  fill(context, '#d8d2c4', 184, 70, 12, 220);
  fill(context, '#d8d2c4', 70, 174, 240, 12);
  fill(context, '#3d2c20', 560, 400, 280, 18);
  fill(context, '#3d2c20', 585, 418, 16, 190);
  fill(context, '#3d2c20', 800, 418, 16, 190);
  fill(context, '#a5432f', 640, 352, 40, 48);
  for (const [index, tint] of ['#7b3f3a', '#35506b', '#6b6a35', '#4c3a66', '#2f5f52'].entries())
    fill(context, tint, 600 + index * 26, 150 + (index % 2) * 12, 22, 110 - (index % 2) * 12);
  fill(context, '#3d2c20', 580, 260, 180, 10);
  circle(context, '#c9a07c', 440, 330, 58);
  fill(context, '#31465a', 372, 392, 136, 210);
}

function drawStreet(context, width, height) {
  const sky = context.createLinearGradient(0, 0, 0, height);
  sky.addColorStop(0, '#05070d');
  sky.addColorStop(1, '#141a26');
  fill(context, sky, 0, 0, width, height);
  for (let house = 0; house < 6; house++) {
    const top = 140 + (house * 67) % 150;
    fill(context, '#0b0f17', house * 150, top, 146, height - top);
    for (let pane = 0; pane < 12; pane++) {
      if ((house * 7 + pane * 5) % 4 === 0)
        fill(context, '#e7c46a', house * 150 + 18 + (pane % 3) * 42, top + 26 + Math.floor(pane / 3) * 54, 22, 28);
    }
  }
  fill(context, '#10131a', 0, height - 130, width, 130);
  circle(context, '#fff2c8', 690, 190, 12);
}

function drawSky(context, width, height) {
  const sky = context.createLinearGradient(0, 0, 0, height);
  sky.addColorStop(0, '#7fb4e6');
  sky.addColorStop(1, '#e9f3fb');
  fill(context, sky, 0, 0, width, height);
  for (const [x, y, size] of [[180, 150, 60], [250, 160, 44], [620, 110, 70], [700, 130, 50], [420, 260, 40]])
    circle(context, '#ffffffcc', x, y, size);
  fill(context, '#7f9b63', 0, height - 120, width, 120);
}

function drawBlack(context, width, height) {
  fill(context, '#000000', 0, 0, width, height);
}

function fill(context, tint, x, y, width, height) {
  context.fillStyle = tint;
  context.fillRect(x, y, width, height);
}

function circle(context, tint, x, y, radius) {
  context.fillStyle = tint;
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fill();
}
