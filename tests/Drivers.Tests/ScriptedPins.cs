using System.Collections.Concurrent;
using System.Device.Gpio;

namespace NeuralGlasses.Drivers.Tests;

/// <summary>Lines of a chip whose other ends the test holds.</summary>
internal sealed class ScriptedPins : GpioDriver
{
    private readonly ConcurrentDictionary<int, bool> _levels = new();
    private readonly Dictionary<int, PinMode> _modes = [];
    private readonly Dictionary<int, PinChangeEventHandler> _watched = [];

    /// <summary>Called with each line that is driven.</summary>
    public Action<int, bool>? Driven { get; set; }

    /// <summary>Lines that answer no more.</summary>
    public HashSet<int> Dead { get; } = [];

    /// <summary>Whether an edge is told to whoever watches.</summary>
    public bool TellsEdges { get; set; } = true;

    public bool this[int line]
    {
        get => _levels.GetValueOrDefault(line);
        set
        {
            _levels[line] = value;
            if (TellsEdges && _watched.TryGetValue(line, out var changed))
                changed(this, new PinValueChangedEventArgs(value ? PinEventTypes.Rising : PinEventTypes.Falling, line));
        }
    }

    protected override int PinCount => 8;

    protected override void OpenPin(int pinNumber) => Touch(pinNumber);

    protected override void ClosePin(int pinNumber) => _modes.Remove(pinNumber);

    protected override void SetPinMode(int pinNumber, PinMode mode) => _modes[pinNumber] = mode;

    protected override PinMode GetPinMode(int pinNumber) => _modes[pinNumber];

    protected override bool IsPinModeSupported(int pinNumber, PinMode mode) => true;

    protected override PinValue Read(int pinNumber)
    {
        Touch(pinNumber);
        return this[pinNumber];
    }

    protected override void Write(int pinNumber, PinValue value)
    {
        Touch(pinNumber);
        this[pinNumber] = value == PinValue.High;
        Driven?.Invoke(pinNumber, value == PinValue.High);
    }

    protected override void AddCallbackForPinValueChangedEvent(int pinNumber, PinEventTypes eventTypes, PinChangeEventHandler callback) => _watched[pinNumber] = callback;

    protected override void RemoveCallbackForPinValueChangedEvent(int pinNumber, PinChangeEventHandler callback) => _watched.Remove(pinNumber);

    protected override WaitForEventResult WaitForEvent(int pinNumber, PinEventTypes eventTypes, CancellationToken cancellationToken) => throw new NotSupportedException();

    private void Touch(int line)
    {
        if (Dead.Contains(line))
            throw new IOException("No such device");
    }
}
