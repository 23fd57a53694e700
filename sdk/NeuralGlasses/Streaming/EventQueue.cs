namespace NeuralGlasses.Streaming;

/// <summary>
/// What lay ahead of a frame in its connection event. A radio says with each packet whether it has more, and the event ends when it has
/// not (Core Specification Vol 6, Part B, §4.5.6), so that a frame is sent behind another only if it was given before that one was sent:
/// the air time of what was ahead is time that it waited, too. The frames of its own wake are ahead of it. Those of the wake before
/// are, if it was given so shortly before the event that no other event lies between.
/// </summary>
internal sealed class EventQueue
{
    // A wake may be a little late, and the frames of one that were all lost leave a gap of two.
    private const double MaxWakes = 1.5;

    private readonly double _wake;
    private readonly double _room;
    private double _givenAt;
    private double _airOfWakeBefore;
    private double _airOfWake;

    public EventQueue(double intervalMs, double wakeMs)
    {
        _wake = wakeMs * 1000;
        _room = Math.Max(0, (intervalMs - wakeMs) * 1000);
        Clear();
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        _givenAt = double.NegativeInfinity;
        _airOfWake = 0;
    }

    /// <summary>Whether nothing was given yet by the wake at this device time, in microseconds.</summary>
    public bool IsNewWake(double givenAt) => givenAt > _givenAt;

    /// <summary>Adds a frame that was given to the radio at a device time, and returns the least time from then to its arrival if it was given just before its event, in microseconds.</summary>
    public double Give(double givenAt, double airMicroseconds)
    {
        if (IsNewWake(givenAt))
        {
            _airOfWakeBefore = givenAt - _givenAt < MaxWakes * _wake ? Math.Min(_airOfWake, _room) : 0;
            _airOfWake = 0;
            _givenAt = givenAt;
        }

        double ahead = _airOfWakeBefore + _airOfWake;
        _airOfWake += airMicroseconds;
        return ahead + airMicroseconds;
    }
}
