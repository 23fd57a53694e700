using NeuralGlasses.Contract;

namespace NeuralGlasses.Wristband.Haptics;

/// <summary>
/// What the band can say to the skin. Intensity is 0 (silent) to 3 (full), and picks among the strengths in which the library
/// holds each effect (TI SLOS854, "Waveform Library Effects List"), so that overdrive and braking stay those of the effect. Real-time
/// playback would give 128 levels and leave both to this firmware, which wakes every 10 ms: too coarse for a tick.
/// </summary>
public static class HapticSequence
{
    /// <summary>Highest intensity.</summary>
    public const int MaxIntensity = 3;

    /// <summary>Time between two bumps of <see cref="HapticPattern.Searching"/>, in microseconds; a choice.</summary>
    public const int SearchingMicroseconds = 1500000;

    // Effect numbers at intensity 1, 2 and 3.
    private static readonly byte[] SharpTick = { 26, 25, 24 };
    private static readonly byte[] StrongClick = { 3, 2, 1 };
    private static readonly byte[] Buzz = { 50, 49, 47 };
    private static readonly byte[] SoftBump = { 9, 8, 7 };

    /// <summary>Whether a pattern and an intensity can be played: <see cref="HapticPattern.Tick"/> to <see cref="HapticPattern.Searching"/>, 1 to 3.</summary>
    public static bool IsPlayable(int pattern, int intensity)
    {
        return pattern >= HapticPattern.Tick && pattern <= HapticPattern.Searching && intensity >= 1 && intensity <= MaxIntensity;
    }

    /// <summary>Pulses of one run of a pattern: 1 to 3, or 0 for an unknown one.</summary>
    public static int Pulses(int pattern)
    {
        return pattern == HapticPattern.Tick || pattern == HapticPattern.Searching ? 1 : pattern == HapticPattern.Done ? 2 : pattern == HapticPattern.Warning ? 3 : 0;
    }

    /// <summary>Writes the eight steps of the sequencer for a pattern and an intensity that are playable (<see cref="IsPlayable"/>).</summary>
    public static void WriteSequence(int pattern, int intensity, byte[] sequence)
    {
        byte[] effects = pattern == HapticPattern.Tick ? SharpTick : pattern == HapticPattern.Done ? StrongClick : pattern == HapticPattern.Warning ? Buzz : SoftBump;
        int pause = pattern == HapticPattern.Done ? 12 : 15;
        int pulses = Pulses(pattern);
        for (int i = 0; i < sequence.Length; i++)
        {
            bool isPause = (i & 1) != 0;
            bool isUsed = i < (2 * pulses) - 1;
            sequence[i] = (byte)(!isUsed ? 0 : isPause ? Drv2605lRegister.SequenceWait | pause : effects[intensity - 1]);
        }
    }
}
