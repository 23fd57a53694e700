using NeuralGlasses.Contract;
using NeuralGlasses.Link;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Scope;

/// <summary>What a scope looks at, and for how long.</summary>
public sealed class BandScopeOptions
{
    /// <summary>What the AFE's inputs are connected to, an Input constant of <see cref="ControlPoint"/>.</summary>
    public int Input { get; init; } = ControlPoint.InputElectrodes;

    /// <summary>Time that the trace shows, in seconds, <see cref="ScopeTrace.MinSpanS"/> to <see cref="ScopeTrace.MaxSpanS"/>.</summary>
    public double SpanS { get; init; } = 2;

    /// <summary>Time for which the band streams, in seconds; infinity streams until <see cref="BandScope.End"/>.</summary>
    public double Seconds { get; init; } = double.PositiveInfinity;

    /// <summary>Longest wait for a wristband, in milliseconds.</summary>
    public double ConnectTimeoutMs { get; init; } = 30_000;

    /// <summary>The link's settings; the scope starts the stream itself, whatever they say.</summary>
    public WristbandLinkOptions Link { get; init; } = new();

    /// <summary>Settings of the clock that places the samples.</summary>
    public StreamClockOptions Clock { get; init; } = new();

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Input, ControlPoint.InputElectrodes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Input, ControlPoint.InputShorted);
        ArgumentOutOfRangeException.ThrowIfLessThan(SpanS, ScopeTrace.MinSpanS);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(SpanS, ScopeTrace.MaxSpanS);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Seconds);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(ConnectTimeoutMs);
    }
}
