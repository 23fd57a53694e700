using NeuralGlasses.Streaming;

namespace NeuralGlasses.Interaction;

/// <summary>
/// Whether the glasses are awake: for a time after the last gesture that meant something, and always if that time is 0. Asleep, the display is
/// dark and gestures mean what the context <see cref="IntentMap.AsleepContext"/> says.
/// </summary>
/// <param name="awakeMs">Time that they stay awake, in milliseconds; 0 for glasses that never sleep.</param>
public sealed class Wakefulness(double awakeMs)
{
    private HostTime? _stirredAt;

    /// <summary>Whether these glasses ever sleep.</summary>
    public bool CanSleep => awakeMs > 0;

    /// <summary>Whether they are awake at a moment.</summary>
    public bool IsAwakeAt(HostTime at) => !CanSleep || (_stirredAt is { } stirredAt && at.MillisecondsSince(stirredAt) <= awakeMs);

    /// <summary>The wearer did something: they stay awake, or wake, from here on.</summary>
    public void Stir(HostTime at)
    {
        if (_stirredAt is not { } stirredAt || at > stirredAt)
            _stirredAt = at;
    }

    /// <summary>Sends them to sleep; false for glasses that never sleep.</summary>
    public bool TrySleep()
    {
        _stirredAt = null;
        return CanSleep;
    }
}
