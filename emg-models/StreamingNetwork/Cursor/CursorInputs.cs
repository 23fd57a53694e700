namespace NeuralGlasses.StreamingNetwork.Cursor;

/// <summary>The inputs of a network at every step: standardised features and their means over several times.</summary>
internal sealed class CursorInputs(CursorNetworkOptions options, float[] offset, float[] factor)
{
    private static readonly float[] Shares = [.. CursorNetworkOptions.LevelSeconds.Select(CursorNetworkOptions.ShareOf)];

    /// <summary>Inputs of a stretch from an empty state, [step, input].</summary>
    public float[] Of(float[] frames)
    {
        var features = options.Features;
        var inputs = new float[frames.Length / features * options.Inputs];
        var levels = new float[Shares.Length * features];
        for (var step = 0; step < frames.Length / features; step++)
        {
            var to = inputs.AsSpan(step * options.Inputs, options.Inputs);
            for (var f = 0; f < features; f++)
            {
                var now = (frames[(step * features) + f] + offset[f]) * factor[f];
                to[f] = now;
                for (var k = 0; k < Shares.Length; k++)
                {
                    ref var level = ref levels[(k * features) + f];
                    level += Shares[k] * (now - level);
                    to[((k + 1) * features) + f] = level;
                }
            }
        }

        return inputs;
    }
}
