namespace NeuralGlasses.Wristband.Storage;

/// <summary>How a save ended. After any result but <see cref="Saved"/> the slot that was newest before is untouched.</summary>
public enum SaveResult
{
    /// <summary>Written, read back and equal.</summary>
    Saved = 0,

    /// <summary>The store refused the write: it is full or broken.</summary>
    Full = 1,

    /// <summary>The store took the write and reads back something else.</summary>
    VerifyFailed = 2,

    /// <summary>The payload is longer than the record's capacity; nothing was written.</summary>
    TooLong = 3,
}
