namespace NeuralGlasses.Streaming;

/// <summary>
/// What is known of the difference between two clocks: points that it lies below and points that it lies above, and the straight lines
/// that fit between them. All times are device time in microseconds, all differences host time less device time. Nothing is
/// allocated after construction.
/// </summary>
internal sealed class ClockBounds
{
    // Bounds that cross by less are rounded, not wrong.
    private const double ToleranceMicroseconds = 50;
    private const int Halvings = 40;

    private readonly double _maxDrift;
    private readonly double _minDriftSpan;
    private readonly double _spanLength;
    private readonly BoundPoints _above;

    // Turned over: the points and lines of the lower side with their signs changed.
    private readonly BoundPoints _below;

    public ClockBounds(StreamClockOptions options)
    {
        _maxDrift = options.MaxDriftPartsPerMillion * 1e-6;
        _minDriftSpan = options.MinDriftSpanMs * 1000;
        _spanLength = options.BucketMs * 1000;
        _above = new BoundPoints(_spanLength, options.Buckets);
        _below = new BoundPoints(_spanLength, options.Buckets);
        Clear();
    }

    /// <summary>Slope of the lines: host time gained a device second, in seconds.</summary>
    public double Drift { get; private set; }

    /// <summary>Most that <see cref="Drift"/> can be off either way by the bounds; the greatest drift believed until lines fit between two sides.</summary>
    public double DriftSlack { get; private set; }

    /// <summary>Highest difference that fits now, carried back to time 0 along <see cref="Drift"/>; infinite if nothing is known.</summary>
    public double Upper { get; private set; }

    /// <summary>Lowest difference that fits now, carried back to time 0 along <see cref="Drift"/>; infinite if nothing is known.</summary>
    public double Lower { get; private set; }

    /// <summary>Whether anything bounds the difference from below.</summary>
    public bool HasLower => _below.Count > 0;

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        _above.Clear();
        _below.Clear();
        Drift = 0;
        DriftSlack = _maxDrift;
        Upper = double.PositiveInfinity;
        Lower = double.NegativeInfinity;
    }

    /// <summary>Whether a point at this time begins a bucket of the upper side.</summary>
    public bool BeginsBucket(double time) => _above.IsNewSpan(time);

    /// <summary>Learns that the difference was no greater at a time; a point below the upper line moves it at once.</summary>
    public void BoundAbove(double time, double difference)
    {
        _above.Add(time, difference, Drift);
        Upper = Math.Min(Upper, difference - (Drift * time));
    }

    /// <summary>Learns that the difference was no less at a time; a point above the lower line moves it at once.</summary>
    public void BoundBelow(double time, double difference)
    {
        _below.Add(time, -difference, -Drift);
        Lower = Math.Max(Lower, difference - (Drift * time));
    }

    /// <summary>
    /// Learns that the latest bucket's least point lies above the difference by no more than <paramref name="slack"/> microseconds. One that lies
    /// farther above the upper line is of a time in which nothing came through, and teaches nothing.
    /// </summary>
    public void BoundByLeast(double slack)
    {
        double time = _above.NewestTime;
        double difference = _above.NewestBound - slack;
        if (difference < Upper + (Drift * time))
            BoundBelow(time, difference);
    }

    /// <summary>Finds the lines anew; false, and nothing is changed, if no line fits the latest bounds.</summary>
    public bool TryFit(double latest)
    {
        if (_above.Count < 2)
            return true;
        _above.FindHull();
        if (HasLower)
            return TryFitBetween(latest);
        if (_above.Length >= _minDriftSpan)
            Drift = Math.Clamp(_above.EdgeSlope(), -_maxDrift, _maxDrift);
        Upper = _above.Line(Drift);
        return true;
    }

    // The lines that fit have slopes from one crossing of the two sides to the other; the first of them is the lowest now, the last
    // the highest. Where old bounds leave none, their older half is given up: crystals change their pace with the temperature.
    private bool TryFitBetween(double latest)
    {
        _below.FindHull();
        double widest = FindWidest();
        while (Gap(widest) < -ToleranceMicroseconds)
        {
            double oldest = Math.Min(_above.Oldest, _below.Oldest);
            double cut = (oldest + latest) / 2;
            if (latest - cut < _spanLength || !_above.TryDropBefore(cut) || !_below.TryDropBefore(cut))
                return false;
            _above.FindHull();
            _below.FindHull();
            widest = FindWidest();
        }

        double least = FindCrossing(widest, -_maxDrift);
        double greatest = FindCrossing(widest, _maxDrift);
        Drift = (least + greatest) / 2;
        DriftSlack = (greatest - least) / 2;
        Upper = _above.Line(greatest) + ((greatest - Drift) * latest);
        Lower = -_below.Line(-least) + ((least - Drift) * latest);
        return true;
    }

    // How far the upper line lies above the lower one at a slope; concave in it.
    private double Gap(double drift) => _above.Line(drift) + _below.Line(-drift);

    private double FindWidest()
    {
        double low = -_maxDrift;
        double high = _maxDrift;
        for (var i = 0; i < 2 * Halvings; i++)
        {
            double third = (high - low) / 3;
            if (Gap(low + third) < Gap(high - third))
                low += third;
            else
                high -= third;
        }

        return (low + high) / 2;
    }

    private double FindCrossing(double inside, double outside)
    {
        if (Gap(outside) >= 0)
            return outside;
        for (var i = 0; i < Halvings; i++)
        {
            double middle = (inside + outside) / 2;
            if (Gap(middle) >= 0)
                inside = middle;
            else
                outside = middle;
        }

        return inside;
    }
}
