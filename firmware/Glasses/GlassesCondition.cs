using System.Text.Json.Serialization;
using NeuralGlasses.Consent;

namespace NeuralGlasses.Glasses;

/// <summary>How the glasses were at one moment, made by the loop for whoever asks on another thread.</summary>
internal sealed record GlassesCondition
{
    /// <summary>The glasses before their first turn.</summary>
    public static GlassesCondition Starting { get; } = new();

    public double UptimeS { get; init; }

    public double? FirstFrameMs { get; init; }

    public string Devices { get; init; } = "";

    public bool HasPower { get; init; }

    public LinkCondition Band { get; init; } = new();

    public DisplayCondition? Display { get; init; }

    /// <summary>Samples of the motion sensor that were never read; null for glasses without one.</summary>
    public long? HeadSamplesLost { get; init; }

    public bool HasCamera { get; init; }

    public bool IsCaptureLightLit { get; init; }

    public long PhotosKept { get; init; }

    public IReadOnlyList<AppCondition> Apps { get; init; } = [];

    public int NotificationsWaiting { get; init; }

    public ConsentCondition Consent { get; init; } = new();

    /// <summary>What could not be read or kept of what apps and the wearer set, one sentence each.</summary>
    public IReadOnlyList<string> Lost { get; init; } = [];

    /// <summary>How the home is joined; null for glasses that are joined to none.</summary>
    public HomeCondition? Home { get; init; }

    public RecordCondition? Record { get; init; }

    public LoopCondition Loop { get; init; } = new();
}

/// <summary>The link to the band.</summary>
internal sealed record LinkCondition
{
    public string State { get; init; } = "";

    public string? Problem { get; init; }

    public long FramesReceived { get; init; }

    public long FramesLost { get; init; }

    public long FramesRecovered { get; init; }

    public long FramesCorrupt { get; init; }

    public long OutOfTurn { get; init; }

    /// <summary>Where the radio of this computer is on its way to the band; null for a band that comes another way.</summary>
    public string? Radio { get; init; }

    /// <summary>Values that came over that radio and were thrown away because the glasses did not take them.</summary>
    public long Dropped { get; init; }

    /// <summary>Links that it made.</summary>
    public long Connections { get; init; }

    public long SampleSets { get; init; }

    public long SampleSetsLost { get; init; }
}

/// <summary>The display.</summary>
internal sealed record DisplayCondition(int WidthPixels, int HeightPixels, long Shown, long Dropped, long Blocked, string Reason);

/// <summary>An app.</summary>
internal sealed record AppCondition(string Id, string Title, string State, int Crashes, string? LastFailure, string? Refusal);

/// <summary>The log of all captures.</summary>
internal sealed record ConsentCondition
{
    /// <summary>Number of its newest line.</summary>
    public long Lines { get; init; }

    /// <summary>Hash of that line.</summary>
    public string HeadHash { get; init; } = "";

    public long Written { get; init; }

    /// <summary>Attempts to write that failed.</summary>
    public long Failed { get; init; }

    public long Lost { get; init; }

    public long Torn { get; init; }

    /// <summary>What went wrong last; empty if nothing did.</summary>
    public string Fault { get; init; } = "";

    /// <summary>What was found when it was opened; empty if all was well.</summary>
    public string Finding { get; init; } = "";

    public static ConsentCondition Of(ConsentLog log) => new()
    {
        Lines = log.Sequence,
        HeadHash = log.HeadHash,
        Written = log.Written,
        Failed = log.Failed,
        Lost = log.Lost,
        Torn = log.Torn,
        Fault = log.Fault,
        Finding = log.Finding,
    };
}

/// <summary>The record of the session.</summary>
internal sealed record RecordCondition(string File, int Parts, long Bytes, int Removed, string Fault);

/// <summary>The loop.</summary>
internal sealed record LoopCondition
{
    public long Turns { get; init; }

    public long Late { get; init; }

    public double LongestMs { get; init; }
}

/// <summary>JSON code generated at build time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(GlassesCondition))]
internal sealed partial class ConditionJson : JsonSerializerContext;
