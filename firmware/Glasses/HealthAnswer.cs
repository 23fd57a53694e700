using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace NeuralGlasses.Glasses;

/// <summary>
/// Answers <c>GET /health</c> on the loopback address with the loop's last condition as JSON. A request that names another host is refused, since a page
/// in a browser on the same machine could send it.
/// </summary>
internal sealed class HealthAnswer(int port, Func<GlassesCondition> condition, ILogger<HealthAnswer> logger) : BackgroundService
{
    private const int MostHeadBytes = 4096;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>The port on which it answers; 0 while it does not.</summary>
    public int Port { get; private set; }

    /// <summary>The answer to the head of a request.</summary>
    public static (int Status, string Body) Answer(string head, int port, Func<GlassesCondition> condition)
    {
        var lines = head.Split("\r\n");
        if (lines[0].Split(' ') is not [var method, var path, var version] || !version.StartsWith("HTTP/1.", StringComparison.Ordinal))
            return (400, "expected GET /health HTTP/1.1");
        var hosts = lines.Skip(1).Where(l => l.StartsWith("Host:", StringComparison.OrdinalIgnoreCase)).Select(l => l["Host:".Length..].Trim()).ToArray();
        if (hosts is not [var host] || (host != $"127.0.0.1:{port}" && host != $"localhost:{port}"))
            return (403, $"expected one host, 127.0.0.1:{port}");
        if (path != "/health")
            return (404, "expected /health");
        return method == "GET" ? (200, JsonSerializer.Serialize(condition(), ConditionJson.Default.GlassesCondition)) : (405, "expected GET");
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start(backlog: 8);
        }
        catch (SocketException error)
        {
            Log.NoHealth(logger, $"port {port} cannot be opened ({error.Message}); set another 'healthPort'.");
            return;
        }

        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        Log.Health(logger, Port);

        // One after the other: who asks slowly is cut off, and nobody needs more.
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                using var client = await listener.AcceptTcpClientAsync(stoppingToken).ConfigureAwait(false);
                using var limit = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
                limit.CancelAfter(Patience);
                await Serve(client.GetStream(), limit.Token).ConfigureAwait(false);
            }
            catch (Exception error) when (error is OperationCanceledException or IOException or SocketException)
            {
                // Whoever asked has gone or was too slow, or the program ends.
            }
        }
    }

    private async Task Serve(NetworkStream stream, CancellationToken cancellation)
    {
        var bytes = new byte[MostHeadBytes];
        var count = 0;
        while (bytes.AsSpan(0, count).IndexOf("\r\n\r\n"u8) < 0)
        {
            var read = count == bytes.Length ? 0 : await stream.ReadAsync(bytes.AsMemory(count), cancellation).ConfigureAwait(false);
            if (read == 0)
                return;
            count += read;
        }

        var (status, body) = Answer(Encoding.ASCII.GetString(bytes, 0, bytes.AsSpan(0, count).IndexOf("\r\n\r\n"u8)), Port, condition);
        var content = Encoding.UTF8.GetBytes(body);
        var type = status == 200 ? "application/json" : "text/plain";
        var head = $"HTTP/1.1 {status} {(HttpStatusCode)status}\r\nContent-Type: {type}; charset=utf-8\r\nContent-Length: {content.Length}\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head), cancellation).ConfigureAwait(false);
        await stream.WriteAsync(content, cancellation).ConfigureAwait(false);
    }
}
