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
        var listener = playground.Audience.Join(First());
        try
        {
            var listens = Listen(socket, gone);
            while (await listener.Reader.WaitToReadAsync(gone.Token))
            {
                while (listener.Reader.TryRead(out var message))
                    await socket.SendAsync(message.Bytes, message.IsText ? WebSocketMessageType.Text : WebSocketMessageType.Binary, endOfMessage: true, gone.Token);
            }

            await listens;
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
            first.Add(new PageMessage(WebJson.Bytes(page), IsText: true));
        first.AddRange(playground.Journal.Since(0, EntriesAtFirst).Select(entry => new PageMessage(WebJson.Bytes(entry), IsText: true)));
        first.Add(new PageMessage(WebJson.Bytes(session.State), IsText: true));
        return first;
    }

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
