using System.Threading.Channels;

namespace NeuralGlasses.Simulator.Web.Live;

/// <summary>A message to the page.</summary>
/// <param name="Bytes">UTF-8 or binary.</param>
/// <param name="IsText">Which of the two.</param>
internal readonly record struct PageMessage(byte[] Bytes, bool IsText);

/// <summary>Everybody who follows the session. Nobody slows it down: to whoever does not keep up the oldest messages are lost.</summary>
internal sealed class Audience
{
    private const int MostWaiting = 512;
    private readonly Lock _gate = new();
    private readonly List<Channel<PageMessage>> _listeners = [];

    /// <summary>Joins; messages come until <see cref="Leave"/>.</summary>
    public Channel<PageMessage> Join(IEnumerable<PageMessage> first)
    {
        var listener = Channel.CreateBounded<PageMessage>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
        lock (_gate)
        {
            foreach (var message in first)
                listener.Writer.TryWrite(message);
            _listeners.Add(listener);
        }

        return listener;
    }

    /// <summary>Leaves.</summary>
    public void Leave(Channel<PageMessage> listener)
    {
        lock (_gate)
            _listeners.Remove(listener);
    }

    /// <summary>Tells everybody something as JSON.</summary>
    public void Tell<T>(T message) => Send(new PageMessage(WebJson.Bytes(message), IsText: true));

    /// <summary>Sends bytes to everybody.</summary>
    public void Send(byte[] bytes) => Send(new PageMessage(bytes, IsText: false));

    private void Send(PageMessage message)
    {
        lock (_gate)
        {
            foreach (var listener in _listeners)
                listener.Writer.TryWrite(message);
        }
    }
}
