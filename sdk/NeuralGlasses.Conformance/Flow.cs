using NeuralGlasses.Streaming;

namespace NeuralGlasses.Conformance;

/// <summary>Counts of samples against the time in which they came.</summary>
internal static class Flow
{
    // Oscillators are off by far less; what begins and ends within a block of the driver is counted with it.
    private const double Share = 0.1;
    private const double SlackMs = 60;

    /// <summary>One sentence if as many samples do not fit the time; null if they do.</summary>
    public static string? Judge(long count, double rateHz, HostTime from, HostTime until, string what)
    {
        double ms = until.MillisecondsSince(from);
        double expected = rateHz * ms / 1000;
        double most = (expected * Share) + (rateHz * SlackMs / 1000);
        return Math.Abs(count - expected) <= most
            ? null
            : $"{what} {count} in {CheckRoom.Text(ms)} ms, expected {CheckRoom.Text(expected)} at {CheckRoom.Text(rateHz)} Hz, by {CheckRoom.Text(most)} at the most more or less.";
    }
}
