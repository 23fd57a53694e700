namespace NeuralGlasses.Interaction.Motion;

/// <summary>What became of pinches and of the wrist's samples since the start.</summary>
public sealed class PinchCounters
{
    /// <summary>Pinches that began; each ends once.</summary>
    public long Pinches { get; internal set; }

    /// <summary>Taps told.</summary>
    public long Taps { get; internal set; }

    /// <summary>Holds told.</summary>
    public long Holds { get; internal set; }

    /// <summary>Turns begun.</summary>
    public long Turns { get; internal set; }

    /// <summary>Drags begun.</summary>
    public long Drags { get; internal set; }

    /// <summary>Pinches whose release was not seen.</summary>
    public long Unreleased { get; internal set; }

    /// <summary>Pinches in which samples of the wrist were lost: from there on nothing was told but the end.</summary>
    public long LostMotion { get; internal set; }

    /// <summary>Pinches in which the wrist turned faster than the sensor can tell: from there on nothing was told but the end.</summary>
    public long Saturated { get; internal set; }

    /// <summary>Taps and holds not told, because how the wrist moved since the press is not known, or because it was about to turn or to drag.</summary>
    public long Doubtful { get; internal set; }

    /// <summary>Presses, taps and holds not taken, because they came too late.</summary>
    public long Stale { get; internal set; }

    /// <summary>Releases and holds without a press that they belong to.</summary>
    public long Stray { get; internal set; }

    /// <summary>Gestures, and presses for whose events there was no room, not taken because nobody called for a while.</summary>
    public long Overflowed { get; internal set; }

    /// <summary>Samples of the wrist taken.</summary>
    public long Samples { get; internal set; }

    /// <summary>Samples of the wrist whose time was not behind that of the one before.</summary>
    public long Disordered { get; internal set; }

    /// <summary>Times that the gyroscope's offset was learnt from a wrist at rest.</summary>
    public long Rests { get; internal set; }
}
