namespace NeuralGlasses.Streaming;

/// <summary>A moment on the glasses' own clock, in microseconds since the runtime started. Never mixed with the wristband's device ticks.</summary>
public readonly record struct HostTime(long Microseconds) : IComparable<HostTime>
{
    /// <summary>The moment a number of microseconds later.</summary>
    public HostTime Plus(double microseconds) => new(Microseconds + (long)Math.Round(microseconds));

    /// <summary>Milliseconds from <paramref name="earlier"/> to this moment; negative if it lies ahead.</summary>
    public double MillisecondsSince(HostTime earlier) => (Microseconds - earlier.Microseconds) / 1000.0;

    /// <inheritdoc/>
    public int CompareTo(HostTime other) => Microseconds.CompareTo(other.Microseconds);

    /// <summary>Whether the left moment is before the right one.</summary>
    public static bool operator <(HostTime left, HostTime right) => left.Microseconds < right.Microseconds;

    /// <summary>Whether the left moment is after the right one.</summary>
    public static bool operator >(HostTime left, HostTime right) => left.Microseconds > right.Microseconds;

    /// <summary>Whether the left moment is not after the right one.</summary>
    public static bool operator <=(HostTime left, HostTime right) => left.Microseconds <= right.Microseconds;

    /// <summary>Whether the left moment is not before the right one.</summary>
    public static bool operator >=(HostTime left, HostTime right) => left.Microseconds >= right.Microseconds;
}
