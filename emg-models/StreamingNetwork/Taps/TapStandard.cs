namespace NeuralGlasses.StreamingNetwork.Taps;

/// <summary>How features become inputs: offset and factor of each kind of feature, the same for all channels and both wrists, and the slow mean that follows them.</summary>
/// <param name="Offset">Added to a feature, one a kind.</param>
/// <param name="Factor">Multiplied then, one a kind.</param>
internal sealed record TapStandard(float[] Offset, float[] Factor)
{
    private const int Channels = TapNetworkOptions.Channels;

    public static TapStandard None => new(new float[TapFilters.PerChannel], [.. Enumerable.Repeat(1f, TapFilters.PerChannel)]);

    /// <summary>Learns mean and deviation of every kind of feature.</summary>
    public static TapStandard Of(IReadOnlyList<TapSession> sessions)
    {
        var sums = new double[TapFilters.PerChannel];
        var squares = new double[TapFilters.PerChannel];
        long count = 0;
        foreach (var session in sessions)
        {
            for (var i = 0; i < session.Frames.Length; i++)
            {
                var kind = i % TapFilters.Features / (TapFilters.Parts * Channels);
                var value = (double)session.Frames[i];
                sums[kind] += value;
                squares[kind] += value * value;
            }

            count += session.Frames.Length / TapFilters.PerChannel;
        }

        var offset = new float[TapFilters.PerChannel];
        var factor = new float[TapFilters.PerChannel];
        for (var kind = 0; kind < offset.Length; kind++)
        {
            var mean = sums[kind] / count;
            offset[kind] = (float)-mean;
            factor[kind] = (float)(1 / Math.Sqrt(Math.Max(1e-6, (squares[kind] / count) - (mean * mean))));
        }

        return new TapStandard(offset, factor);
    }

    /// <summary>Inputs at every step, [step, wrist, plane, channel]: each loudness less its slow mean, and the slow means.</summary>
    public Half[] Inputs(TapSession session)
    {
        var inputs = new Half[session.Steps * TapNetworkOptions.Inputs];
        var means = new float[TapNetworkOptions.Wrists * TapFilters.PerChannel * Channels];
        for (var step = 0; step < session.Steps; step++)
        {
            for (var wrist = 0; wrist < TapNetworkOptions.Wrists; wrist++)
            {
                Step(
                    session.Frames.AsSpan((step * TapSession.Features) + (wrist * TapFilters.Features), TapFilters.Features),
                    means.AsSpan(wrist * TapFilters.PerChannel * Channels, TapFilters.PerChannel * Channels),
                    inputs.AsSpan((step * TapNetworkOptions.Inputs) + (wrist * TapNetworkOptions.WristInputs), TapNetworkOptions.WristInputs));
            }
        }

        return inputs;
    }

    private void Step(ReadOnlySpan<Half> frame, Span<float> means, Span<Half> inputs)
    {
        Span<float> parts = stackalloc float[TapFilters.Parts];
        for (var kind = 0; kind < TapFilters.PerChannel; kind++)
        {
            for (var c = 0; c < Channels; c++)
            {
                var sum = 0f;
                for (var part = 0; part < TapFilters.Parts; part++)
                {
                    parts[part] = ((float)frame[(((kind * TapFilters.Parts) + part) * Channels) + c] + Offset[kind]) * Factor[kind];
                    sum += parts[part];
                }

                ref var mean = ref means[(kind * Channels) + c];
                mean += TapNetworkOptions.MeanShare * ((sum / TapFilters.Parts) - mean);
                for (var part = 0; part < TapFilters.Parts; part++)
                    inputs[(((kind * TapFilters.Parts) + part) * Channels) + c] = (Half)(parts[part] - mean);
                inputs[TapFilters.Features + (kind * Channels) + c] = (Half)mean;
            }
        }
    }
}
