using System.Net;
using System.Net.Sockets;

namespace NeuralGlasses.Home.Tests;

/// <summary>Stands between client and broker, counts the packets that pass, and cuts the connection at a chosen one, before or after it has passed.</summary>
internal sealed class CuttingProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _lock = new();
    private readonly int _target;
    private readonly Queue<Cut> _cuts = new();
    private TcpClient? _client;
    private TcpClient? _server;
    private int _seen;
    private bool _isCutting;

    public CuttingProxy(int target)
    {
        _target = target;
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int Cuts { get; private set; }

    /// <summary>Connections that clients made.</summary>
    public int Accepted { get; private set; }

    /// <summary>Cuts when so many packets of a kind have come since the last cut; the last of them passes or not.</summary>
    public CuttingProxy CutAt(bool fromClient, int kind, int count, bool passes)
    {
        lock (_lock)
            _cuts.Enqueue(new Cut(fromClient, kind, count, passes));
        return this;
    }

    public void CutNow()
    {
        lock (_lock)
        {
            Cuts++;
            (_seen, _isCutting) = (0, false);
            _client?.Client?.Close(0);
            _server?.Client?.Close(0);
        }
    }

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        _client?.Dispose();
        _server?.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            TcpClient client;
            try
            {
                client = await _listener.AcceptTcpClientAsync(_stop.Token);
            }
            catch (Exception)
            {
                return;
            }

            var server = new TcpClient();
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, _target);
            }
            catch (SocketException)
            {
                client.Dispose();
                server.Dispose();
                continue;
            }

            (client.NoDelay, server.NoDelay) = (true, true);
            lock (_lock)
                (_client, _server, Accepted) = (client, server, Accepted + 1);
            _ = PumpAsync(client, server, fromClient: true);
            _ = PumpAsync(server, client, fromClient: false);
        }
    }

    private async Task PumpAsync(TcpClient from, TcpClient to, bool fromClient)
    {
        try
        {
            NetworkStream source = from.GetStream();
            NetworkStream target = to.GetStream();
            while (await ReadPacketAsync(source) is { } packet)
            {
                bool cuts = IsCut(fromClient, packet[0] >> 4, out bool passes);
                if (!cuts || passes)
                    await target.WriteAsync(packet);
                if (cuts)
                {
                    // What has passed has to arrive before the connection ends.
                    if (passes)
                        await Task.Delay(20);
                    CutNow();
                }
            }
        }
        catch (Exception error) when (error is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // One end is gone, so the other goes as well.
        }

        from.Dispose();
        to.Dispose();
    }

    private bool IsCut(bool fromClient, int kind, out bool passes)
    {
        lock (_lock)
        {
            passes = true;
            if (_isCutting || !_cuts.TryPeek(out Cut? cut) || cut.FromClient != fromClient || cut.Kind != kind || ++_seen < cut.Count)
                return false;
            passes = cut.Passes;
            _cuts.Dequeue();
            return _isCutting = true;
        }
    }

    private static async Task<byte[]?> ReadPacketAsync(NetworkStream stream)
    {
        var head = new List<byte>();
        byte[] one = new byte[1];
        int length = 0, shift = 0;
        do
        {
            if (await stream.ReadAsync(one) == 0)
                return null;
            head.Add(one[0]);
            if (head.Count == 1)
                continue;
            length |= (one[0] & 0x7f) << shift;
            shift += 7;
        }
        while (head.Count == 1 || (one[0] & 0x80) != 0);
        byte[] packet = new byte[head.Count + length];
        head.CopyTo(packet);
        await stream.ReadExactlyAsync(packet.AsMemory(head.Count));
        return packet;
    }

    private sealed record Cut(bool FromClient, int Kind, int Count, bool Passes);
}
