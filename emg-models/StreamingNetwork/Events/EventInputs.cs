namespace NeuralGlasses.StreamingNetwork.Events;

/// <summary>The inputs of an event network at every step of sessions: for each of the last steps its standardised features, their slow mean, and a one.</summary>
internal sealed class EventInputs
{
    private readonly EventNetworkOptions _options;
    private readonly IReadOnlyList<float[]> _frames;
    private readonly float[] _offset;
    private readonly float[] _factor;
    private readonly float[][] _mean;

    public EventInputs(IReadOnlyList<float[]> frames, EventNetworkOptions options, float[] offset, float[] factor)
    {
        _options = options;
        _frames = frames;
        _offset = offset;
        _factor = factor;
        _mean = [.. frames.Select(Mean)];
    }

    /// <summary>Writes the inputs of a step; what was before the beginning is zero, as the states of a graph are.</summary>
    public void Write(int session, int step, Span<float> inputs)
    {
        var features = _options.Features;
        for (var k = 0; k < _options.Frames; k++)
        {
            var from = step - _options.Frames + 1 + k;
            var to = inputs.Slice(k * _options.FrameLength, _options.FrameLength);
            if (from < 0)
            {
                to.Clear();
                continue;
            }

            // Made anew every time: frames of hundreds of people are gigabytes, and kept twice they would not fit.
            for (var f = 0; f < features; f++)
                to[f] = Standard(_frames[session], (from * features) + f);
            _mean[session].AsSpan(from * features, features).CopyTo(to[features..]);
            to[^1] = 1;
        }
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

    private float Standard(float[] frames, int at) => (frames[at] + _offset[at % _offset.Length]) * _factor[at % _offset.Length];

    private float[] Mean(float[] frames)
    {
        var features = _options.Features;
        var result = new float[frames.Length];
        for (var i = 0; i < frames.Length; i++)
        {
            var before = i < features ? 0 : result[i - features];
            result[i] = before + (EventNetworkOptions.MeanShare * (Standard(frames, i) - before));
        }

        return result;
    }
}
