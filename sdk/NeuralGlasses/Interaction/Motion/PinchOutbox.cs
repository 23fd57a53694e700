namespace NeuralGlasses.Interaction.Motion;

/// <summary>
/// The events that wait to be taken. Steps and ways of one pinch that nobody took become one event, so that a pinch has four at most and each one that was let in
/// ends here too. Nothing is allocated after construction.
/// </summary>
internal sealed class PinchOutbox
{
    private const int Pinches = 16;
    private const int MostOfPinch = 4;

    private readonly PinchEvent[] _events = new PinchEvent[Pinches * MostOfPinch];
    private int _head;
    private int _count;

    /// <summary>Whether there is room for all events of one more pinch.</summary>
    public bool HasRoom => _count + MostOfPinch <= _events.Length;

    public void Add(in PinchEvent told)
    {
        if (_count > 0 && told.Kind is PinchEventKind.TurnBy or PinchEventKind.DragBy)
        {
            ref var last = ref _events[(_head + _count - 1) % _events.Length];
            if (last.Kind == told.Kind)
            {
                last = last with { At = told.At, Steps = last.Steps + told.Steps, RightDegrees = last.RightDegrees + told.RightDegrees, DownDegrees = last.DownDegrees + told.DownDegrees };
                return;
            }
        }

        _events[(_head + _count) % _events.Length] = told;
        _count++;
    }

    public bool TryTake(out PinchEvent told)
    {
        while (_count > 0)
        {
            told = _events[_head];
            _head = (_head + 1) % _events.Length;
            _count--;

            // Steps that were undone before anybody took them are none.
            if (told is not { Kind: PinchEventKind.TurnBy, Steps: 0 })
                return true;
        }

        told = default;
        return false;
    }
}
