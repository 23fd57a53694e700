namespace NeuralGlasses.Sound.Mix;

/// <summary>Remembers what is heard, and for a while what was, and says how loud a source may be beside it.</summary>
internal sealed class DuckHold
{
    private const int Priorities = 4;
    private readonly int _holdBlocks;
    private readonly int[] _left = new int[Priorities];

    internal DuckHold(int holdBlocks)
    {
        _holdBlocks = holdBlocks;
    }

    /// <summary>Looks which sources play; once a block.</summary>
    internal void Look(List<MixedSource> sources)
    {
        for (var i = 0; i < Priorities; i++)
            _left[i] = Math.Max(0, _left[i] - 1);
        foreach (MixedSource source in sources)
        {
            if (source.IsPlaying)
                _left[(int)source.Priority] = _holdBlocks + 1;
        }
    }

    internal float GainOf(SoundPriority priority)
    {
        float gain = 1;
        for (var i = (int)priority + 1; i < Priorities; i++)
        {
            if (_left[i] > 0)
                gain = Math.Min(gain, Ducking.FactorOf(priority, (SoundPriority)i));
        }

        return gain;
    }
}
