// A name of the simulator as words.
export function words(name) {
  const text = name.replaceAll('_', ' ').replace(/\b(afe|imu)\b/, short => short.toUpperCase());
  return text[0].toUpperCase() + text.slice(1);
}

// A time in seconds as minutes, seconds and hundredths.
export function clockText(seconds) {
  const minutes = Math.floor(seconds / 60);
  return `${minutes}:${(seconds - minutes * 60).toFixed(2).padStart(5, '0')}`;
}
