// A set that never arrived; the server never sends this number.
export const MISSING = -32768;

// The last seconds of signals at an even rate, a row a time, found by time; what was lost is MISSING.
export class SignalRing {
  #seconds;
  #rows = new Int16Array(0);
  #capacity = 0;

  constructor(seconds) {
    this.#seconds = seconds;
    this.channels = 0;
    this.rateHz = 0;
    this.end = 0;
    this.first = 0;
  }

  clear() {
    this.channels = 0;
    this.rateHz = 0;
    this.first = this.end = 0;
  }

  push(firstS, rateHz, channels, numbers) {
    if (channels === 0)
      return;
    const start = Math.round(firstS * rateHz);
    const isNew = channels !== this.channels || rateHz !== this.rateHz || start < this.end - this.#capacity;
    if (isNew) {
      this.channels = channels;
      this.rateHz = rateHz;
      this.#capacity = Math.ceil(this.#seconds * rateHz);
      this.#rows = new Int16Array(this.#capacity * channels);
    }
    if (isNew || start >= this.end + this.#capacity)
      this.first = this.end = start;
    while (this.end < start)
      this.#row(this.end++).fill(MISSING);
    const sets = numbers.length / channels;
    for (let set = 0; set < sets; set++)
      this.#row(start + set).set(numbers.subarray(set * channels, (set + 1) * channels));
    this.end = Math.max(this.end, start + sets);
    this.first = Math.max(this.first, this.end - this.#capacity);
  }

  // One number; MISSING where there is none.
  at(row, channel) {
    return row < this.first || row >= this.end ? MISSING : this.#rows[(row % this.#capacity) * this.channels + channel];
  }

  #row(row) {
    const at = (row % this.#capacity) * this.channels;
    return this.#rows.subarray(at, at + this.channels);
  }
}
