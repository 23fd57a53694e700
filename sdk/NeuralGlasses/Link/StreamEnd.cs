using NeuralGlasses.Contract;

namespace NeuralGlasses.Link;

/// <summary>A stream that the wristband itself has ended, as it does on its charger, and when it may be asked for another.</summary>
internal sealed class StreamEnd
{
    private bool _hasEnded;
    private bool _waits;
    private bool _wasCharging;

    /// <summary>Forgets everything, as when a connection or a stream begins.</summary>
    public void Begin() => (_hasEnded, _waits, _wasCharging) = (false, false, false);

    /// <summary>The status said that nothing streams; it may be one from before the start that came late.</summary>
    public void Suspect() => _hasEnded = true;

    /// <summary>Takes the suspicion; false if there is none.</summary>
    public bool TryTakeSuspicion()
    {
        bool hasEnded = _hasEnded;
        _hasEnded = false;
        return hasEnded;
    }

    /// <summary>The wristband permits no stream now; if that is for its charger, the condition will say when it is over.</summary>
    public void Wait() => (_waits, _wasCharging) = (true, false);

    /// <summary>Takes a condition and says whether the wristband was waited for and has been taken off its charger.</summary>
    public bool IsOver(BandCondition condition)
    {
        bool isCharging = (condition.Flags & BandCondition.FlagCharging) != 0;
        bool isOver = _waits && _wasCharging && !isCharging;
        _wasCharging = isCharging;
        _waits &= !isOver;
        return isOver;
    }
}
