namespace NeuralGlasses.Wristband.Ports;

/// <summary>How far a link is secured, from the least to the most (Core Specification Vol 3, Part C, §10.2, security mode 1; only LE Secure Connections count).</summary>
public enum LinkSecurity
{
    /// <summary>Not encrypted.</summary>
    None = 0,

    /// <summary>Encrypted with a key of LE Secure Connections that nobody in between was excluded from making (level 2 with Secure Connections only).</summary>
    Encrypted = 1,

    /// <summary>Encrypted with a key whose making was authenticated by a passkey (level 4).</summary>
    Authenticated = 2,
}
