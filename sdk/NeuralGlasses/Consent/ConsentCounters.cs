namespace NeuralGlasses.Consent;

/// <summary>Counts of all that was asked of the consent kernel and became of it.</summary>
public sealed class ConsentCounters
{
    private readonly long[] _ended = new long[Enum.GetValues<CaptureEnd>().Length];

    /// <summary>Wishes for a capture.</summary>
    public long Asked { get; internal set; }

    /// <summary>Wishes that were refused.</summary>
    public long Refused { get; internal set; }

    /// <summary>Frames delivered.</summary>
    public long Frames { get; internal set; }

    /// <summary>Frames exposed and thrown away.</summary>
    public long FramesDiscarded { get; internal set; }

    /// <summary>Samples of sound delivered.</summary>
    public long Samples { get; internal set; }

    /// <summary>Times that the light failed while something was being captured.</summary>
    public long LightFaults { get; internal set; }

    /// <summary>Times that the wearer paused.</summary>
    public long Pauses { get; internal set; }

    /// <summary>Files kept.</summary>
    public long Kept { get; internal set; }

    /// <summary>Things captured that could not be kept.</summary>
    public long Lost { get; internal set; }

    /// <summary>Errors of watchers.</summary>
    public long WatcherErrors { get; internal set; }

    /// <summary>Captures that were refused or are over for a reason.</summary>
    public long Ended(CaptureEnd end) => _ended[(int)end];

    internal void Count(CaptureEnd end) => _ended[(int)end]++;
}
