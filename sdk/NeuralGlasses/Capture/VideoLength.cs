namespace NeuralGlasses.Capture;

/// <summary>How long a kept video is.</summary>
/// <param name="Frames">Pictures, those among them that stay because one was missed.</param>
/// <param name="Seconds">How long they are shown, in seconds.</param>
public readonly record struct VideoLength(int Frames, double Seconds)
{
    /// <summary>Bytes from the begin of a file that <see cref="TryRead"/> looks at.</summary>
    public static int HeadBytes { get; } = AviHeader.Length(new AviShape(1, 1, 1, 1));

    /// <summary>Reads it from the begin of a file; false if that is no whole video of the glasses.</summary>
    public static bool TryRead(ReadOnlySpan<byte> head, out VideoLength length)
    {
        length = default;
        if (!AviHeader.TryRead(head, out AviShape shape))
            return false;
        length = Of(head, shape);
        return length.Frames != 0;
    }

    /// <summary>Reads it from the begin of a file whose shape is known.</summary>
    internal static VideoLength Of(ReadOnlySpan<byte> head, AviShape shape)
    {
        int frames = AviHeader.FramesOf(head);
        return new VideoLength(frames, frames * 1000.0 / shape.MilliPerSecond);
    }
}
