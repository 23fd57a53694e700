using System.Buffers.Binary;
using System.Security.Cryptography;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Traces;

/// <summary>
/// A SHA-256 over what reached a pair of glasses and what they made of it, record by record: two runs of one scenario and seed have the
/// same. What else a trace holds, such as pictures and the truth, does not enter it, nor do compute times and file paths.
/// </summary>
public sealed class RunHash : ITraceSink, IDisposable
{
    /// <summary>Bytes of a record in front of its payload: kind, length and time.</summary>
    internal const int HeadLength = 13;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly ITraceSink? _next;

    /// <summary>Makes a hash of nothing yet, which hands on each record to another sink if there is one.</summary>
    public RunHash(ITraceSink? next = null)
    {
        _next = next;
    }

    /// <inheritdoc/>
    public void Append(TraceRecordKind kind, HostTime at, ReadOnlySpan<byte> payload)
    {
        if (TraceRecordKinds.IsHashed(kind))
        {
            Span<byte> head = stackalloc byte[HeadLength];
            WriteHead(head, kind, at, payload.Length);
            _hash.AppendData(head);
            _hash.AppendData(payload);
        }

        _next?.Append(kind, at, payload);
    }

    /// <summary>The hash so far, 32 bytes.</summary>
    public byte[] Current() => _hash.GetCurrentHash();

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();

    internal static void WriteHead(Span<byte> head, TraceRecordKind kind, HostTime at, int length)
    {
        head[0] = (byte)kind;
        BinaryPrimitives.WriteInt32LittleEndian(head[1..], length);
        BinaryPrimitives.WriteInt64LittleEndian(head[5..], at.Microseconds);
    }
}
