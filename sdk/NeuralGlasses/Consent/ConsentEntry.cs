using NeuralGlasses.Streaming;

namespace NeuralGlasses.Consent;

/// <summary>What one line of the consent log is to tell; what does not belong to its kind stays empty.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="At">Host time at which it happened.</param>
public sealed record ConsentEntry(ConsentLineKind Kind, HostTime At)
{
    /// <summary>The app that asked.</summary>
    public string App { get; init; } = "";

    /// <summary>What was to be captured: a <see cref="CaptureKind"/> by its name.</summary>
    public string Capture { get; init; } = "";

    /// <summary>Number of the capture since the glasses started; 0 for none.</summary>
    public long Session { get; init; }

    /// <summary>The gesture or button behind it.</summary>
    public string Cause { get; init; } = "";

    /// <summary>How it ended: a <see cref="CaptureEnd"/> by its name.</summary>
    public string Outcome { get; init; } = "";

    /// <summary>One sentence that says why.</summary>
    public string Text { get; init; } = "";

    /// <summary>Frames that were delivered.</summary>
    public long Frames { get; init; }

    /// <summary>Samples of sound that were delivered.</summary>
    public long Samples { get; init; }

    /// <summary>Bytes that were captured, kept or sent.</summary>
    public long Bytes { get; init; }

    /// <summary>File in which it is kept.</summary>
    public string File { get; init; } = "";

    /// <summary>Where bytes went.</summary>
    public string Destination { get; init; } = "";

    /// <summary>What they are for.</summary>
    public string Purpose { get; init; } = "";

    /// <summary>SHA-256 of what was sent, as 64 hexadecimal digits.</summary>
    public string Sha256 { get; init; } = "";

    /// <summary>Hash of the last line of the file before; only in the first line of a file.</summary>
    public string Before { get; init; } = "";
}
