using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;
using NeuralGlasses.Simulator.Web.Live;

namespace NeuralGlasses.Simulator.Web;

/// <summary>The stream that keeps a page up to date: JSON as text, signals as binary messages.</summary>
internal sealed class PageStream(Playground playground)
{
    private const int EntriesAtFirst = 200;

    /// <summary>Serves one page until it goes or the server stops.</summary>
    public async Task Answer(HttpContext context, CancellationToken stopping)
    {
        if (!context.WebSockets.IsWebSocketRequest)
            throw RefusalException.Wrong("/api/stream is a WebSocket; open it as one.");
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(stopping, context.RequestAborted);
        var listener = playground.Audience.Join(First);
        try
        {
            var listens = Listen(socket, gone);
            while (!listens.IsCompleted)
            {
                var message = await listener.Next(gone.Token);
                await socket.SendAsync(message.Bytes, message.IsText ? WebSocketMessageType.Text : WebSocketMessageType.Binary, endOfMessage: true, gone.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            // The page is gone or the server stops: both end the stream.
        }
        finally
        {
            playground.Audience.Leave(listener);
        }
    }

    private List<PageMessage> First()
    {
        var session = playground.Session;
        List<PageMessage> first = [];
        if (session.Page is { } page)
            first.Add(Message(page));
        first.AddRange(playground.Journal.Since(0, EntriesAtFirst).Select(Message));
        first.Add(Message(session.State));
        return first;
    }

    private static PageMessage Message<T>(T value) => new(WebJson.Bytes(value), IsText: true, IsPassing: false);

    // Nothing is expected but the end.
    private static async Task Listen(WebSocket socket, CancellationTokenSource gone)
    {
        var buffer = new byte[256];
        try
        {
            while (socket.State == WebSocketState.Open && (await socket.ReceiveAsync(buffer.AsMemory(), gone.Token)).MessageType != WebSocketMessageType.Close)
            {
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            // As above.
        }

        await gone.CancelAsync();
    }
}
