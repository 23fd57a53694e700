using NeuralGlasses.Recordings;
using NeuralGlasses.Signal;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Training.Protocols;

/// <summary>Sends a recording through the stations that a live stream passes (<see cref="LivePath"/>), in blocks of 10 ms.</summary>
public static class LiveSignal
{
    private const double BlockSeconds = 0.01;

    /// <summary>The filtered samples in microvolts at the recording's own rate, each at the time at which it was at the electrode.</summary>
    /// <param name="recording">The recording.</param>
    /// <param name="path">Rates and filters.</param>
    /// <returns>[sample set, channel]; 0 outside all stretches and where a filter's last samples have not come out yet.</returns>
    /// <exception cref="RecordingException">No scale can be found.</exception>
    public static float[,] Of(EmgRecording recording, LivePath path)
    {
        ArgumentNullException.ThrowIfNull(recording);
        var signal = new float[recording.SampleCount, recording.ChannelCount];
        for (var stretch = 0; stretch < recording.Stretches.Count; stretch++)
        {
            foreach (var block in Blocks(recording, path, stretch))
            {
                var first = (int)Math.Round(block.FirstSample.Microseconds * recording.RateHz / 1e6);
                for (var i = 0; i < block.SampleCount; i++)
                {
                    var at = first + i;
                    if (at < recording.Stretches[stretch].Start || at >= recording.Stretches[stretch].End)
                        continue;
                    for (var c = 0; c < recording.ChannelCount; c++)
                        signal[at, c] = block.Samples[i * recording.ChannelCount + c];
                }
            }
        }

        return signal;
    }

    /// <summary>The filtered samples of a stretch in microvolts, as they come out one after the other, [sample, channel].</summary>
    /// <param name="recording">The recording.</param>
    /// <param name="path">Rates and filters.</param>
    /// <param name="stretch">Index of the stretch.</param>
    /// <exception cref="RecordingException">No scale can be found.</exception>
    public static float[,] Filtered(EmgRecording recording, LivePath path, int stretch)
    {
        ArgumentNullException.ThrowIfNull(recording);
        var samples = new List<float>();
        foreach (var block in Blocks(recording, path, stretch))
            samples.AddRange(block.Samples);
        var result = new float[samples.Count / recording.ChannelCount, recording.ChannelCount];
        Buffer.BlockCopy(samples.ToArray(), 0, result, 0, samples.Count * sizeof(float));
        return result;
    }

    /// <summary>Gives the filtered blocks of a stretch one after the other; a block is valid until the next.</summary>
    /// <param name="recording">The recording.</param>
    /// <param name="path">Rates and filters.</param>
    /// <param name="stretch">Index of the stretch.</param>
    /// <exception cref="RecordingException">No scale can be found.</exception>
    public static IEnumerable<EmgBlock> Blocks(EmgRecording recording, LivePath path, int stretch)
    {
        ArgumentNullException.ThrowIfNull(recording);
        ArgumentNullException.ThrowIfNull(path);
        var microvoltsPerLsb = PhysiologicalScale.Of(recording).MicrovoltsPerLsb;
        var (start, end) = (recording.Stretches[stretch].Start, recording.Stretches[stretch].End);
        var channels = recording.ChannelCount;
        var streamRateHz = Math.Max(path.StreamRateHz, recording.RateHz);
        var resampler = new RationalResampler(recording.RateHz, streamRateHz, channels);
        var filters = new EmgFilterOptions { HighPassHz = path.HighPassHz, MainsHz = path.MainsHz, OutputRateHz = path.ModelRateHz ?? recording.RateHz };
        var chain = new EmgFilterChain(filters, channels, streamRateHz);
        var chunk = Math.Max(1, (int)Math.Round(BlockSeconds * recording.RateHz));
        var input = new float[chunk * channels];
        var capacity = (int)Math.Ceiling(chunk * streamRateHz / recording.RateHz) + 8;
        var block = new EmgBlock(channels, capacity) { RateHz = streamRateHz, Restarted = true };
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
            block.FirstSample = new HostTime((long)Math.Round((start / recording.RateHz + produced / streamRateHz) * 1e6));
            produced += block.SampleCount;
            yield return chain.Apply(block);
            block.Restarted = false;
        }
    }
}
