namespace NeuralGlasses.Wristband.Esp32;

/// <summary>Which image of the runtime the program is made for.</summary>
public static class BoardImage
{
    /// <summary>
    /// Whether the image is ours, with the native assembly of <c>native</c> in it. False for a stock image, on which the band has no
    /// acquisition engine and no watchdog, and the radio cannot tell a bonded central from one that pairs without bonding: for the bench.
    /// </summary>
    public static readonly bool IsOurs = true;
}
