namespace NeuralGlasses.Sound.Mix;

/// <summary>A source in the mixer, with the gain that it has at the moment.</summary>
internal sealed class MixedSource
{
    private readonly ISoundSource _source;
    private float _gain;

    internal MixedSource(string name, ISoundSource source, SoundPriority priority)
    {
        Name = name;
        _source = source;
        Priority = priority;
    }

    internal string Name { get; }

    internal SoundPriority Priority { get; set; }

    /// <summary>It was taken away, and is heard until it has faded out.</summary>
    internal bool IsLeaving { get; set; }

    internal bool IsPlaying => !IsLeaving && _source.IsPlaying;

    internal bool IsGone => IsLeaving && _gain == 0;

    /// <summary>Samples that were no numbers, and were silence in their place.</summary>
    internal long Unsound { get; private set; }

    /// <summary>Begins at a gain, so that what has just come is not heard at another one first.</summary>
    internal void Begin(float gain) => _gain = gain;

    /// <summary>Adds its next samples to a block; the gain moves towards its target by a step a sample. False if it gave none.</summary>
    internal bool AddTo(Span<float> block, Span<float> scratch, float target, float step)
    {
        int count = Math.Clamp(_source.Read(scratch[..block.Length]), 0, block.Length);
        if (IsLeaving)
            target = 0;
        for (var i = 0; i < count; i++)
        {
            _gain = _gain < target ? Math.Min(target, _gain + step) : Math.Max(target, _gain - step);
            float value = scratch[i];
            if (!float.IsFinite(value))
            {
                Unsound++;
                continue;
            }

            block[i] += _gain * Math.Clamp(value, -8, 8);
        }

        // Nobody hears a silent source change its gain.
        if (count < block.Length)
            _gain = target;
        return count > 0;
    }
}
