using NeuralGlasses.Media;

namespace NeuralGlasses.Sdk.Tests.Media;

// Sounds by name instead of files: each sample of a sound is its place in it, so that what is heard says where it is from.
internal sealed class TestSounds : ISoundOpener
{
    // The least rate that the player takes.
    public const int RateHz = 4000;

    private readonly Dictionary<string, Sound> _sounds = [];

    public int Open { get; private set; }

    public int Opened { get; private set; }

    public List<string> Paths { get; } = [];

    public Sound Add(string path, double seconds) => _sounds[path] = new Sound(seconds);

    ISoundDecoder ISoundOpener.Open(string path, double fromSeconds)
    {
        Paths.Add(path);
        if (!_sounds.TryGetValue(path, out Sound? sound))
            throw new SoundException($"{path} is not there any more; take it out of the list.");
        Open++;
        Opened++;
        return new Decoder(this, sound, fromSeconds);
    }

    internal sealed class Sound(double seconds)
    {
        public long Length { get; } = (long)(seconds * RateHz);

        public bool KnowsLength { get; set; } = true;

        // Fails when it comes to this place.
        public double FailsAtSeconds { get; set; } = double.PositiveInfinity;

        public string? Warning { get; set; }

        // Gives nothing, and does not end.
        public bool IsStalled { get; set; }
    }

    private sealed class Decoder(TestSounds sounds, Sound sound, double fromSeconds) : ISoundDecoder
    {
        private bool _isDisposed;

        public int RateHz => TestSounds.RateHz;

        public long? LengthSamples => sound.KnowsLength ? sound.Length : null;

        public long PositionSamples { get; private set; } = Math.Clamp((long)(fromSeconds * TestSounds.RateHz), 0, sound.Length);

        public SoundDecoderState State => PositionSamples >= sound.FailsAtSeconds * TestSounds.RateHz ? SoundDecoderState.Failed
            : PositionSamples < sound.Length ? SoundDecoderState.Going
            : SoundDecoderState.Ended;

        public string? Complaint => State == SoundDecoderState.Failed ? "It is broken." : sound.Warning;

        public int Read(Span<short> samples)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (sound.IsStalled)
                return 0;
            long end = (long)Math.Min(sound.Length, sound.FailsAtSeconds * TestSounds.RateHz);
            int count = (int)Math.Clamp(end - PositionSamples, 0, samples.Length);
            for (var i = 0; i < count; i++)
                samples[i] = (short)((PositionSamples + i) % 30_000);
            PositionSamples += count;
            return count;
        }

        public void Seek(long sample) => PositionSamples = Math.Clamp(sample, 0, sound.Length);

        public void Dispose()
        {
            sounds.Open -= _isDisposed ? 0 : 1;
            _isDisposed = true;
        }
    }
}
