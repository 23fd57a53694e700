using System.Threading.Channels;

namespace NeuralGlasses.Simulator.Web.Live;

/// <summary>One page that follows: what waits for it.</summary>
internal sealed class PageListener
{
    // Of passing messages; about two seconds of them.
    private const int MostWaiting = 400;
    private readonly Channel<PageMessage> _waiting = Channel.CreateUnbounded<PageMessage>(new UnboundedChannelOptions { SingleReader = true });
    private int _passing;

    /// <summary>Puts a message behind the others; a passing one only if not too many wait.</summary>
    public void Tell(PageMessage message)
    {
        if (message.IsPassing && Interlocked.Increment(ref _passing) > MostWaiting)
            Interlocked.Decrement(ref _passing);
        else
            _waiting.Writer.TryWrite(message);
    }

    /// <summary>The next message, as soon as there is one.</summary>
    public async ValueTask<PageMessage> Next(CancellationToken gone)
    {
        var message = await _waiting.Reader.ReadAsync(gone);
        if (message.IsPassing)
            Interlocked.Decrement(ref _passing);
        return message;
    }
}
