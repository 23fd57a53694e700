using System.Net.WebSockets;
using System.Text.Json;
using Xunit;

namespace NeuralGlasses.EndToEnd.Tests.Web;

/// <summary>Reads the page's stream as the page does, and waits for what comes.</summary>
public sealed class PageFollower : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    // A gesture and its way to the display take a second and a half.
    internal const double InVainS = 4;

    // The model has seen enough rest to believe in a gesture.
    internal const double SettledS = 5;
    private readonly ClientWebSocket _socket = new();
    private readonly byte[] _room = new byte[1 << 20];

    public static async Task<PageFollower> Open(Uri address, string? origin = null)
    {
        var follower = new PageFollower();
        if (origin is not null)
            follower._socket.Options.SetRequestHeader("Origin", origin);
        await follower._socket.ConnectAsync(new UriBuilder(address) { Scheme = "ws", Path = "/api/stream" }.Uri, TestContext.Current.CancellationToken);
        return follower;
    }

    /// <summary>The next message that is as wanted.</summary>
    public async Task<JsonElement> Until(Func<JsonElement, bool> wanted)
    {
        using var patience = BePatient();
        while (true)
        {
            var (bytes, isText) = await Next(patience.Token);
            if (!isText)
                continue;
            using var document = JsonDocument.Parse(bytes);
            if (wanted(document.RootElement))
                return document.RootElement.Clone();
        }
    }

    /// <summary>The next signal of a kind.</summary>
    public async Task<byte[]> Signal(byte kind)
    {
        using var patience = BePatient();
        while (true)
        {
            var (bytes, isText) = await Next(patience.Token);
            if (!isText && bytes.Span[0] == kind)
                return bytes.ToArray();
        }
    }

    /// <summary>Waits for a state in a phase.</summary>
    public Task<JsonElement> Phase(string phase) => State(state => state.GetProperty("phase").GetString() == phase);

    /// <summary>Waits until the band of a session streams.</summary>
    public Task<JsonElement> Streams(int session) => State(state =>
        state.GetProperty("session").GetInt32() == session && state.TryGetProperty("link", out var link) && link.GetProperty("state").GetString() == "Streaming");

    /// <summary>Waits until a session's model has seen enough rest to believe in a gesture.</summary>
    public Task<JsonElement> Settles(int session) => State(state => state.GetProperty("session").GetInt32() == session && state.GetProperty("atS").GetDouble() > SettledS);

    /// <summary>Waits for a state.</summary>
    public Task<JsonElement> State(Func<JsonElement, bool> wanted) => Until(message => message.GetProperty("message").GetString() == "state" && wanted(message));

    /// <summary>Waits for an entry of each kind behind a number, in whatever order they come.</summary>
    public async Task<Dictionary<string, JsonElement>> Entries(long after, params string[] kinds)
    {
        var found = new Dictionary<string, JsonElement>();
        while (kinds.FirstOrDefault(kind => !found.ContainsKey(kind)) is not null)
        {
            var entry = await Until(message => kinds.Any(kind => !found.ContainsKey(kind) && IsEntry(message, kind, after)));
            found.Add(entry.GetProperty("kind").GetString()!, entry);
        }

        return found;
    }

    /// <summary>
    /// Lets the person make a movement and waits for what it causes. When it is made depends on the wall clock, and no decoder sees every one; who
    /// makes it again in vain five times fails.
    /// </summary>
    public async Task<(JsonElement Asked, JsonElement Entry)> Causes(ServedPage page, object movement, string kind)
    {
        for (var attempt = 1; ; attempt++)
        {
            var asked = await page.Do("/api/movements", movement);
            var id = asked.GetProperty("id").GetInt64();
            var inVainS = asked.GetProperty("onsetS").GetDouble() + InVainS;
            var found = await Until(message => IsEntry(message, kind, id)
                || (message.GetProperty("message").GetString() == "state" && message.GetProperty("atS").GetDouble() > inVainS));
            if (IsEntry(found, kind, id))
                return (asked, found);
            Assert.True(attempt < 5, $"five times there was no {kind} after {movement}");
        }
    }

    public void Dispose() => _socket.Dispose();

    private static bool IsEntry(JsonElement message, string kind, long after) =>
        message.GetProperty("message").GetString() == "entry" && message.GetProperty("id").GetInt64() > after && message.GetProperty("kind").GetString() == kind;

    private static CancellationTokenSource BePatient()
    {
        var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        return patience;
    }

    private async Task<(ReadOnlyMemory<byte> Bytes, bool IsText)> Next(CancellationToken patience)
    {
        var length = 0;
        while (true)
        {
            var part = await _socket.ReceiveAsync(_room.AsMemory(length), patience);
            Assert.NotEqual(WebSocketMessageType.Close, part.MessageType);
            length += part.Count;
            if (part.EndOfMessage)
                return (_room.AsMemory(0, length), part.MessageType == WebSocketMessageType.Text);
        }
    }
}
