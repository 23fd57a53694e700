namespace NeuralGlasses.BlueZ;

/// <summary>How far a link has to be secured, from the least to the most (Core Specification Vol 3, Part C, §10.2).</summary>
public enum ServedSecurity
{
    /// <summary>Not encrypted.</summary>
    None = 0,

    /// <summary>Encrypted.</summary>
    Encrypted = 1,

    /// <summary>Encrypted with a key of LE Secure Connections whose making was authenticated by a passkey.</summary>
    Authenticated = 2,
}
