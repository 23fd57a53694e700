using System.Buffers;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using MQTTnet.Channel;
using MQTTnet.Protocol;
using NeuralGlasses.Devices;

namespace NeuralGlasses.Home.Mqtt;

/// <summary>
/// The way of bytes under the packets. A message that says more than is taken comes through without what it says, so that it can be acknowledged and
/// counted, and costs no memory, however long the broker claims it to be.
/// </summary>
internal sealed class BoundedMqttChannel(Stream stream, int mostPayloadBytes) : IMqttChannel
{
    private const int PublishKind = (int)MqttControlPacketType.Publish;
    private readonly BufferedStream _incoming = new(stream, 64 * 1024);
    private byte[] _head = [];
    private int _headAt;
    private long _passes;

    /// <summary>Whether what came last was too long.</summary>
    public bool WasTooLong { get; private set; }

    public X509Certificate2? ClientCertificate => null;

    public EndPoint? RemoteEndPoint => null;

    public EndPoint? LocalEndPoint => null;

    public bool IsSecureConnection => false;

    public Task ConnectAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task DisconnectAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => stream.Dispose();

    public async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        if (_headAt == _head.Length && _passes == 0 && !await BeginAsync(cancellationToken).ConfigureAwait(false))
            return 0;
        if (_headAt < _head.Length)
        {
            int given = Math.Min(count, _head.Length - _headAt);
            _head.AsSpan(_headAt, given).CopyTo(buffer.AsSpan(offset));
            _headAt += given;
            return given;
        }

        int read = await _incoming.ReadAsync(buffer.AsMemory(offset, (int)Math.Min(count, _passes)), cancellationToken).ConfigureAwait(false);
        _passes -= read;
        return read;
    }

    public async Task WriteAsync(ReadOnlySequence<byte> buffer, bool isEndOfPacket, CancellationToken cancellationToken)
    {
        foreach (ReadOnlyMemory<byte> part in buffer)
            await stream.WriteAsync(part, cancellationToken).ConfigureAwait(false);
    }

    // Reads as much of a packet as says how long its message is.
    private async Task<bool> BeginAsync(CancellationToken stop)
    {
        WasTooLong = false;
        byte[] first = new byte[1];
        if (await _incoming.ReadAsync(first, stop).ConfigureAwait(false) == 0)
            return false;
        int remaining = await LengthAsync(stop).ConfigureAwait(false);
        (_head, _headAt, _passes) = (Head(first[0], remaining, []), 0, remaining);
        if (remaining <= mostPayloadBytes)
            return true;
        if (first[0] >> 4 != PublishKind)
            throw new DeviceFailedException($"The broker sent a packet of {remaining} bytes that is no message, expected at most {mostPayloadBytes}; look which program answers there.");
        byte[] variable = await VariableAsync(first[0], stop).ConfigureAwait(false);
        long payload = remaining - variable.Length;
        if (payload < 0)
            throw new DeviceFailedException("The broker sent a message that is shorter than its topic; look which program answers there.");
        WasTooLong = payload > mostPayloadBytes;
        _head = Head(first[0], WasTooLong ? variable.Length : remaining, variable);
        _passes = WasTooLong ? 0 : payload;
        if (WasTooLong)
            await SkipAsync(payload, stop).ConfigureAwait(false);
        return true;
    }

    private async Task<int> LengthAsync(CancellationToken stop)
    {
        byte[] one = new byte[1];
        var length = 0;
        for (var shift = 0; shift < 28; shift += 7)
        {
            await _incoming.ReadExactlyAsync(one, stop).ConfigureAwait(false);
            length |= (one[0] & 0x7f) << shift;
            if ((one[0] & 0x80) == 0)
                return length;
        }

        throw new DeviceFailedException("The broker sent a length of more than four bytes, which is no MQTT; look which program answers there.");
    }

    // The topic with its length, and the number of a message that wants to be acknowledged.
    private async Task<byte[]> VariableAsync(byte first, CancellationToken stop)
    {
        byte[] length = new byte[2];
        await _incoming.ReadExactlyAsync(length, stop).ConfigureAwait(false);
        int topic = (length[0] << 8) | length[1];
        byte[] variable = new byte[2 + topic + ((first & 0b0110) == 0 ? 0 : 2)];
        length.CopyTo(variable, 0);
        await _incoming.ReadExactlyAsync(variable.AsMemory(2), stop).ConfigureAwait(false);
        return variable;
    }

    private async Task SkipAsync(long bytes, CancellationToken stop)
    {
        byte[] scratch = new byte[16 * 1024];
        while (bytes > 0)
        {
            int read = await _incoming.ReadAsync(scratch.AsMemory(0, (int)Math.Min(scratch.Length, bytes)), stop).ConfigureAwait(false);
            if (read == 0)
                throw new EndOfStreamException();
            bytes -= read;
        }
    }

    private static byte[] Head(byte first, int remaining, ReadOnlySpan<byte> variable)
    {
        var head = new List<byte>(8 + variable.Length) { first };
        do
        {
            head.Add((byte)((remaining & 0x7f) | (remaining > 0x7f ? 0x80 : 0)));
            remaining >>= 7;
        }
        while (remaining > 0);
        head.AddRange(variable);
        return [.. head];
    }
}
