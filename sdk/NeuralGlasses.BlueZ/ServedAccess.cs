namespace NeuralGlasses.BlueZ;

/// <summary>What a central may do with a characteristic that is served (Core Specification Vol 3, Part G, §3.3.1.1).</summary>
[Flags]
public enum ServedAccess
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Read.</summary>
    Read = 0x02,

    /// <summary>Write without response.</summary>
    WriteWithoutResponse = 0x04,

    /// <summary>Write with response.</summary>
    Write = 0x08,

    /// <summary>Notify.</summary>
    Notify = 0x10,
}
