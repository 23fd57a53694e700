using BenchmarkDotNet.Attributes;
using NeuralGlasses.Devices;
using NeuralGlasses.Sound.Hearing;
using NeuralGlasses.Sound.Mix;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Benchmarks;

/// <summary>One second of sound in turns of 10 ms: what it takes of a second is the share of a core; nothing may be allocated.</summary>
[MemoryDiagnoser]
public class SoundBenchmarks
{
    private const int TurnsASecond = 100;
    private SoundMixer _mixer = null!;
    private VoiceActivity _voice = null!;
    private short[] _frame = [];
    private long _microseconds;

    /// <summary>Samples a second, in hertz.</summary>
    [Params(16000, 48000)]
    public int RateHz { get; set; } = 16000;

    [GlobalSetup]
    public void Make()
    {
        _mixer = new SoundMixer(new EndlessSpeaker(RateHz));
        _mixer.Add("music", new Ramp(0.6f), SoundPriority.Media);
        _mixer.Add("speech", new Ramp(0.5f), SoundPriority.Speech);
        _mixer.Add("alert", new Ramp(0.4f), SoundPriority.Alert);
        _voice = new VoiceActivity();
        _frame = new short[_voice.FrameSamples];
        var random = new Random(1);
        for (var i = 0; i < _frame.Length; i++)
            _frame[i] = (short)random.Next(-900, 900);
    }

    /// <summary>Three sources with ducking, limiter and volume, to a speaker.</summary>
    [Benchmark]
    public long MixThreeSources()
    {
        for (var turn = 0; turn < TurnsASecond; turn++)
            _mixer.Advance(new HostTime(_microseconds += 1_000_000 / TurnsASecond));
        return _mixer.Underruns;
    }

    /// <summary>Voice activity of a second at 16 kHz, whatever the rate above.</summary>
    [Benchmark]
    public long VoiceActivity()
    {
        for (var frame = 0; frame < 50; frame++)
            _voice.Process(_frame);
        return _voice.VoiceFrames;
    }

    private sealed class Ramp(float level) : ISoundSource
    {
        private float _at;

        public bool IsPlaying => true;

        public int Read(Span<float> samples)
        {
            foreach (ref float sample in samples)
            {
                _at = _at > 1 ? -1 : _at + 0.013f;
                sample = level * _at;
            }

            return samples.Length;
        }
    }

    private sealed class EndlessSpeaker(int rateHz) : ISpeaker
    {
        public int RateHz => rateHz;

        public HostTime PlaysUntil { get; private set; }

        public int Write(ReadOnlySpan<short> samples, HostTime at)
        {
            PlaysUntil = (PlaysUntil < at ? at : PlaysUntil).Plus(samples.Length * 1e6 / rateHz);
            return samples.Length;
        }

        public void Silence(HostTime at) => PlaysUntil = at;
    }
}
