using System.Net;
using System.Net.Sockets;
using System.Text;

namespace NeuralGlasses.Home.Tests.Conversation;

/// <summary>A server of HTTP that answers each request with what a test wants, to the byte.</summary>
internal sealed class TalkingServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<NetworkStream, Task> _answer;

    public TalkingServer(Func<NetworkStream, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        _ = ServeAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    public List<string> Requests { get; } = [];

    public static TalkingServer Saying(string body, string status = "200 OK", string more = "") => Saying(Encoding.UTF8.GetBytes(body), status, more);

    public static TalkingServer Saying(byte[] body, string status = "200 OK", string more = "") => new(async stream =>
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Type: application/json\r\n{more}Content-Length: {body.Length}\r\nConnection: close\r\n\r\n"));
        await stream.WriteAsync(body);
    });

    public void Dispose() => _listener.Dispose();

    private async Task ServeAsync()
    {
        while (true)
        {
            try
            {
                using TcpClient client = await _listener.AcceptTcpClientAsync();
                NetworkStream stream = client.GetStream();
                string request = await ReadAsync(stream);
                lock (Requests)
                    Requests.Add(request);
                await _answer(stream);
            }
            catch (IOException)
            {
                // The other side has heard enough.
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }

    private static async Task<string> ReadAsync(NetworkStream stream)
    {
        var text = new StringBuilder();
        byte[] bytes = new byte[4096];
        while (true)
        {
            int read = await stream.ReadAsync(bytes);
            text.Append(Encoding.UTF8.GetString(bytes, 0, read));
            string all = text.ToString();
            bool hasHead = all.Contains("\r\n\r\n", StringComparison.Ordinal);
            if (read == 0 || (hasHead && (!all.Contains("Content-Length:", StringComparison.OrdinalIgnoreCase) || all.EndsWith('}'))))
                return all;
        }
    }
}
