namespace NeuralGlasses.Link;

/// <summary>
/// Least time that a notification spends on the air. A connection event begins with the central's packet; the peripheral's follows
/// after the inter-frame space (Core Specification Vol 6, Part B, §2.1, §2.2 and §4.1.1).
/// </summary>
internal static class AirTime
{
    private const double InterFrameSpaceMicroseconds = 150;

    // Access address, header and CRC; the preamble is a byte a megabit.
    private const int PacketBytes = 4 + 2 + 3;

    // L2CAP and ATT headers, and the MIC of an encrypted link.
    private const int NotificationBytes = 4 + 3 + 4;

    /// <summary>Returns the microseconds from the beginning of a connection event to the end of its first notification of <paramref name="length"/> bytes; 0 for a length of 0.</summary>
    public static double LeastMicroseconds(int length, int phyMegabits)
    {
        if (length == 0)
            return 0;
        int bytes = phyMegabits + PacketBytes + phyMegabits + PacketBytes + NotificationBytes + length;
        return (bytes * 8.0 / phyMegabits) + InterFrameSpaceMicroseconds;
    }
}
