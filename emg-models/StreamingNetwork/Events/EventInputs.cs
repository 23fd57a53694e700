namespace NeuralGlasses.StreamingNetwork.Events;

/// <summary>The inputs of an event network at every step of sessions: standardised features of the last frames, and their slow mean.</summary>
internal sealed class EventInputs
{
    private readonly EventNetworkOptions _options;
    private readonly float[][] _standard;
    private readonly float[][] _mean;

    public EventInputs(IReadOnlyList<float[]> frames, EventNetworkOptions options, float[] offset, float[] factor)
    {
        _options = options;
        _standard = [.. frames.Select(session => Standard(session, offset, factor))];
        _mean = [.. _standard.Select(Mean)];
    }

    /// <summary>Writes the inputs of a step; what was before the beginning is zero, as the states of a graph are.</summary>
    public void Write(int session, int step, Span<float> inputs)
    {
        var features = _options.Features;
        var standard = _standard[session];
        for (var k = 0; k < _options.Frames; k++)
        {
            var from = step - _options.Frames + 1 + k;
            var to = inputs.Slice(k * features, features);
            if (from < 0)
                to.Clear();
            else
                standard.AsSpan(from * features, features).CopyTo(to);
        }

        _mean[session].AsSpan(step * features, features).CopyTo(inputs.Slice(_options.Frames * features, features));
    }

    /// <summary>Offset and factor of each feature that bring frames to mean 0 and variance 1.</summary>
    public static (float[] Offset, float[] Factor) StandardOf(IReadOnlyList<float[]> frames, int features)
    {
        var sum = new double[features];
        var square = new double[features];
        long count = 0;
        foreach (var session in frames)
        {
            for (var i = 0; i < session.Length; i++)
            {
                sum[i % features] += session[i];
                square[i % features] += (double)session[i] * session[i];
            }

            count += session.Length / features;
        }

        var offset = sum.Select(total => (float)(-total / count)).ToArray();
        return (offset, [.. square.Select((total, f) => (float)(1 / Math.Sqrt(Math.Max(1e-6, (total / count) - (offset[f] * (double)offset[f])))))]);
    }

    private static float[] Standard(float[] frames, float[] offset, float[] factor)
    {
        var result = new float[frames.Length];
        for (var i = 0; i < frames.Length; i++)
            result[i] = (frames[i] + offset[i % offset.Length]) * factor[i % offset.Length];
        return result;
    }

    private float[] Mean(float[] standard)
    {
        var features = _options.Features;
        var result = new float[standard.Length];
        for (var i = 0; i < standard.Length; i++)
        {
            var before = i < features ? 0 : result[i - features];
            result[i] = before + (EventNetworkOptions.MeanShare * (standard[i] - before));
        }

        return result;
    }
}
