using System.Buffers.Binary;

namespace NeuralGlasses.Hosting.Process;

/// <summary>Frames on a stream: the number of bytes as 32 bits, little-endian, then as many bytes of JSON in UTF-8.</summary>
public static class AppFrames
{
    /// <summary>Reads the next frame; null at the end of the stream.</summary>
    /// <exception cref="InvalidDataException">A frame is longer than <see cref="AppProtocol.MostFrameBytes"/>, or cut.</exception>
    public static byte[]? Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Span<byte> head = stackalloc byte[sizeof(int)];
        int got = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        if (got == 0)
            return null;
        int length = got == head.Length ? BinaryPrimitives.ReadInt32LittleEndian(head) : throw new InvalidDataException("The last frame is cut within its length.");
        if (length is < 2 or > AppProtocol.MostFrameBytes)
            throw new InvalidDataException($"A frame says that it has {length} bytes, expected 2 to {AppProtocol.MostFrameBytes}.");
        var bytes = new byte[length];
        return stream.ReadAtLeast(bytes, length, throwOnEndOfStream: false) == length ? bytes : throw new InvalidDataException($"The last frame is cut, expected {length} bytes.");
    }

    /// <summary>Writes a frame.</summary>
    /// <exception cref="InvalidDataException">It is longer than <see cref="AppProtocol.MostFrameBytes"/>.</exception>
    public static void Write(Stream stream, ReadOnlySpan<byte> json)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (json.Length > AppProtocol.MostFrameBytes)
            throw new InvalidDataException($"A frame has {json.Length} bytes, at most {AppProtocol.MostFrameBytes} are sent.");
        Span<byte> head = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(head, json.Length);
        stream.Write(head);
        stream.Write(json);
        stream.Flush();
    }
}
