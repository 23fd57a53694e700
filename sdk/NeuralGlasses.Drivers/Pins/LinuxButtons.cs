using System.Collections.Concurrent;
using System.Device.Gpio;
using NeuralGlasses.Devices;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Drivers.Pins;

/// <summary>
/// Up to two buttons that draw their lines low: one at the temple, told apart by how long it is held, and one of the camera. The level of a line is looked at
/// when actions are taken, so that an edge that was lost leaves no button pressed.
/// </summary>
public sealed class LinuxButtons : IGlassesButtons, IDisposable
{
    private readonly GpioPins _pins;
    private readonly List<Contact> _contacts = [];

    /// <summary>Opens the lines.</summary>
    /// <param name="pins">The chip.</param>
    /// <param name="temple">Line of the button at the temple; null for none.</param>
    /// <param name="capture">Line of the camera's button; null for none.</param>
    /// <param name="now">Gives the glasses' time.</param>
    /// <exception cref="DeviceFailedException">A line cannot be used.</exception>
    public LinuxButtons(GpioPins pins, int? temple, int? capture, Func<HostTime> now)
    {
        ArgumentNullException.ThrowIfNull(pins);
        _pins = pins;
        if (temple is { } line)
            _contacts.Add(new Contact(pins, line, new PressTiming(ButtonAction.Press, ButtonAction.LongPress), now));
        if (capture is { } other)
            _contacts.Add(new Contact(pins, other, new PressTiming(ButtonAction.Capture, null), now));
        Actions = [.. temple is null ? Array.Empty<ButtonAction>() : [ButtonAction.Press, ButtonAction.LongPress], .. capture is null ? Array.Empty<ButtonAction>() : [ButtonAction.Capture]];
    }

    /// <inheritdoc/>
    public IReadOnlyList<ButtonAction> Actions { get; }

    /// <summary>Closures that were too short or too long for a press.</summary>
    public long Rejected => _contacts.Sum(contact => contact.Timing.Rejected);

    /// <inheritdoc/>
    public bool TryTake(HostTime now, out ButtonEvent taken)
    {
        foreach (var contact in _contacts)
        {
            if (contact.TryTake(now, out taken))
                return true;
        }

        taken = default;
        return false;
    }

    /// <summary>Looks at the lines no longer.</summary>
    public void Dispose()
    {
        foreach (var contact in _contacts)
            contact.Ignore(_pins);
    }

    /// <summary>One line: its edges come on the thread of the GPIO driver and wait for the glasses' own.</summary>
    private sealed class Contact
    {
        private readonly ConcurrentQueue<(bool IsClosed, HostTime At)> _edges = new();
        private readonly GpioPins _pins;
        private readonly int _line;
        private readonly Func<HostTime> _now;
        private bool _wasClosed;

        public Contact(GpioPins pins, int line, PressTiming timing, Func<HostTime> now)
        {
            (_pins, _line, _now, Timing) = (pins, line, now, timing);
            pins.OpenInput(line, pullsUp: true);
            pins.Watch(line, Changed);
        }

        public PressTiming Timing { get; }

        public bool TryTake(HostTime now, out ButtonEvent taken)
        {
            while (_edges.TryPeek(out var edge) && edge.At <= now && _edges.TryDequeue(out edge))
                Follow(edge.IsClosed, edge.At);
            if (_edges.IsEmpty)
                Follow(!_pins.Read(_line, ifGone: true), now);
            return Timing.TryTake(now, out taken);
        }

        public void Ignore(GpioPins pins) => pins.Ignore(_line, Changed);

        private void Follow(bool isClosed, HostTime at)
        {
            if (isClosed != _wasClosed)
                Timing.Change(isClosed, at);
            _wasClosed = isClosed;
        }

        private void Changed(object sender, PinValueChangedEventArgs edge) => _edges.Enqueue((edge.ChangeType == PinEventTypes.Falling, _now()));
    }
}
