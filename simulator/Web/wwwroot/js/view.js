import { change, complain, store } from './store.js';
import { WORLDS } from './worlds.js';

// Draws what the wearer sees: the world, and the display's light added to it. Black is no light at all.
export class WearerView {
  #canvas;
  #context;
  #world = document.createElement('canvas');
  #drawnWorld = '';
  #picture = null;
  #wanted = '';
  #shown = '';
  #shownFrame = 0;
  #isDirty = true;
  #clickedAt = null;

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
      this.#isDirty = true;
      return;
    }
    try {
      const answer = await fetch(`/api/hud.png?frame=${wanted}`);
      if (!answer.ok)
        return;
      const picture = await createImageBitmap(await answer.blob());
      if (wanted !== this.#wanted)
        return;
      this.#picture = picture;
      this.#shown = wanted;
      this.#shownFrame = now.hudFrames;
      this.#isDirty = true;
    } catch {
      this.#wanted = '';
    }
  }

  draw() {
    if (store.background !== this.#drawnWorld && !store.webcam) {
      this.#drawnWorld = store.background;
      this.#isDirty = true;
      WORLDS.find(world => world.name === store.background).draw(this.#world.getContext('2d'), this.#world.width, this.#world.height);
    }
    if (store.webcam) {
      this.#drawnWorld = '';
      this.#isDirty = true;
    }
    if (!this.#isDirty)
      return;
    this.#isDirty = false;
    const { width, height } = this.#canvas;
    const context = this.#context;
    context.globalCompositeOperation = 'source-over';
    if (store.webcam)
      this.#drawWebcam(context, width, height);
    else
      context.drawImage(this.#world, 0, 0);
    if (this.#picture) {
      context.globalCompositeOperation = 'lighter';
      context.drawImage(this.#picture, (width - this.#picture.width) / 2, (height - this.#picture.height) / 2);
    }
    this.#canvas.dataset.frame = this.#shown;
    this.#timeReaction();
  }

  #drawWebcam(context, width, height) {
    const video = store.webcam;
    const scale = Math.max(width / (video.videoWidth || width), height / (video.videoHeight || height));
    const [w, h] = [(video.videoWidth || width) * scale, (video.videoHeight || height) * scale];
    context.drawImage(video, (width - w) / 2, (height - h) / 2, w, h);
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
