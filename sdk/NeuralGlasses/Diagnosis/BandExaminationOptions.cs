using NeuralGlasses.Link;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Diagnosis;

/// <summary>How a wristband is examined.</summary>
public sealed class BandExaminationOptions
{
    /// <summary>Shortest stream from which anything can be said, in seconds.</summary>
    public const double MinStreamSeconds = 3;

    /// <summary>Longest stream, in seconds.</summary>
    public const double MaxStreamSeconds = 600;

    /// <summary>Time for which the band streams, in seconds, 3 to 600.</summary>
    public double StreamSeconds { get; init; } = 10;

    /// <summary>Longest wait for a wristband, in milliseconds.</summary>
    public double ConnectTimeoutMs { get; init; } = 30_000;

    /// <summary>Longest wait for a value that was asked for, in milliseconds; a measurement's report may take that long too.</summary>
    public double ReadTimeoutMs { get; init; } = 3000;

    /// <summary>The link's settings; the examination starts the stream itself, whatever they say.</summary>
    public WristbandLinkOptions Link { get; init; } = new();

    /// <summary>Settings of the clock whose drift is told.</summary>
    public StreamClockOptions Clock { get; init; } = new();

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(StreamSeconds, MinStreamSeconds);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(StreamSeconds, MaxStreamSeconds);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(ConnectTimeoutMs);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(ReadTimeoutMs);
    }
}
