import { change, complain, store } from './store.js';
import { isStill } from './theme.js';
import { drawPair, isPairOf } from './eyes.js';
import { drawWorld } from './worlds.js';

const FIELD_PIXELS_PER_DEGREE = 42;

// Draws what the wearer sees: the world, and the display's light added to it. Black is no light at all.
export class WearerView {
  #canvas;
  #context;
  #world = document.createElement('canvas');
  #drawnWorld = null;
  #picture = null;
  #wanted = '';
  #shown = '';
  #shownFrame = 0;
  #isDirty = true;
  #gaze = [0, 0];
  #clickedAt = null;
  #eyes = '';

  constructor(canvas) {
    this.#canvas = canvas;
    this.#context = canvas.getContext('2d');
    this.#world.width = canvas.width;
    this.#world.height = canvas.height;
  }

  // Somebody clicked on a movement; the next reaction is timed to the frame that shows it.
  clicked(at) {
    this.#clickedAt = at;
  }

  // Fetches the display's picture when there is a new one.
  async follow(now) {
    const wanted = now && now.hudFrames > 0 ? `${now.session}-${now.hudFrames}` : '';
    if (wanted === this.#wanted)
      return;
    this.#wanted = wanted;
    if (wanted === '') {
      this.#picture = null;
      this.#shown = '';
      this.#isDirty = true;
      return;
    }
    try {
      const answer = await fetch(`/api/hud.png?frame=${wanted}`);
      if (answer.status !== 200)
        return;
      const picture = await createImageBitmap(await answer.blob());
      if (wanted !== this.#wanted)
        return;
      this.#picture = picture;
      this.#shown = wanted;
      this.#shownFrame = now.hudFrames;
      this.#isDirty = true;
      change({ isPair: isPairOf(picture) });
    } catch {
      this.#wanted = '';
    }
  }

  draw() {
    const wanted = store.picture ?? store.background;
    if (wanted !== this.#drawnWorld && !store.webcam) {
      this.#drawnWorld = wanted;
      this.#isDirty = true;
      this.#drawWorld(this.#world.getContext('2d'), this.#world);
    }
    if (store.webcam) {
      this.#drawnWorld = null;
      this.#isDirty = true;
    }
    if (store.eyes !== this.#eyes) {
      this.#eyes = store.eyes;
      this.#isDirty = true;
    }
    this.#turn();
    if (!this.#isDirty)
      return;
    this.#isDirty = false;
    const { width, height } = this.#canvas;
    const context = this.#context;
    context.globalCompositeOperation = 'source-over';
    if (store.webcam)
      cover(context, store.webcam, store.webcam.videoWidth, store.webcam.videoHeight, width, height);
    else
      this.#drawAround(context);
    if (this.#picture) {
      context.globalCompositeOperation = 'lighter';
      if (isPairOf(this.#picture)) {
        drawPair(context, this.#picture, store.eyes, width, height);
      } else {
        const [w, h] = this.#seen(width, height);
        context.drawImage(this.#picture, (width - w) / 2, (height - h) / 2, w, h);
      }
    }
    this.#canvas.dataset.frame = this.#shown;
    this.#timeReaction();
  }

  // The world moves against the head, unless nothing is to move.
  #turn() {
    const head = isStill() ? null : store.now?.head;
    const gaze = head ? [Math.round(head.leftDeg * FIELD_PIXELS_PER_DEGREE), -Math.round(head.downDeg * FIELD_PIXELS_PER_DEGREE)] : [0, 0];
    if (gaze[0] === this.#gaze[0] && gaze[1] === this.#gaze[1])
      return;
    this.#gaze = gaze;
    this.#isDirty = true;
  }

  // What was drawn goes on behind its sides, mirrored each time; above and below are more of the same sky and ground.
  #drawAround(context) {
    const { width, height } = this.#world;
    const [x, y] = this.#gaze;
    for (let column = Math.floor(-x / width); column * width + x < width; column++) {
      const mirrors = column % 2 !== 0;
      context.setTransform(mirrors ? -1 : 1, 0, 0, 1, (column + mirrors) * width + x, y);
      context.drawImage(this.#world, 0, 0);
      if (y > 0)
        context.drawImage(this.#world, 0, 0, width, 1, 0, -y, width, y);
      else if (y < 0)
        context.drawImage(this.#world, 0, height - 1, width, 1, 0, height, width, -y);
    }
    context.resetTransform();
  }

  // Size of the display in the field: as many degrees as it has, or as large as fits.
  #seen(width, height) {
    const display = store.session?.glasses.display;
    const perPixel = display ? FIELD_PIXELS_PER_DEGREE / display.pixelsPerDegree : 1;
    const scale = Math.min(perPixel, width / this.#picture.width, height / this.#picture.height);
    return [this.#picture.width * scale, this.#picture.height * scale];
  }

  #drawWorld(context, { width, height }) {
    if (store.picture)
      cover(context, store.picture, store.picture.width, store.picture.height, width, height);
    else
      drawWorld(store.background, context, width, height);
  }

  #timeReaction() {
    if (this.#clickedAt === null || !store.reaction?.frame || store.reaction.session !== store.now?.session || this.#shownFrame < store.reaction.frame)
      return;
    const clickedAt = this.#clickedAt;
    this.#clickedAt = null;
    // What is drawn now is on the screen with the next frame.
    requestAnimationFrame(painted => change({ wallDelayMs: Math.max(0, painted - clickedAt) }));
  }
}

// Fills the view with a picture, whatever its shape.
function cover(context, picture, pictureWidth, pictureHeight, width, height) {
  if (!pictureWidth || !pictureHeight)
    return;
  const scale = Math.max(width / pictureWidth, height / pictureHeight);
  context.drawImage(picture, (width - pictureWidth * scale) / 2, (height - pictureHeight * scale) / 2, pictureWidth * scale, pictureHeight * scale);
}

// Takes a picture of the person's own as the world; it stays in the page.
export async function openPicture(event) {
  const file = event.target.files[0];
  event.target.value = '';
  if (!file)
    return;
  try {
    change({ picture: await createImageBitmap(file) });
  } catch {
    complain(`${file.name} is not a picture that this browser can read.`);
  }
}

// Takes the picture of a camera of this machine instead of a drawn world; only when a person asks for it.
export async function openWebcam() {
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ video: { width: 960, height: 720 }, audio: false });
    const video = document.createElement('video');
    video.muted = true;
    video.playsInline = true;
    video.srcObject = stream;
    await video.play();
    change({ webcam: video });
  } catch (error) {
    complain(`The camera cannot be used (${error.message}); allow it for this page, or choose a drawn world.`);
  }
}

export function closeWebcam() {
  for (const track of store.webcam?.srcObject.getTracks() ?? [])
    track.stop();
  change({ webcam: null });
}

export function showLarge() {
  return document.getElementById('view').requestFullscreen?.();
}
