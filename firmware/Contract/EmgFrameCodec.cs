namespace NeuralGlasses.Contract;

/// <summary>
/// Turns EMG frames into notification bytes and back, in the caller's buffers and without allocating.
/// The wristband writes a header before a payload that its acquisition engine has packed already
/// (<see cref="WriteHeader"/>, <see cref="Seal"/>); tests and tools write whole frames (<see cref="Encode"/>).
/// </summary>
public static class EmgFrameCodec
{
    /// <summary>Writes the ten header bytes at <paramref name="offset"/>.</summary>
    public static void WriteHeader(
        byte[] buffer,
        int offset,
        int flags,
        int sequence,
        uint deviceTicks,
        int firstChannel,
        int channelCount,
        int sampleCount)
    {
        buffer[offset + EmgStreamFormat.VersionOffset] = EmgStreamFormat.Version;
        buffer[offset + EmgStreamFormat.FlagsOffset] = (byte)flags;
        LittleEndian.WriteUInt16(buffer, offset + EmgStreamFormat.SequenceOffset, sequence);
        LittleEndian.WriteUInt32(buffer, offset + EmgStreamFormat.DeviceTicksOffset, deviceTicks);
        buffer[offset + EmgStreamFormat.ChannelsOffset] = (byte)((firstChannel << 4) | (channelCount - 1));
        buffer[offset + EmgStreamFormat.SampleCountOffset] = (byte)sampleCount;
    }

    /// <summary>Writes the checksum of the <paramref name="length"/> bytes before it and returns the whole frame's length.</summary>
    public static int Seal(byte[] buffer, int offset, int length, uint checksum)
    {
        LittleEndian.WriteUInt32(buffer, offset + length, checksum);
        return length + EmgStreamFormat.ChecksumLength;
    }

    /// <summary>
    /// Writes a whole frame and returns its length in bytes. With <see cref="EmgStreamFormat.FlagCompressed"/> set the
    /// smaller of the two codings is used, and the flag in the bytes says which.
    /// The buffer must hold <see cref="EmgStreamFormat.MaxFrameLength"/> bytes from <paramref name="offset"/>.
    /// </summary>
    public static int Encode(EmgFrame frame, byte[] buffer, int offset)
    {
        int flags = frame.Flags & ~EmgStreamFormat.FlagCompressed;
        int payload = 0;
        if ((frame.Flags & EmgStreamFormat.FlagCompressed) != 0)
        {
            payload = CompressedCoding.Encode(
                frame.Samples,
                frame.SampleCount,
                frame.ChannelCount,
                buffer,
                offset + EmgStreamFormat.PayloadOffset,
                frame.Length * 2);
            if (payload > 0)
            {
                flags |= EmgStreamFormat.FlagCompressed;
            }
        }

        if (payload == 0)
        {
            payload = RawCoding.Encode(frame.Samples, frame.Length, buffer, offset + EmgStreamFormat.PayloadOffset);
        }

        WriteHeader(buffer, offset, flags, frame.Sequence, frame.DeviceTicks, frame.FirstChannel, frame.ChannelCount, frame.SampleCount);
        int length = EmgStreamFormat.PayloadOffset + payload;
        return Seal(buffer, offset, length, Crc32.Compute(buffer, offset, length));
    }

    /// <summary>
    /// Reads one frame of exactly <paramref name="length"/> bytes into <paramref name="frame"/>. Whatever the result, no
    /// exception is thrown for what came over the air; unless it is <see cref="EmgFrameResult.Ok"/>, the frame's samples are not valid.
    /// After <see cref="EmgFrameResult.UnsupportedVersion"/> <see cref="EmgFrame.Version"/> says what was found.
    /// </summary>
    public static EmgFrameResult TryDecode(byte[] buffer, int offset, int length, EmgFrame frame)
    {
        if (length <= EmgStreamFormat.Overhead || length > EmgStreamFormat.MaxFrameLength)
        {
            return EmgFrameResult.BadLength;
        }

        int body = length - EmgStreamFormat.ChecksumLength;
        if (Crc32.Compute(buffer, offset, body) != LittleEndian.ReadUInt32(buffer, offset + body))
        {
            return EmgFrameResult.BadChecksum;
        }

        frame.Version = buffer[offset + EmgStreamFormat.VersionOffset];
        if (frame.Version != EmgStreamFormat.Version)
        {
            return EmgFrameResult.UnsupportedVersion;
        }

        int channels = buffer[offset + EmgStreamFormat.ChannelsOffset];
        frame.Flags = buffer[offset + EmgStreamFormat.FlagsOffset];
        frame.Sequence = LittleEndian.ReadUInt16(buffer, offset + EmgStreamFormat.SequenceOffset);
        frame.DeviceTicks = LittleEndian.ReadUInt32(buffer, offset + EmgStreamFormat.DeviceTicksOffset);
        frame.FirstChannel = channels >> 4;
        frame.ChannelCount = (channels & 0x0F) + 1;
        frame.SampleCount = buffer[offset + EmgStreamFormat.SampleCountOffset];
        int count = frame.Length;
        if (count == 0 || count > frame.Samples.Length || frame.FirstChannel + frame.ChannelCount > EmgStreamFormat.MaxChannels)
        {
            return EmgFrameResult.BadPayload;
        }

        int payload = body - EmgStreamFormat.PayloadOffset;
        bool whole = (frame.Flags & EmgStreamFormat.FlagCompressed) != 0
            ? CompressedCoding.TryDecode(buffer, offset + EmgStreamFormat.PayloadOffset, payload, frame.Samples, frame.SampleCount, frame.ChannelCount)
            : RawCoding.TryDecode(buffer, offset + EmgStreamFormat.PayloadOffset, payload, frame.Samples, count);
        return whole ? EmgFrameResult.Ok : EmgFrameResult.BadPayload;
    }
}
