namespace NeuralGlasses.Sound.Mix;

/// <summary>
/// Keeps a sum within full scale without a clipped sample. It knows a block ahead: every block has a gain that suits its highest peak, and
/// the gain moves in a straight line between the smaller ones of neighbours, so that no sample meets one that is too high for its block.
/// </summary>
internal sealed class Limiter
{
    /// <summary>Highest value that leaves it: 0.2 dB below full scale.</summary>
    internal const float Ceiling = 0.977f;

    private readonly float _release;
    private float[] _held;
    private float _heldGain = 1;
    private float _from = 1;

    internal Limiter(int blockSamples, double releaseBlocks)
    {
        _held = new float[blockSamples];
        _release = (float)(1 / Math.Max(1, releaseBlocks));
    }

    /// <summary>Samples that lay above full scale before they were turned down.</summary>
    internal long Limited { get; private set; }

    /// <summary>Takes the next block and gives the one before; the block's array is kept, and another one returned to be filled next.</summary>
    internal float[] Exchange(float[] block, Span<short> output)
    {
        float peak = 0;
        foreach (float value in block)
        {
            float size = Math.Abs(value);
            peak = Math.Max(peak, size);
            if (size > Ceiling)
                Limited++;
        }

        float gain = Math.Min(peak > Ceiling ? Ceiling / peak : 1, _heldGain + _release);
        float to = Math.Min(_heldGain, gain);
        float step = (to - _from) / block.Length;
        for (var i = 0; i < output.Length; i++)
            output[i] = (short)MathF.Round(_held[i] * (_from + (step * i)) * short.MaxValue);
        (_from, _heldGain) = (to, gain);
        (float[] free, _held) = (_held, block);
        return free;
    }
}
