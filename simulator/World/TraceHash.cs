using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using NeuralGlasses.Simulator.Radio;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Simulator.World;

/// <summary>
/// A SHA-256 over everything observable of a run in order: each notification with its arrival time, each gesture, intent,
/// photo and HUD frame. Two runs of one scenario and seed have the same hash; compute times and file paths do not enter it.
/// </summary>
public sealed class TraceHash : IRadioTrace, IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <inheritdoc/>
    public void OnNotification(Guid characteristic, ReadOnlySpan<byte> value, HostTime arrivedAt)
    {
        Span<byte> head = stackalloc byte[24];
        characteristic.TryWriteBytes(head);
        BinaryPrimitives.WriteInt64LittleEndian(head[16..], arrivedAt.Microseconds);
        _hash.AppendData(head);
        _hash.AppendData(value);
    }

    /// <summary>Adds an event by its kind, name and time.</summary>
    public void Add(string kind, string name, HostTime at)
    {
        Span<byte> time = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(time, at.Microseconds);
        _hash.AppendData(Encoding.UTF8.GetBytes($"{kind}:{name}@"));
        _hash.AppendData(time);
    }

    /// <summary>Adds bytes, such as a picture's.</summary>
    public void Add(ReadOnlySpan<byte> bytes) => _hash.AppendData(bytes);

    /// <summary>The hash so far, in lower-case hex.</summary>
    public string Current() => Convert.ToHexStringLower(_hash.GetCurrentHash());

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();
}
