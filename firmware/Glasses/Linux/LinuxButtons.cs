using System.Collections.Concurrent;
using System.Device.Gpio;
using NeuralGlasses.Devices;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Glasses.Linux;

/// <summary>One button that draws its line low, told apart by how long it is held.</summary>
internal sealed class LinuxButtons : IGlassesButtons, IDisposable
{
    // Guesses: contacts bounce for a few milliseconds, and half a second is long.
    private const double BounceMs = 20;
    private const double LongMs = 500;
    private readonly ConcurrentQueue<ButtonEvent> _told = new();
    private readonly GpioController _gpio;
    private readonly GlassesClock _clock;
    private readonly int _pin;
    private HostTime? _downAt;

    public LinuxButtons(GpioController gpio, int pin, GlassesClock clock)
    {
        _gpio = gpio;
        _pin = pin;
        _clock = clock;
        gpio.OpenPin(pin, PinMode.InputPullUp);
        gpio.RegisterCallbackForPinValueChangedEvent(pin, PinEventTypes.Falling | PinEventTypes.Rising, OnChanged);
    }

    public IReadOnlyList<ButtonAction> Actions { get; } = [ButtonAction.Press, ButtonAction.LongPress];

    public bool TryTake(HostTime now, out ButtonEvent taken)
    {
        taken = default;
        return _told.TryPeek(out var next) && next.At <= now && _told.TryDequeue(out taken);
    }

    public void Dispose() => _gpio.UnregisterCallbackForPinValueChangedEvent(_pin, OnChanged);

    // On the thread of the GPIO driver, which calls it for one edge after the other.
    private void OnChanged(object sender, PinValueChangedEventArgs edge)
    {
        var now = _clock.Now;
        if (edge.ChangeType == PinEventTypes.Falling)
        {
            _downAt ??= now;
            return;
        }

        if (_downAt is not { } down || now.MillisecondsSince(down) < BounceMs)
            return;
        _downAt = null;
        _told.Enqueue(new ButtonEvent(now.MillisecondsSince(down) < LongMs ? ButtonAction.Press : ButtonAction.LongPress, now));
    }
}
