using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeuralGlasses.ScriptedEndpoint;

/// <summary>
/// An endpoint on the loopback that speaks as OpenAI's does (<c>POST /v1/chat/completions</c>, answered as a stream of server-sent events) and
/// answers what a test tells it to. It writes its bytes itself, so that it can answer what no server would.
/// </summary>
public sealed class ScriptedServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<JsonNode, ScriptedAnswer> _script;
    private readonly X509Certificate2? _certificate;
    private readonly List<JsonNode> _questions = [];
    private readonly List<string> _keys = [];
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _end = new();
    private bool _isOver;

    /// <summary>Starts an endpoint.</summary>
    /// <param name="script">Says what is answered to a question, which is the JSON that came.</param>
    /// <param name="certificate">With which it speaks TLS; null for none.</param>
    public ScriptedServer(Func<JsonNode, ScriptedAnswer> script, X509Certificate2? certificate = null)
    {
        (_script, _certificate) = (script, certificate);
        _listener.Start();
        int port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        Address = new Uri($"{(certificate is null ? "http" : "https")}://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}/v1");
        _ = Task.Run(AcceptAsync);
    }

    /// <summary>Its address, up to <c>/v1</c>.</summary>
    public Uri Address { get; }

    /// <summary>The questions that came, in order.</summary>
    public IReadOnlyList<JsonNode> Questions
    {
        get
        {
            lock (_gate)
                return [.. _questions];
        }
    }

    /// <summary>The keys that came with them.</summary>
    public IReadOnlyList<string> Keys
    {
        get
        {
            lock (_gate)
                return [.. _keys];
        }
    }

    /// <summary>Text of the newest message of a question.</summary>
    public static string TextOf(JsonNode question)
    {
        JsonNode? content = question["messages"]!.AsArray()[^1]!["content"];
        return content is JsonArray parts ? string.Concat(parts.Select(part => (string?)part!["text"])) : (string?)content ?? "";
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isOver, true))
            return;
        _end.Cancel();
        _listener.Stop();
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync(_end.Token);
                _ = Task.Run(() => ServeAsync(client));
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // It was stopped.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                client.NoDelay = true;
                Stream stream = client.GetStream();
                if (_certificate is not null)
                {
                    var secure = new SslStream(stream);
                    await secure.AuthenticateAsServerAsync(_certificate);
                    stream = secure;
                }

                await AnswerAsync(stream, await ReadAsync(stream));
            }
            catch (Exception error) when (error is IOException or OperationCanceledException or SocketException or ObjectDisposedException or System.Security.Authentication.AuthenticationException)
            {
                // Whoever asked has left.
            }
        }
    }

    private async Task<JsonNode> ReadAsync(Stream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one, _end.Token) == 0)
                throw new IOException("The question is cut.");
            head.Append((char)one[0]);
        }

        string[] lines = head.ToString().Split("\r\n");
        string Header(string name) => lines.FirstOrDefault(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..].Trim() ?? "";
        var body = new byte[int.Parse(Header("Content-Length"), CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body, _end.Token);
        JsonNode question = JsonNode.Parse(body)!;
        lock (_gate)
        {
            _questions.Add(question);
            _keys.Add(Header("Authorization").Replace("Bearer ", "", StringComparison.Ordinal));
        }

        return question;
    }

    private async Task AnswerAsync(Stream stream, JsonNode question)
    {
        ScriptedAnswer answer = _script(question);
        await Task.Delay(answer.Before, _end.Token);
        string type = answer.Status == 200 && answer.Raw is null ? "text/event-stream" : "application/json";
        string further = answer.Header.Length > 0 ? answer.Header + "\r\n" : "";
        await SendAsync(stream, $"HTTP/1.1 {answer.Status.ToString(CultureInfo.InvariantCulture)} Scripted\r\nContent-Type: {type}\r\n{further}Connection: close\r\n\r\n");
        if (answer.Raw is { } raw)
        {
            await stream.WriteAsync(raw, _end.Token);
            return;
        }

        do
        {
            foreach (string piece in answer.Pieces)
            {
                await SendAsync(stream, Event(new JsonObject { ["content"] = piece }, null));
                if (answer.Held is { } held)
                    await held.WaitAsync(_end.Token);
                await Task.Delay(answer.Between, _end.Token);
            }
        }
        while (answer.IsEndless);
        if (answer.HangsAtEnd)
            await Task.Delay(Timeout.Infinite, _end.Token);
        if (answer.BreaksOff)
            return;
        await SendAsync(stream, Event([], "stop"));
        if (answer.Usage is { } usage)
            await SendAsync(stream, $"data: {{\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"scripted\",\"choices\":[],\"usage\":{{\"prompt_tokens\":{usage.In},\"completion_tokens\":{usage.Out},\"total_tokens\":{usage.In + usage.Out}}}}}\n\n");
        await SendAsync(stream, "data: [DONE]\n\n");
    }

    private static string Event(JsonObject delta, string? finish)
    {
        var chunk = new JsonObject
        {
            ["id"] = "c",
            ["object"] = "chat.completion.chunk",
            ["created"] = 1,
            ["model"] = "scripted",
            ["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["delta"] = delta, ["finish_reason"] = finish }),
        };
        return $"data: {chunk.ToJsonString(JsonSerializerOptions.Default)}\n\n";
    }

    private async Task SendAsync(Stream stream, string text) => await stream.WriteAsync(Encoding.UTF8.GetBytes(text), _end.Token);
}
