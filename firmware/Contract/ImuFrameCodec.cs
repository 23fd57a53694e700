namespace NeuralGlasses.Contract;

/// <summary>Turns IMU frames into notification bytes and back, in the caller's buffers and without allocating.</summary>
public static class ImuFrameCodec
{
    /// <summary>
    /// Writes a whole frame at <paramref name="offset"/> and returns its length in bytes. The buffer must hold
    /// <see cref="ImuStreamFormat.MaxFrameLength"/> bytes from there, and the frame 1 to <see cref="ImuStreamFormat.MaxSampleCount"/> samples.
    /// </summary>
    public static int Encode(ImuFrame frame, byte[] buffer, int offset)
    {
        buffer[offset + ImuStreamFormat.VersionOffset] = ImuStreamFormat.Version;
        buffer[offset + ImuStreamFormat.SampleCountOffset] = (byte)frame.SampleCount;
        LittleEndian.WriteUInt16(buffer, offset + ImuStreamFormat.SequenceOffset, frame.Sequence);
        LittleEndian.WriteUInt32(buffer, offset + ImuStreamFormat.DeviceTicksOffset, frame.DeviceTicks);
        int at = offset + ImuStreamFormat.PayloadOffset;
        int count = frame.Length;
        short[] samples = frame.Samples;
        for (int i = 0; i < count; i++)
        {
            int value = samples[i];
            buffer[at] = (byte)value;
            buffer[at + 1] = (byte)(value >> 8);
            at += 2;
        }

        return at - offset;
    }

    /// <summary>
    /// Reads one frame of exactly <paramref name="length"/> bytes into <paramref name="frame"/>. Whatever the result, no exception is
    /// thrown for what came over the air; unless it is <see cref="ImuFrameResult.Ok"/>, the frame's samples are not valid.
    /// After <see cref="ImuFrameResult.UnsupportedVersion"/> <see cref="ImuFrame.Version"/> says what was found.
    /// </summary>
    public static ImuFrameResult TryDecode(byte[] buffer, int offset, int length, ImuFrame frame)
    {
        if (length < ImuStreamFormat.PayloadOffset || offset < 0 || length > buffer.Length - offset)
        {
            return ImuFrameResult.BadLength;
        }

        frame.Version = buffer[offset + ImuStreamFormat.VersionOffset];
        if (frame.Version != ImuStreamFormat.Version)
        {
            return ImuFrameResult.UnsupportedVersion;
        }

        int samples = buffer[offset + ImuStreamFormat.SampleCountOffset];
        if (samples == 0 || samples > ImuStreamFormat.MaxSampleCount)
        {
            return ImuFrameResult.BadSampleCount;
        }

        if (length != ImuStreamFormat.FrameLength(samples))
        {
            return ImuFrameResult.BadLength;
        }

        frame.SampleCount = samples;
        frame.Sequence = LittleEndian.ReadUInt16(buffer, offset + ImuStreamFormat.SequenceOffset);
        frame.DeviceTicks = LittleEndian.ReadUInt32(buffer, offset + ImuStreamFormat.DeviceTicksOffset);
        int at = offset + ImuStreamFormat.PayloadOffset;
        int count = frame.Length;
        for (int i = 0; i < count; i++)
        {
            frame.Samples[i] = LittleEndian.ReadInt16(buffer, at);
            at += 2;
        }

        return ImuFrameResult.Ok;
    }
}
