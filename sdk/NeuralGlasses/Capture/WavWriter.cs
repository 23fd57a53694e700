using System.Buffers.Binary;
using System.Runtime.InteropServices;
using NeuralGlasses.Devices;
using NeuralGlasses.Storage;

namespace NeuralGlasses.Capture;

/// <summary>Writes 16-bit sound of one channel as it comes into a WAV file (RIFF), whose numbers come at the end or by repair.</summary>
internal sealed class WavWriter
{
    private const int HeadBytes = 44;

    private readonly MediaRecording _file;
    private readonly int _rateHz;

    /// <summary>Begins a file with its head.</summary>
    /// <exception cref="DeviceFailedException">There is no room, or the memory failed.</exception>
    public WavWriter(MediaRecording file, int rateHz)
    {
        _file = file;
        _rateHz = rateHz;
        _file.Append(Head(rateHz, 0));
        _file.Flush();
    }

    /// <summary>Repairs a file that was cut anywhere and returns its length; 0 if there is no sound in it.</summary>
    public static long Repair(IShelfFile file)
    {
        Span<byte> head = stackalloc byte[HeadBytes];
        if (!IsHead(head[..file.Read(0, head)]))
            return 0;
        long bytes = (file.Length - HeadBytes) & ~1L;
        if (bytes == 0)
            return 0;
        file.Truncate(HeadBytes + bytes);
        file.Overwrite(0, Head(BinaryPrimitives.ReadInt32LittleEndian(head[24..]), bytes));
        file.Flush();
        return file.Length;
    }

    /// <summary>How long a file is, in seconds; null for one that is none of these.</summary>
    public static double? SecondsOf(IShelfFile file)
    {
        Span<byte> head = stackalloc byte[HeadBytes];
        if (!IsHead(head[..file.Read(0, head)]))
            return null;
        int perSecond = BinaryPrimitives.ReadInt32LittleEndian(head[28..]);
        return perSecond > 0 ? (double)Math.Min(file.Length - HeadBytes, BinaryPrimitives.ReadUInt32LittleEndian(head[40..])) / perSecond : null;
    }

    /// <summary>Adds sound.</summary>
    /// <exception cref="DeviceFailedException">There is no room, or the memory failed.</exception>
    public void Add(ReadOnlySpan<short> samples) => _file.Append(MemoryMarshal.AsBytes(samples));

    /// <summary>Writes the numbers of the head, and gives the file its name.</summary>
    /// <exception cref="DeviceFailedException">The memory failed; the part is repaired at the next start.</exception>
    public string Finish()
    {
        _file.Flush();
        _file.Overwrite(0, Head(_rateHz, _file.Length - HeadBytes));
        return _file.Finish();
    }

    private static bool IsHead(ReadOnlySpan<byte> head) =>
        head.Length == HeadBytes && head.StartsWith("RIFF"u8) && head[8..].StartsWith("WAVEfmt "u8) && head[36..].StartsWith("data"u8);

    private static byte[] Head(int rateHz, long bytes)
    {
        var head = new byte[HeadBytes];
        "RIFF"u8.CopyTo(head);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(4), (int)(bytes + HeadBytes - 8));
        "WAVEfmt "u8.CopyTo(head.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(head.AsSpan(20), 1);
        BinaryPrimitives.WriteInt16LittleEndian(head.AsSpan(22), 1);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(24), rateHz);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(28), rateHz * sizeof(short));
        BinaryPrimitives.WriteInt16LittleEndian(head.AsSpan(32), sizeof(short));
        BinaryPrimitives.WriteInt16LittleEndian(head.AsSpan(34), 16);
        "data"u8.CopyTo(head.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(40), (int)bytes);
        return head;
    }
}
