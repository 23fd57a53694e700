namespace NeuralGlasses.Contract;

/// <summary>What became of the bytes given to <see cref="ImuFrameCodec.TryDecode"/>.</summary>
public enum ImuFrameResult
{
    /// <summary>A whole frame was read.</summary>
    Ok = 0,

    /// <summary>Fewer bytes than the shortest frame, more than the longest, or not what the sample count asks for.</summary>
    BadLength = 1,

    /// <summary>The version is not ours.</summary>
    UnsupportedVersion = 2,

    /// <summary>No sample, or more than a frame can hold.</summary>
    BadSampleCount = 3,
}
