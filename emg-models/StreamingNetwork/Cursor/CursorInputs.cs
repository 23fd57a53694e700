namespace NeuralGlasses.StreamingNetwork.Cursor;

/// <summary>The inputs of a network at every step of sessions: standardised features and their slow mean.</summary>
internal sealed class CursorInputs
{
    private readonly CursorNetworkOptions _options;
    private readonly float[][] _inputs;

    public CursorInputs(IReadOnlyList<float[]> frames, CursorNetworkOptions options, float[] offset, float[] factor)
    {
        _options = options;
        _inputs = [.. frames.Select(each => Of(each, offset, factor))];
    }

    /// <summary>Inputs of a session, [step, input].</summary>
    public ReadOnlySpan<float> this[int session] => _inputs[session];

    private float[] Of(float[] frames, float[] offset, float[] factor)
    {
        var features = _options.Features;
        var inputs = new float[2 * frames.Length];
        var mean = new float[features];
        for (var step = 0; step < frames.Length / features; step++)
        {
            var to = inputs.AsSpan(step * _options.Inputs, _options.Inputs);
            for (var f = 0; f < features; f++)
            {
                to[f] = (frames[(step * features) + f] + offset[f]) * factor[f];
                mean[f] += CursorNetworkOptions.MeanShare * (to[f] - mean[f]);
                to[features + f] = mean[f];
            }
        }

        return inputs;
    }
}
