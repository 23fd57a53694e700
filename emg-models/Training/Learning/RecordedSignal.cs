using NeuralGlasses.Recordings;
using NeuralGlasses.Signal;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Training.Learning;

/// <summary>
/// Sends a stretch of a recording through the stations that a live stream passes: scale, the wristband's rate in blocks of
/// 10 ms, the filter chain.
/// </summary>
public static class RecordedSignal
{
    private const double BlockSeconds = 0.01;

    /// <summary>Gives the filtered blocks of a stretch one after the other; a block is valid until the next.</summary>
    /// <param name="recording">The recording.</param>
    /// <param name="microvoltsPerLsb">Scale of its stored steps.</param>
    /// <param name="stretch">Index of the stretch.</param>
    /// <param name="options">Rates and filters.</param>
    public static IEnumerable<EmgBlock> Blocks(EmgRecording recording, double microvoltsPerLsb, int stretch, TrainingOptions options)
    {
        ArgumentNullException.ThrowIfNull(recording);
        ArgumentNullException.ThrowIfNull(options);
        var (start, end) = (recording.Stretches[stretch].Start, recording.Stretches[stretch].End);
        var channels = recording.ChannelCount;
        var resampler = new RationalResampler(recording.RateHz, options.StreamRateHz, channels);
        var chain = new EmgFilterChain(
            new EmgFilterOptions { HighPassHz = options.HighPassHz, MainsHz = options.MainsHz, OutputRateHz = options.ModelRateHz },
            channels,
            options.StreamRateHz);
        var chunk = Math.Max(1, (int)Math.Round(BlockSeconds * recording.RateHz));
        var input = new float[chunk * channels];
        var block = new EmgBlock(channels, (int)Math.Ceiling(chunk * options.StreamRateHz / recording.RateHz) + 8) { RateHz = options.StreamRateHz, Restarted = true };
        long produced = 0;
        for (var at = start; at < end; at += chunk)
        {
            var count = Math.Min(chunk, end - at);
            for (var i = 0; i < count; i++)
            {
                for (var c = 0; c < channels; c++)
                    input[i * channels + c] = (float)(recording.Samples[at + i, c] * microvoltsPerLsb);
            }

            block.SampleCount = resampler.Process(input.AsSpan(0, count * channels), block.Buffer);
            if (block.SampleCount == 0)
                continue;
            block.FirstSample = new HostTime((long)Math.Round((start / recording.RateHz + produced / options.StreamRateHz) * 1e6));
            produced += block.SampleCount;
            yield return chain.Apply(block);
            block.Restarted = false;
        }
    }

    /// <summary>The filtered samples of a stretch in microvolts, [sample, channel].</summary>
    public static float[,] Filtered(EmgRecording recording, double microvoltsPerLsb, int stretch, TrainingOptions options)
    {
        var samples = new List<float>();
        foreach (var block in Blocks(recording, microvoltsPerLsb, stretch, options))
            samples.AddRange(block.Samples);
        var channels = recording.ChannelCount;
        var result = new float[samples.Count / channels, channels];
        Buffer.BlockCopy(samples.ToArray(), 0, result, 0, samples.Count * sizeof(float));
        return result;
    }
}
