namespace NeuralGlasses.Simulator.Wristband;

/// <summary>What a power cut in the middle of a write leaves of the file.</summary>
public enum PowerCutStyle
{
    /// <summary>The old file was emptied at once; the bytes written so far are all there is.</summary>
    TruncatedThenPrefix = 0,

    /// <summary>The bytes written so far lie over those of the old file, whose rest is still there.</summary>
    PrefixOverOld = 1,

    /// <summary>The old file, as a file system leaves it that makes a write valid only when it is whole.</summary>
    OldKept = 2,

    /// <summary>No file.</summary>
    FileLost = 3,

    /// <summary>As <see cref="PrefixOverOld"/>, and the byte that was being written is garbage.</summary>
    TornByte = 4,

    /// <summary>As <see cref="PrefixOverOld"/>, and the whole page that was being written is garbage, what was written of it before too.</summary>
    TornPage = 5,
}
