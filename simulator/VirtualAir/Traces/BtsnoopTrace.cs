using System.Buffers.Binary;
using NeuralGlasses.VirtualAir.Hci;

namespace NeuralGlasses.VirtualAir.Traces;

/// <summary>
/// Writes what hosts and controllers say to each other as a btsnoop file, in the form that Linux' Bluetooth monitor has for several adapters; Wireshark and
/// btmon read it. Only whole records are written, at least once a second while records come, so that the file can be read up to there
/// however the program ends.
/// </summary>
internal sealed class BtsnoopTrace : IDisposable
{
    private const int MonitorFormat = 2001;
    private const int EnoughBytes = 1 << 16;

    // Microseconds from the year 0 to 1970, as all readers of the format count them.
    private const long UnixEpoch = 0x00dcddb30f2f8000;

    private readonly Stream _file;
    private readonly TimeProvider _time;
    private readonly MemoryStream _pending = new();
    private readonly Lock _lock = new();
    private readonly ITimer _timer;

    /// <summary>Begins a trace in a file, which is closed with it.</summary>
    public BtsnoopTrace(Stream file, TimeProvider time)
    {
        _file = file;
        _time = time;
        Span<byte> header = stackalloc byte[16];
        "btsnoop\0"u8.CopyTo(header);
        BinaryPrimitives.WriteInt32BigEndian(header[8..], 1);
        BinaryPrimitives.WriteInt32BigEndian(header[12..], MonitorFormat);
        _file.Write(header);
        _file.Flush();
        _timer = _time.CreateTimer(_ => Flush(), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
    }

    /// <summary>Why the trace could not be written on; null while it can.</summary>
    public string? Failure { get; private set; }

    /// <summary>Names an adapter; before its packets.</summary>
    public void WriteNewAdapter(int number, DateTimeOffset at)
    {
        // Type (primary), bus (virtual), an address that nobody knows yet, and a name of eight bytes.
        Span<byte> adapter = stackalloc byte[16];
        adapter.Clear();
        adapter[8] = (byte)'a';
        adapter[9] = (byte)'i';
        adapter[10] = (byte)'r';
        adapter[11] = (byte)('0' + (number % 10));
        Record(number, 0, adapter, at);
    }

    /// <summary>Writes a packet.</summary>
    public void Write(int adapter, bool isFromHost, ReadOnlySpan<byte> packet, DateTimeOffset at)
    {
        var kind = packet[0] switch
        {
            H4.Command => 2,
            H4.Event => 3,
            H4.Acl => isFromHost ? 4 : 5,
            H4.Sco => isFromHost ? 6 : 7,
            _ => isFromHost ? 18 : 19,
        };
        Record(adapter, kind, packet[1..], at);
    }

    /// <summary>Hands what is pending to the file.</summary>
    public void Flush()
    {
        lock (_lock)
        {
            if (_pending.Length == 0)
                return;
            try
            {
                if (Failure is null)
                {
                    _file.Write(_pending.GetBuffer().AsSpan(0, (int)_pending.Length));
                    _file.Flush();
                }
            }
            catch (IOException e)
            {
                // The air is worth more than its trace, and half a record ends it for readers.
                Failure = e.Message;
            }

            _pending.SetLength(0);
        }
    }

    public void Dispose()
    {
        _timer.Dispose();
        Flush();
        _file.Dispose();
    }

    private void Record(int adapter, int kind, ReadOnlySpan<byte> content, DateTimeOffset at)
    {
        Span<byte> header = stackalloc byte[24];
        BinaryPrimitives.WriteInt32BigEndian(header, content.Length);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], content.Length);
        BinaryPrimitives.WriteInt32BigEndian(header[8..], (adapter << 16) | kind);
        BinaryPrimitives.WriteInt32BigEndian(header[12..], 0);
        BinaryPrimitives.WriteInt64BigEndian(header[16..], ((at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond) + UnixEpoch);
        lock (_lock)
        {
            _pending.Write(header);
            _pending.Write(content);
            if (_pending.Length >= EnoughBytes)
                Flush();
        }
    }
}
