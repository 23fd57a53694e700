namespace NeuralGlasses.Pointing;

/// <summary>The events that wait to be taken. Ways that nobody took become one, so that a press has few events. Nothing is allocated after construction.</summary>
internal sealed class CursorOutbox
{
    private const int Presses = 16;
    private const int MostOfPress = 8;

    private readonly CursorEvent[] _events = new CursorEvent[Presses * MostOfPress];
    private int _head;
    private int _count;

    /// <summary>Whether there is room for all events of one more press, and one more way back to the middle.</summary>
    public bool HasRoom => _count + MostOfPress <= _events.Length;

    public void Add(in CursorEvent told)
    {
        if (_count > 0 && told.Kind is CursorEventKind.Moved or CursorEventKind.DraggedBy or CursorEventKind.Recentred)
        {
            ref var last = ref _events[(_head + _count - 1) % _events.Length];
            if (last.Kind == told.Kind)
            {
                last = told with { RightPixels = last.RightPixels + told.RightPixels, DownPixels = last.DownPixels + told.DownPixels };
                return;
            }
        }

        // What comes without a press must not take the room of one; where the cursor is, the next event says too.
        if (told.Kind is CursorEventKind.Moved or CursorEventKind.Recentred && !HasRoom)
            return;
        _events[(_head + _count) % _events.Length] = told;
        _count++;
    }

    public bool TryTake(out CursorEvent told)
    {
        told = default;
        if (_count == 0)
            return false;
        told = _events[_head];
        _head = (_head + 1) % _events.Length;
        _count--;
        return true;
    }
}
