using System.Buffers.Binary;
using NeuralGlasses.Contract;

namespace NeuralGlasses.Traces;

/// <summary>
/// The bytes around the records. File: signature, version, length of the header, header, checksum; then blocks. Block: marker, lengths,
/// count and number of the first record, checksum of what is stored, checksum of all that; then the records, as they are or compressed.
/// The checksums are those of the EMG frames.
/// </summary>
internal static class TraceLayout
{
    public const uint Version = 3;
    public const int PrefixLength = 16;
    public const int MaxHeaderLength = 1 << 20;
    public const int BlockHeadLength = 32;
    public const int MaxBlockLength = 1 << 28;
    private const uint BlockMarker = 0x4B42474E; // "NGBK"

    // As that of PNG: a byte beyond ASCII, a name, and line ends that a transfer as text would change.
    public static ReadOnlySpan<byte> Signature => [0x8E, (byte)'N', (byte)'G', (byte)'T', 0x0D, 0x0A, 0x1A, 0x0A];

    public static byte[] WriteHeader(TraceHeader header)
    {
        byte[] json = header.ToJson();
        var bytes = new byte[PrefixLength + json.Length + sizeof(uint)];
        Signature.CopyTo(bytes);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(8), Version);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(12), json.Length);
        json.CopyTo(bytes, PrefixLength);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(bytes.Length - sizeof(uint)), Crc32.Compute(bytes, 0, bytes.Length - sizeof(uint)));
        return bytes;
    }

    public static void WriteBlockHead(byte[] head, in TraceBlock block)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(head, BlockMarker);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(4), block.StoredLength);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(8), block.PlainLength);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(12), block.Records);
        BinaryPrimitives.WriteInt64LittleEndian(head.AsSpan(16), block.FirstRecord);
        BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(24), block.Checksum);
        BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(28), Crc32.Compute(head, 0, 28));
    }

    /// <summary>False if these bytes are no head of a block.</summary>
    public static bool TryReadBlockHead(byte[] head, out TraceBlock block)
    {
        block = new TraceBlock(
            BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(4)),
            BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(8)),
            BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(12)),
            BinaryPrimitives.ReadInt64LittleEndian(head.AsSpan(16)),
            BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(24)));
        return BinaryPrimitives.ReadUInt32LittleEndian(head) == BlockMarker
            && BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(28)) == Crc32.Compute(head, 0, 28)
            && block.PlainLength is > 0 and <= MaxBlockLength
            && block.StoredLength > 0
            && block.StoredLength <= block.PlainLength;
    }
}

/// <summary>The head of a block of records.</summary>
/// <param name="StoredLength">Bytes behind the head; as many as the plain ones where the block is not compressed.</param>
/// <param name="PlainLength">Bytes of its records.</param>
/// <param name="Records">Number of its records.</param>
/// <param name="FirstRecord">Number of the first one.</param>
/// <param name="Checksum">CRC-32 of the stored bytes.</param>
internal readonly record struct TraceBlock(int StoredLength, int PlainLength, int Records, long FirstRecord, uint Checksum);
