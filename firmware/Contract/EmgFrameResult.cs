namespace NeuralGlasses.Contract;

/// <summary>What became of the bytes given to <see cref="EmgFrameCodec.TryDecode"/>.</summary>
public enum EmgFrameResult
{
    /// <summary>A whole frame was read.</summary>
    Ok = 0,

    /// <summary>Fewer bytes than the shortest frame, or more than the longest.</summary>
    BadLength = 1,

    /// <summary>The CRC-32 does not fit the bytes.</summary>
    BadChecksum = 2,

    /// <summary>The checksum is right and the version is not ours.</summary>
    UnsupportedVersion = 3,

    /// <summary>The checksum is right and the channels, the sample count and the payload contradict each other.</summary>
    BadPayload = 4,
}
