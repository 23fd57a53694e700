namespace NeuralGlasses.Recordings.Arms;

/// <summary>Statistics of several people's arms, the content of <c>people.json</c>: numbers only, no recorded sample.</summary>
public sealed record MeasuredArms
{
    /// <summary>The value of <see cref="Format"/>.</summary>
    public const string CurrentFormat = "neuralglasses-arm/1";

    /// <summary>Version of this layout.</summary>
    public required string Format { get; init; }

    /// <summary>Where the recordings behind the statistics were published.</summary>
    public required string Source { get; init; }

    /// <summary>Revision of the source.</summary>
    public required string Commit { get; init; }

    /// <summary>Licence of the recordings.</summary>
    public required string Licence { get; init; }

    /// <summary>How the numbers were measured and how a signal is made from them.</summary>
    public required string Method { get; init; }

    /// <summary>Rate at which covariances and AR coefficients hold, in hertz.</summary>
    public required double SampleRateHz { get; init; }

    /// <summary>Number of electrodes round the forearm.</summary>
    public required int ChannelCount { get; init; }

    /// <summary>The people.</summary>
    public required IReadOnlyList<MeasuredArm> People { get; init; }
}
