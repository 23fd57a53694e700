using NeuralGlasses.Decoding;
using NeuralGlasses.Devices;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Interaction.Head;

/// <summary>Follows the head while a look upwards would mean something, and lets its sensor rest at all other times.</summary>
internal sealed class HeadWatch(HeadUpOptions options)
{
    // A sensor that does not answer is asked again after so long.
    private const double PatienceMs = 5000;

    private readonly HeadUp _up = new(options);
    private readonly HeadSample[] _samples = new HeadSample[64];
    private bool _isOpen;
    private HostTime? _failedAt;
    private long _lost;

    /// <summary>Gives the newest look upwards that was not given yet.</summary>
    public bool TryTake(IHeadMotion head, bool isWanted, HostTime now, out GestureEvent gesture)
    {
        gesture = default;
        if (!isWanted)
        {
            Rest(head);
            return false;
        }

        if (!_isOpen && !TryOpen(head, now))
            return false;
        var isUp = false;
        for (int count = head.Read(_samples, now); count > 0; count = head.Read(_samples, now))
        {
            if (head.Lost != _lost)
                _up.Reset();
            _lost = head.Lost;
            foreach (ref readonly HeadSample sample in _samples.AsSpan(0, count))
            {
                if (!_up.Push(sample))
                    continue;
                isUp = true;
                gesture = new GestureEvent(HeadUp.Gesture, 1, sample.At);
            }
        }

        return isUp;
    }

    private bool TryOpen(IHeadMotion head, HostTime now)
    {
        if (_failedAt is { } failedAt && now.MillisecondsSince(failedAt) < PatienceMs)
            return false;
        try
        {
            head.Open(now);
        }
        catch (DeviceFailedException)
        {
            // The glasses are woken by finger or wrist; what the sensor has, the page of the device says.
            _failedAt = now;
            return false;
        }

        _up.Reset();
        _lost = head.Lost;
        return _isOpen = true;
    }

    private void Rest(IHeadMotion head)
    {
        if (_isOpen)
            head.Close();
        _isOpen = false;
    }
}
