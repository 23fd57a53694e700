using NeuralGlasses.Sound.Speech;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Sound.Speech;

public sealed class SpeechResamplerTests
{
    [Theory]
    [InlineData(22050, 16000)]
    [InlineData(22050, 48000)]
    [InlineData(16000, 48000)]
    [InlineData(48000, 16000)]
    [InlineData(22050, 44100)]
    public void It_is_flat_for_speech_and_nothing_folds(int fromHz, int toHz)
    {
        double nyquist = Math.Min(fromHz, toHz) / 2.0;
        foreach (double share in (double[])[0.05, 0.3, 0.6, 0.84])
            Assert.InRange(20 * Math.Log10(Gain(fromHz, toHz, share * nyquist)), -0.1, 0.1);
        for (double hz = 1.01 * nyquist; hz < fromHz / 2.0; hz += 173)
            Assert.True(20 * Math.Log10(Gain(fromHz, toHz, hz)) < -75, $"{hz} Hz");
    }

    [Theory]
    [InlineData(22050, 16000, 1000, 726)]
    [InlineData(16000, 48000, 1000, 3000)]
    [InlineData(16000, 16000, 1000, 1000)]
    public void The_first_output_lies_at_the_first_input_and_none_is_missing(int fromHz, int toHz, int samples, int expected)
    {
        float[] output = Resampled(fromHz, toHz, Enumerable.Repeat(1f, samples));
        Assert.Equal(expected, output.Length);
        Assert.Equal(1, output[output.Length / 2], 1e-4f);
        Assert.InRange(output[0], 0.4f, 1);
    }

    [Fact]
    public void How_a_stream_is_cut_changes_nothing()
    {
        var random = new Random(3);
        float[] input = [.. Enumerable.Range(0, 3000).Select(_ => random.NextSingle() - 0.5f)], whole = Resampled(22050, 16000, input);
        var resampler = new SpeechResampler(22050, 16000);
        var parts = new List<float>();
        var output = new float[resampler.MaxOutput(50)];
        for (var at = 0; at < input.Length; at += 50)
            parts.AddRange(output[..resampler.Process(input.AsSpan(at, 50), output)]);
        Assert.Equal(whole[..parts.Count], parts);
    }

    // Root mean square of what comes out of a sine, whatever its frequency is then.
    private static double Gain(int fromHz, int toHz, double hz)
    {
        float[] output = Resampled(fromHz, toHz, Enumerable.Range(0, 8000).Select(i => (float)(Math.Sqrt(2) * Math.Sin(2 * Math.PI * hz * i / fromHz))));
        return Math.Sqrt(output.Skip(output.Length / 4).Take(output.Length / 2).Average(value => (double)value * value));
    }

    private static float[] Resampled(int fromHz, int toHz, IEnumerable<float> samples)
    {
        var resampler = new SpeechResampler(fromHz, toHz);
        float[] input = [.. samples, .. new float[resampler.Tail]];
        var output = new float[resampler.MaxOutput(input.Length)];
        return output[..resampler.Process(input, output)];
    }
}
