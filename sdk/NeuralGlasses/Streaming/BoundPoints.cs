namespace NeuralGlasses.Streaming;

/// <summary>
/// Points that a straight line must not lie above: of each span of time only the closest is kept, and of those the edge of the lower
/// convex hull. A line that must not lie below its points is the same turned over. Nothing is allocated after construction.
/// </summary>
internal sealed class BoundPoints
{
    // An older point than the newest few spans comes too late to be of use.
    private const int SpansBack = 4;

    private readonly double _spanLength;
    private readonly double[] _time;
    private readonly double[] _bound;
    private readonly double[] _hullTime;
    private readonly double[] _hullBound;
    private int _count;
    private int _hullCount;

    public BoundPoints(double spanLength, int spans)
    {
        _spanLength = spanLength;
        _time = new double[spans];
        _bound = new double[spans];
        _hullTime = new double[spans];
        _hullBound = new double[spans];
    }

    /// <summary>Points kept.</summary>
    public int Count => _count;

    /// <summary>Time of the oldest point.</summary>
    public double Oldest => _time[0];

    /// <summary>Time of the newest point.</summary>
    public double NewestTime => _time[_count - 1];

    /// <summary>The newest point.</summary>
    public double NewestBound => _bound[_count - 1];

    /// <summary>Time from the oldest to the newest point.</summary>
    public double Length => _count == 0 ? 0 : _time[_count - 1] - _time[0];

    /// <summary>Forgets everything.</summary>
    public void Clear() => _count = 0;

    /// <summary>Forgets the points before a time; false, and nothing is forgotten, if none would be left.</summary>
    public bool TryDropBefore(double time)
    {
        int dropped = 0;
        while (dropped < _count && _time[dropped] < time)
            dropped++;
        if (dropped == _count)
            return false;
        Drop(dropped);
        return true;
    }

    /// <summary>Whether a point at this time is the first of its span.</summary>
    public bool IsNewSpan(double time) => _count == 0 || Span(time) > Span(_time[_count - 1]);

    /// <summary>Takes a point; within a span the closest to a line of this slope is kept.</summary>
    public void Add(double time, double bound, double slope)
    {
        if (IsNewSpan(time))
        {
            if (_count == _time.Length)
                Drop(1);
            _time[_count] = time;
            _bound[_count++] = bound;
            return;
        }

        for (int i = _count - 1; i >= Math.Max(0, _count - SpansBack); i--)
        {
            if (Span(_time[i]) != Span(time))
                continue;
            if (bound - (slope * time) < _bound[i] - (slope * _time[i]))
            {
                _time[i] = time;
                _bound[i] = bound;
            }

            return;
        }
    }

    /// <summary>Finds the edge of the hull; <see cref="Line"/> and <see cref="EdgeSlope"/> speak of it until the next call.</summary>
    public void FindHull()
    {
        _hullCount = 0;
        for (var i = 0; i < _count; i++)
        {
            while (_hullCount >= 2 && !TurnsUp(_time[i], _bound[i]))
                _hullCount--;
            _hullTime[_hullCount] = _time[i];
            _hullBound[_hullCount++] = _bound[i];
        }
    }

    /// <summary>Value at time 0 of the highest line with this slope.</summary>
    public double Line(double slope)
    {
        double least = double.PositiveInfinity;
        for (var i = 0; i < _hullCount; i++)
            least = Math.Min(least, _hullBound[i] - (slope * _hullTime[i]));
        return least;
    }

    /// <summary>Slope of the hull where it passes the points' mean time; there must be two points.</summary>
    public double EdgeSlope()
    {
        double mean = 0;
        for (var i = 0; i < _count; i++)
            mean += _time[i] / _count;
        int edge = 1;
        while (edge < _hullCount - 1 && _hullTime[edge] < mean)
            edge++;
        return (_hullBound[edge] - _hullBound[edge - 1]) / (_hullTime[edge] - _hullTime[edge - 1]);
    }

    private double Span(double time) => Math.Floor(time / _spanLength);

    private void Drop(int count)
    {
        _count -= count;
        Array.Copy(_time, count, _time, 0, _count);
        Array.Copy(_bound, count, _bound, 0, _count);
    }

    private bool TurnsUp(double time, double bound)
    {
        double firstTime = _hullTime[_hullCount - 1] - _hullTime[_hullCount - 2];
        double firstBound = _hullBound[_hullCount - 1] - _hullBound[_hullCount - 2];
        return (firstTime * (bound - _hullBound[_hullCount - 2])) - (firstBound * (time - _hullTime[_hullCount - 2])) > 0;
    }
}
