using NeuralGlasses.Consent;
using NeuralGlasses.Sound.Speech;

namespace NeuralGlasses.Sound.Hearing;

/// <summary>Says whether somebody speaks in what a capture hears, at any rate that leads to 16 kHz.</summary>
internal sealed class SpeechWatch : ISoundListener
{
    private readonly VoiceActivity _activity = new();
    private readonly SpeechResampler _resampler;
    private readonly float[] _input;
    private readonly float[] _output;
    private readonly short[] _frame;
    private int _filled;

    /// <exception cref="ArgumentException">The rate in hertz leads to no 16 kHz.</exception>
    public SpeechWatch(int rateHz)
    {
        _resampler = new SpeechResampler(rateHz, VoiceActivity.RateHz);
        _input = new float[Math.Max(1, rateHz / 100)];
        _output = new float[_resampler.MaxOutput(_input.Length)];
        _frame = new short[_activity.FrameSamples];
    }

    /// <summary>Whether somebody speaks.</summary>
    public bool IsVoice => _activity.IsVoice;

    public void Heard(ReadOnlySpan<short> samples)
    {
        while (samples.Length > 0)
        {
            int count = Math.Min(samples.Length, _input.Length);
            for (var i = 0; i < count; i++)
                _input[i] = samples[i];
            samples = samples[count..];
            int made = _resampler.Process(_input.AsSpan(0, count), _output);
            for (var i = 0; i < made; i++)
                Add((short)Math.Clamp(_output[i], short.MinValue, short.MaxValue));
        }
    }

    public void Interrupted()
    {
        _resampler.Reset();
        _activity.Forget();
        _filled = 0;
    }

    private void Add(short sample)
    {
        _frame[_filled++] = sample;
        if (_filled < _frame.Length)
            return;
        _filled = 0;
        _activity.Process(_frame);
    }
}
