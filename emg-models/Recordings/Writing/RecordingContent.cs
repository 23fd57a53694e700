namespace NeuralGlasses.Recordings.Writing;

/// <summary>One session of one person, ready to be written as <c>emg-h5/1</c>.</summary>
public sealed record RecordingContent
{
    /// <summary>Name of the data set.</summary>
    public required string DataSet { get; init; }

    /// <summary>Identifier of the person within the data set.</summary>
    public required string Subject { get; init; }

    /// <summary>Identifier of the session or side within the person.</summary>
    public required string Session { get; init; }

    /// <summary>Sample rate, in hertz, above 0.</summary>
    public required double RateHz { get; init; }

    /// <summary>Unit of the samples, such as <c>uV</c>; <c>adc</c> where it is not known.</summary>
    public required string Units { get; init; }

    /// <summary>Samples in <see cref="Units"/>, [sample set, channel], finite.</summary>
    public required float[,] Samples { get; init; }

    /// <summary>Units of one stored step, or null for the smallest that holds every sample.</summary>
    public double? UnitPerLsb { get; init; }

    /// <summary>Gap-free stretches in order; null for one over everything.</summary>
    public IReadOnlyList<RecordingStretch>? Stretches { get; init; }

    /// <summary>Labelled segments.</summary>
    public IReadOnlyList<RecordingSegment> Segments { get; init; } = [];

    /// <summary>Names of the labels; at least one.</summary>
    public IReadOnlyList<string> LabelNames { get; init; } = ["unlabelled"];

    /// <summary>Device that recorded.</summary>
    public string Device { get; init; } = "unknown";

    /// <summary>Where the recording was published.</summary>
    public string Source { get; init; } = "unknown";

    /// <summary>Revision of the source, or empty.</summary>
    public string Commit { get; init; } = "";

    /// <summary>Licence of the recording, as an SPDX name where there is one.</summary>
    public string Licence { get; init; } = "none stated";

    /// <summary>Samples at the end of the converter's range that the source counted; more are added where the writer itself clips.</summary>
    public long ClippedSamples { get; init; }
}
