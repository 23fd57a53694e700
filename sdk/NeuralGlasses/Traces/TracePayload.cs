using System.Buffers.Binary;
using System.Text;

namespace NeuralGlasses.Traces;

/// <summary>Reads the payload of a record, little-endian, from its beginning on. Each step throws <see cref="TraceException"/> where the payload is too short.</summary>
public ref struct TracePayload
{
    private readonly TraceRecord _record;
    private ReadOnlySpan<byte> _rest;

    /// <summary>Begins at the first byte.</summary>
    public TracePayload(TraceRecord record)
    {
        _record = record;
        _rest = record.Payload.Span;
    }

    /// <summary>Reads a byte.</summary>
    public byte ReadByte() => Take(1)[0];

    /// <summary>Reads a byte as yes or no.</summary>
    public bool ReadFlag() => ReadByte() != 0;

    /// <summary>Reads 16 bits.</summary>
    public ushort ReadUInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(2));

    /// <summary>Reads 32 bits.</summary>
    public int ReadInt32() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));

    /// <summary>Reads 64 bits.</summary>
    public long ReadInt64() => BinaryPrimitives.ReadInt64LittleEndian(Take(8));

    /// <summary>Reads a floating-point number of 32 bits.</summary>
    public float ReadSingle() => BinaryPrimitives.ReadSingleLittleEndian(Take(4));

    /// <summary>Reads a floating-point number of 64 bits.</summary>
    public double ReadDouble() => BinaryPrimitives.ReadDoubleLittleEndian(Take(8));

    /// <summary>Reads a UUID.</summary>
    public Guid ReadUuid() => new(Take(16), bigEndian: true);

    /// <summary>Reads a text with its length in front.</summary>
    public string ReadText() => Encoding.UTF8.GetString(Take(ReadUInt16()));

    /// <summary>Reads this many bytes.</summary>
    public ReadOnlySpan<byte> ReadBytes(int count) => Take(count);

    /// <summary>Reads all that is left.</summary>
    public ReadOnlySpan<byte> ReadRest() => Take(_rest.Length);

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count < 0 || count > _rest.Length)
            throw new TraceException($"Record {_record.Number} of kind {_record.Kind} has {_record.Payload.Length} bytes of payload, expected more; the program that wrote the trace is at fault.");
        ReadOnlySpan<byte> taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }
}
