namespace NeuralGlasses.Recordings.Writing;

/// <summary>What <see cref="EmgRecordingWriter"/> writes: one session of one person, before it is a file.</summary>
public sealed record RecordingDraft
{
    /// <summary>The label of a recording in which nothing is labelled; the format asks for at least one name.</summary>
    public const string Unlabelled = "unlabelled";

    /// <summary>Name of the data set.</summary>
    public required string DataSet { get; init; }

    /// <summary>Identifier of the person within the data set.</summary>
    public required string Subject { get; init; }

    /// <summary>Identifier of the session or side within the person.</summary>
    public required string Session { get; init; }

    /// <summary>Licence of the recording.</summary>
    public required string Licence { get; init; }

    /// <summary>Unit of a step times the steps' <see cref="SampleSteps.UnitPerLsb"/>.</summary>
    public required string Units { get; init; }

    /// <summary>Device that recorded.</summary>
    public required string Device { get; init; }

    /// <summary>Where the recording comes from.</summary>
    public required string Source { get; init; }

    /// <summary>Revision of the source.</summary>
    public string Commit { get; init; } = "none";

    /// <summary>Sample rate, in hertz.</summary>
    public required double RateHz { get; init; }

    /// <summary>The samples, [sample set, channel].</summary>
    public required SampleSteps Samples { get; init; }

    /// <summary>Gap-free stretches, in order.</summary>
    public required IReadOnlyList<RecordingStretch> Stretches { get; init; }

    /// <summary>Labelled segments, in order.</summary>
    public IReadOnlyList<RecordingSegment> Segments { get; init; } = [];

    /// <summary>Names of the labels, at least one.</summary>
    public IReadOnlyList<string> LabelNames { get; init; } = [Unlabelled];

    /// <summary>Further root attributes, such as what a segment's auxiliary number means.</summary>
    public IReadOnlyDictionary<string, string> Remarks { get; init; } = new Dictionary<string, string>();
}
