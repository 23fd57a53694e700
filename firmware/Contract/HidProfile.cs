namespace NeuralGlasses.Contract;

/// <summary>
/// What the band's own decoder of two gestures knows of its wearer: a section of the wearer's profile. A profile is a row of sections,
/// each a tag (u8), the length of what follows (u8) and that many bytes; a reader passes over tags that it does not know.
/// </summary>
public sealed class HidProfile
{
    /// <summary>Tag of the section.</summary>
    public const int Tag = 1;

    /// <summary>Version of the layout; a later one only appends.</summary>
    public const int Version = 1;

    /// <summary>Bytes of the section behind its tag and length.</summary>
    public const int Length = 12;

    /// <summary>Bytes of the whole section; one write of the profile carries it.</summary>
    public const int SectionLength = 2 + Length;

    /// <summary>Gestures.</summary>
    public const int GestureCount = 2;

    /// <summary>Threshold of both gestures unless another is set, in 1/256: four times the level at rest. A choice that hid.md measures.</summary>
    public const int DefaultThreshold = 1024;

    /// <summary>Ratio unless another is set, in 1/256: half as strong again as the other gesture. A choice that hid.md measures.</summary>
    public const int DefaultRatio = 384;

    /// <summary>Gain unless another is set, in counts a degree: a screen of 1920 pixels in 96 degrees, a guess.</summary>
    public const int DefaultCountsPerDegree = 20;

    private const int LeastThreshold = 384;
    private const int MostThreshold = 16384;
    private const int LeastRatio = 256;
    private const int MostRatio = 4096;
    private const int MostCountsPerDegree = 200;

    // Pairs are numbered from the middle of the back of the wrist over the thumb's side to the palm: the flexors are under the palm's side,
    // the extensors under the back. Both masks are their own mirror image, so that they fit either wrist.
    private const int PalmOf8 = 0x0038;
    private const int BackOf8 = 0x0083;
    private const int PalmOf16 = 0x07C0;
    private const int BackOf16 = 0xC007;

    /// <summary>Channels of each gesture, bit 0 = channel 0; not empty, and no channel in both.</summary>
    public readonly int[] Masks = new int[GestureCount];

    /// <summary>How many times its level at rest each gesture must reach, in 1/256: 384 to 16384.</summary>
    public readonly int[] Thresholds = new int[GestureCount];

    /// <summary>How many times the other gesture's level a gesture must reach, in 1/256: 256 to 4096.</summary>
    public int Ratio;

    /// <summary>Gain of the cursor, in counts for a degree of rotation: 1 to 200.</summary>
    public int CountsPerDegree;

    /// <summary>Makes the profile of somebody who has none, on a band of 8 or 16 channels: flexors first, extensors second.</summary>
    public HidProfile(int channelCount)
    {
        SetDefaults(channelCount);
    }

    /// <summary>Whether every value is in its range.</summary>
    public bool IsValid
    {
        get
        {
            bool masksFit = IsIn(Masks[0], 1, 0xFFFF) && IsIn(Masks[1], 1, 0xFFFF) && (Masks[0] & Masks[1]) == 0;
            bool thresholdsFit = IsIn(Thresholds[0], LeastThreshold, MostThreshold) && IsIn(Thresholds[1], LeastThreshold, MostThreshold);
            return masksFit && thresholdsFit && IsIn(Ratio, LeastRatio, MostRatio) && IsIn(CountsPerDegree, 1, MostCountsPerDegree);
        }
    }

    /// <summary>Sets every value to that of somebody who has no profile, on a band of 8 or 16 channels.</summary>
    public void SetDefaults(int channelCount)
    {
        Masks[0] = channelCount > 8 ? PalmOf16 : PalmOf8;
        Masks[1] = channelCount > 8 ? BackOf16 : BackOf8;
        Thresholds[0] = DefaultThreshold;
        Thresholds[1] = DefaultThreshold;
        Ratio = DefaultRatio;
        CountsPerDegree = DefaultCountsPerDegree;
    }

    /// <summary>Writes the section at <paramref name="offset"/> and returns its length.</summary>
    public int Write(byte[] buffer, int offset)
    {
        buffer[offset] = Tag;
        buffer[offset + 1] = Length;
        buffer[offset + 2] = Version;
        for (int gesture = 0; gesture < GestureCount; gesture++)
        {
            LittleEndian.WriteUInt16(buffer, offset + 3 + (4 * gesture), Masks[gesture]);
            LittleEndian.WriteUInt16(buffer, offset + 5 + (4 * gesture), Thresholds[gesture]);
        }

        LittleEndian.WriteUInt16(buffer, offset + 11, Ratio);
        buffer[offset + 13] = (byte)CountsPerDegree;
        return SectionLength;
    }

    /// <summary>Takes the section out of the first <paramref name="length"/> bytes of a profile; false, and every value is the default, if it is missing, damaged or out of range.</summary>
    public bool TryRead(byte[] profile, int length, int channelCount)
    {
        SetDefaults(channelCount);
        int at = 0;
        while (at + 2 <= length && at + 2 + profile[at + 1] <= length)
        {
            if (profile[at] == Tag)
            {
                return TryReadSection(profile, at + 2, profile[at + 1], channelCount);
            }

            at += 2 + profile[at + 1];
        }

        return false;
    }

    private bool TryReadSection(byte[] profile, int offset, int length, int channelCount)
    {
        if (length < Length || profile[offset] < Version)
        {
            return false;
        }

        for (int gesture = 0; gesture < GestureCount; gesture++)
        {
            Masks[gesture] = LittleEndian.ReadUInt16(profile, offset + 1 + (4 * gesture));
            Thresholds[gesture] = LittleEndian.ReadUInt16(profile, offset + 3 + (4 * gesture));
        }

        Ratio = LittleEndian.ReadUInt16(profile, offset + 9);
        CountsPerDegree = profile[offset + 11];
        if (IsValid)
        {
            return true;
        }

        SetDefaults(channelCount);
        return false;
    }

    private static bool IsIn(int value, int least, int most)
    {
        return value >= least && value <= most;
    }
}
