namespace NeuralGlasses.Streaming;

/// <summary>
/// When the wristband's firmware wakes, from the times at which it took questions. A frame is given to the radio by a wake, so that
/// it cannot have left before the first one behind its newest sample; with a wake every 10 ms that is worth up to 10 ms.
/// </summary>
internal sealed class DeviceWakes
{
    // Takings before the grid is believed, and the share of them that may lie beside it.
    private const int MinTakings = 4;
    private const double MaxBesideShare = 0.2;

    // How long after its wake the firmware may still collect a block, before more is known; a slow turn takes a few milliseconds.
    private const double TurnMicroseconds = 2500;
    private const int MinWitnesses = 3;

    private readonly double _period;
    private double _phase;
    private int _takings;
    private int _beside;
    private double _turn;
    private double _witnessed;
    private int _witnesses;
    private bool _isDoubted;

    public DeviceWakes(double periodMs) => _period = periodMs * 1000;

    /// <summary>Whether the wakes are known.</summary>
    public bool AreKnown => !_isDoubted && _takings >= MinTakings && _beside <= _takings * MaxBesideShare;

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        Begin(0);
        _isDoubted = false;
    }

    /// <summary>Believes in no grid until the next <see cref="Clear"/>.</summary>
    public void Doubt() => _isDoubted = true;

    /// <summary>Learns that the firmware took a command at these ticks.</summary>
    public void Take(long ticks)
    {
        double behind = Math.IEEERemainder(ticks - _phase, _period);
        if (_takings == 0 || behind < -TurnMicroseconds)
        {
            Begin(ticks);
            behind = 0;
        }

        if (behind < 0)
            _phase += behind;
        else if (behind > TurnMicroseconds)
            _beside++;
        _takings++;
    }

    /// <summary>
    /// Learns that the first frame behind an answer given at <paramref name="answeredTicks"/> has its newest sample at
    /// <paramref name="newestTicks"/>. The firmware answers before it collects, so a block that was ready after the wake before and comes
    /// behind the answer was not collected by the wake before.
    /// </summary>
    public void Witness(long answeredTicks, long newestTicks)
    {
        double since = SinceWake(newestTicks);
        if (newestTicks > answeredTicks || answeredTicks - newestTicks > _period - since + TurnMicroseconds || since >= _turn)
            return;
        _witnessed = Math.Max(_witnessed, since);
        if (++_witnesses < MinWitnesses)
            return;
        _turn = _witnessed;
        _witnessed = 0;
        _witnesses = 0;
    }

    /// <summary>Microseconds from a sample's ticks to the first wake that can have given it to the radio.</summary>
    public double WaitFrom(long ticks)
    {
        double since = SinceWake(ticks);
        return since < _turn ? 0 : _period - since;
    }

    private void Begin(long ticks)
    {
        _phase = ticks;
        _takings = 0;
        _beside = 0;
        _turn = TurnMicroseconds;
        _witnessed = 0;
        _witnesses = 0;
    }

    private double SinceWake(long ticks)
    {
        double since = ticks - _phase;
        return since - (Math.Floor(since / _period) * _period);
    }
}
