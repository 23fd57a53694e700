using System.Buffers.Binary;
using System.Text;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Traces;

/// <summary>
/// Puts records together, one at a time, and hands each to a sink: <see cref="Begin"/>, the fields of the payload, <see cref="End"/>. All
/// who record a pair of glasses share one, so that there is one order. Allocates only while its room grows.
/// </summary>
public sealed class TraceRecorder
{
    private readonly ITraceSink _sink;
    private byte[] _payload = new byte[1024];
    private int _length;
    private TraceRecordKind _kind;
    private HostTime _at;

    /// <summary>Makes a recorder in front of a sink.</summary>
    public TraceRecorder(ITraceSink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        _sink = sink;
    }

    /// <summary>Host time of the last input; what is asked of the wristband and answered by devices without a time of its own is recorded at it.</summary>
    public HostTime Now { get; private set; }

    /// <summary>Records what reached the glasses from outside; its time becomes <see cref="Now"/>.</summary>
    public void Input(TraceRecordKind kind, HostTime at)
    {
        Now = at;
        _sink.Append(kind, at, default);
    }

    /// <summary>Begins a record.</summary>
    public TraceRecorder Begin(TraceRecordKind kind, HostTime at)
    {
        if (TraceRecordKinds.RoleOf(kind) == TraceRole.Input)
            Now = at;
        _kind = kind;
        _at = at;
        _length = 0;
        return this;
    }

    /// <summary>Hands the record over.</summary>
    public void End() => _sink.Append(_kind, _at, _payload.AsSpan(0, _length));

    /// <summary>Adds the low eight bits.</summary>
    public TraceRecorder AddByte(int value)
    {
        Room(1)[0] = (byte)value;
        return this;
    }

    /// <summary>Adds a byte that is 1 for yes.</summary>
    public TraceRecorder AddFlag(bool value) => AddByte(value ? 1 : 0);

    /// <summary>Adds 16 bits.</summary>
    public TraceRecorder AddUInt16(int value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(Room(2), (ushort)value);
        return this;
    }

    /// <summary>Adds 32 bits.</summary>
    public TraceRecorder AddInt32(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(Room(4), value);
        return this;
    }

    /// <summary>Adds 64 bits.</summary>
    public TraceRecorder AddInt64(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(Room(8), value);
        return this;
    }

    /// <summary>Adds a floating-point number of 32 bits.</summary>
    public TraceRecorder AddSingle(float value)
    {
        BinaryPrimitives.WriteSingleLittleEndian(Room(4), value);
        return this;
    }

    /// <summary>Adds a floating-point number of 64 bits.</summary>
    public TraceRecorder AddDouble(double value)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(Room(8), value);
        return this;
    }

    /// <summary>Adds a UUID, in the order in which it is written.</summary>
    public TraceRecorder AddUuid(Guid value)
    {
        value.TryWriteBytes(Room(16), bigEndian: true, out _);
        return this;
    }

    /// <summary>Adds a text with its length in front; of one of more than 65535 bytes of UTF-8 only the first 16383 characters are kept.</summary>
    public TraceRecorder AddText(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        ReadOnlySpan<char> kept = value;
        if (Encoding.UTF8.GetByteCount(kept) > ushort.MaxValue)
            kept = kept[..(ushort.MaxValue / 4)];
        int count = Encoding.UTF8.GetByteCount(kept);
        AddUInt16(count);
        Encoding.UTF8.GetBytes(kept, Room(count));
        return this;
    }

    /// <summary>Adds bytes.</summary>
    public TraceRecorder AddBytes(ReadOnlySpan<byte> value)
    {
        value.CopyTo(Room(value.Length));
        return this;
    }

    private Span<byte> Room(int count)
    {
        if (_length + count > _payload.Length)
            Array.Resize(ref _payload, Math.Max(_length + count, 2 * _payload.Length));
        Span<byte> room = _payload.AsSpan(_length, count);
        _length += count;
        return room;
    }
}
