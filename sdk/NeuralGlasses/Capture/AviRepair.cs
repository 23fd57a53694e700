using System.Buffers.Binary;
using NeuralGlasses.Storage;

namespace NeuralGlasses.Capture;

/// <summary>Makes an AVI file whole that was cut anywhere: keeps all whole chunks, and writes index and numbers anew.</summary>
internal static class AviRepair
{
    /// <summary>Repairs a file of <see cref="AviWriter"/> and returns its length; 0 if it holds nothing that could be played.</summary>
    public static long Repair(IShelfFile file)
    {
        var head = new byte[AviHeader.Length(new AviShape(1, 1, 1, 1))];
        int count = file.Read(0, head);
        if (!AviHeader.TryRead(head.AsSpan(0, count), out AviShape shape))
            return 0;
        var index = new AviIndex();
        long at = AviHeader.Length(shape);
        while (TryRead(file, at, index, out long next))
            at = next;
        if (index.Frames == 0)
            return 0;
        file.Truncate(at);
        file.Append(index.ToBytes());
        file.Flush();
        file.Overwrite(0, AviHeader.Of(shape, index.Frames, index.Samples, index.MoviBytes, index.Bytes));
        file.Flush();
        return file.Length;
    }

    private static bool TryRead(IShelfFile file, long at, AviIndex index, out long next)
    {
        next = at;
        Span<byte> chunk = stackalloc byte[10];
        int count = file.Read(at, chunk);
        if (count < 8)
            return false;
        bool isFrame = chunk.StartsWith(AviIndex.FrameName);
        int length = BinaryPrimitives.ReadInt32LittleEndian(chunk[4..]);
        if ((!isFrame && !chunk.StartsWith(AviIndex.SoundName)) || length < 0 || at + 8 + AviIndex.Padded(length) > file.Length)
            return false;

        // Space that was given to the file and never written reads as zeros.
        if (isFrame && length > 0 && (count < 10 || chunk[8] != 0xFF || chunk[9] != 0xD8))
            return false;
        index.Add(!isFrame, length);
        next = at + 8 + AviIndex.Padded(length);
        return true;
    }
}
