namespace NeuralGlasses.Simulator.Radio;

/// <summary>How long packets occupy the air (Core Specification Vol 6, Part B: packet formats §2.1 and §2.2, T_IFS §4.1.1).</summary>
internal static class PacketAirTime
{
    private const double InterFrameSpaceUs = 150;
    private const int L2CapAndAttBytes = 4 + 3;
    private const int EncryptionBytes = 4;

    /// <summary>Air time of one notification with its acknowledgement, in microseconds.</summary>
    public static double NotificationUs(int notificationLength, int phyMegabits)
    {
        // The answer is an empty packet.
        var bytes = PacketBytes(notificationLength + L2CapAndAttBytes + EncryptionBytes, phyMegabits) + PacketBytes(0, phyMegabits);
        return (bytes * 8.0 / phyMegabits) + (2 * InterFrameSpaceUs);
    }

    // Preamble, access address, header and CRC around the payload.
    private static int PacketBytes(int payload, int phyMegabits) => phyMegabits + 4 + 2 + payload + 3;
}
