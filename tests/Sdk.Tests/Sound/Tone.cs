using NeuralGlasses.Sound.Mix;

namespace NeuralGlasses.Sdk.Tests.Sound;

/// <summary>A sine of so many samples, or one without an end, which can be paused.</summary>
internal sealed class Tone(double frequencyHz, double level, long samples = long.MaxValue, int rateHz = 16000) : ISoundSource
{
    private long _at;

    public bool IsPaused { get; set; }

    public bool IsPlaying => !IsPaused && _at < samples;

    public long Given => _at;

    public int Read(Span<float> output)
    {
        if (IsPaused)
            return 0;
        var count = (int)Math.Min(output.Length, samples - _at);
        for (var i = 0; i < count; i++)
            output[i] = (float)(level * Math.Sin(2 * Math.PI * frequencyHz * _at++ / rateHz));
        return count;
    }
}
