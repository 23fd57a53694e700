using System.Buffers.Binary;

namespace NeuralGlasses.Capture;

/// <summary>
/// The head of an AVI file (RIFF; Microsoft, "AVI RIFF File Reference") with motion JPEG and 16-bit PCM, up to the first chunk. Its length is that of
/// its shape, so that it is written once with zeros for what is not known yet, and over itself at the end.
/// </summary>
internal static class AviHeader
{
    private const int HasIndex = 0x10;
    private const int IsInterleaved = 0x100;

    /// <summary>Bytes of the head: without and with sound.</summary>
    public static int Length(in AviShape shape) => shape.SoundHz > 0 ? 324 : 224;

    public static byte[] Of(in AviShape shape, int frames, long samples, long moviBytes, long indexBytes)
    {
        var head = new byte[Length(shape)];
        var at = new Place(head);
        bool isWhole = moviBytes > 0;
        at.Name("RIFF").Number(isWhole ? (int)(head.Length + moviBytes + indexBytes - 8) : 0).Name("AVI ");
        at.Name("LIST").Number(head.Length - 32).Name("hdrl");
        at.Name("avih").Number(56).Number((int)(1_000_000_000L / shape.MilliPerSecond)).Number(0).Number(0).Number(HasIndex | IsInterleaved)
            .Number(frames).Number(0).Number(shape.SoundHz > 0 ? 2 : 1).Number(0).Number(shape.WidthPixels).Number(shape.HeightPixels).Skip(16);
        at.Name("LIST").Number(116).Name("strl");
        at.Name("strh").Number(56).Name("vids").Name("MJPG").Skip(12).Number(1000).Number(shape.MilliPerSecond).Number(0).Number(frames)
            .Number(0).Number(-1).Number(0).Skip(4).Half(shape.WidthPixels).Half(shape.HeightPixels);
        at.Name("strf").Number(40).Number(40).Number(shape.WidthPixels).Number(shape.HeightPixels).Half(1).Half(24).Name("MJPG")
            .Number(shape.WidthPixels * shape.HeightPixels * 3).Skip(16);
        if (shape.SoundHz > 0)
        {
            at.Name("LIST").Number(92).Name("strl");
            at.Name("strh").Number(56).Name("auds").Skip(16).Number(2).Number(shape.SoundHz * 2).Number(0).Number((int)samples)
                .Number(0).Number(-1).Number(2).Skip(8);
            at.Name("strf").Number(16).Half(1).Half(1).Number(shape.SoundHz).Number(shape.SoundHz * 2).Half(2).Half(16);
        }

        at.Name("LIST").Number(isWhole ? (int)moviBytes + 4 : 0).Name("movi");
        return head;
    }

    /// <summary>Reads the shape of a head that <see cref="Of"/> wrote; false for any other.</summary>
    public static bool TryRead(ReadOnlySpan<byte> head, out AviShape shape)
    {
        shape = default;
        if (head.Length < 224 || !head.StartsWith("RIFF"u8) || !head[8..].StartsWith("AVI LIST"u8) || !head[20..].StartsWith("hdrlavih"u8))
            return false;
        int sound = Number(head, 56) == 2 && head.Length >= 324 ? Number(head, 300) : 0;
        shape = new AviShape(Number(head, 64), Number(head, 68), Number(head, 132), sound);
        bool isPossible = shape is { WidthPixels: > 0 and < 65536, HeightPixels: > 0 and < 65536, MilliPerSecond: > 0 and <= 1_000_000, SoundHz: >= 0 and <= 192_000 };
        return isPossible && head.Length >= Length(shape) && head[..Length(shape)].EndsWith("movi"u8);
    }

    /// <summary>Pictures of a head that was read; 0 as long as its file is not whole.</summary>
    public static int FramesOf(ReadOnlySpan<byte> head) => Math.Max(0, Number(head, 48));

    private static int Number(ReadOnlySpan<byte> head, int at) => BinaryPrimitives.ReadInt32LittleEndian(head[at..]);

    private sealed class Place(byte[] bytes)
    {
        private int _at;

        public Place Name(string name)
        {
            foreach (char letter in name)
                bytes[_at++] = (byte)letter;
            return this;
        }

        public Place Number(int number)
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(_at), number);
            _at += 4;
            return this;
        }

        public Place Half(int number)
        {
            BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(_at), (short)number);
            _at += 2;
            return this;
        }

        public Place Skip(int count)
        {
            _at += count;
            return this;
        }
    }
}
