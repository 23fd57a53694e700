namespace NeuralGlasses.Streaming;

/// <summary>
/// Turns the wristband's device ticks into host time. Transport only ever adds delay, so the clock keeps the line that
/// lies just below all arrivals: the edge of their lower convex hull over their mean time, after Moon, Skelly and
/// Towsley, "Estimation and removal of clock skew from network delay measurements", INFOCOM 1999. The ticks and never the
/// count of frames carry the time, so losses do not shift it. Ticks may wrap; two frames must be less than 35 minutes apart.
/// </summary>
public sealed class StreamClock
{
    /// <summary>Slowest that placed time runs against device time while an estimate that was too late is corrected.</summary>
    public const double MinSpeed = 0.95;

    private readonly double _minTransportDelay;
    private readonly double _bucketLength;
    private readonly double _minDriftSpan;
    private readonly double _maxDrift;
    private readonly double[] _bucketTime;
    private readonly double[] _bucketDelay;
    private readonly double[] _hullTime;
    private readonly double[] _hullDelay;
    private int _bucketCount;
    private double _bucketEnd;
    private bool _begun;
    private uint _latestTicks;
    private long _latest;
    private HostTime _origin;
    private double _intercept;
    private double _drift;
    private bool _placed;
    private double _placedTime;
    private double _placedHost;

    /// <summary>Makes a clock that knows nothing yet.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public StreamClock(StreamClockOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegative(options.MinTransportDelayMs);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.BucketMs);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Buckets, 4);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Buckets, 1024);
        ArgumentOutOfRangeException.ThrowIfNegative(options.MinDriftSpanMs);
        ArgumentOutOfRangeException.ThrowIfNegative(options.MaxDriftPartsPerMillion);
        _minTransportDelay = options.MinTransportDelayMs * 1000;
        _bucketLength = options.BucketMs * 1000;
        _minDriftSpan = options.MinDriftSpanMs * 1000;
        _maxDrift = options.MaxDriftPartsPerMillion * 1e-6;
        _bucketTime = new double[options.Buckets];
        _bucketDelay = new double[options.Buckets];
        _hullTime = new double[options.Buckets];
        _hullDelay = new double[options.Buckets];
    }

    /// <summary>Host time less device time at the newest frame, in microseconds.</summary>
    public double OffsetMicroseconds => _origin.Microseconds - (double)_latestTicks + _latest + _intercept + (_drift * _latest) - _minTransportDelay;

    /// <summary>Seconds that host time gains on device time, in parts per million; 0 until the stream has lasted a while.</summary>
    public double DriftPartsPerMillion => _drift * 1e6;

    /// <summary>Forgets everything, as when a stream begins.</summary>
    public void Reset()
    {
        _bucketCount = 0;
        _begun = false;
        _latest = 0;
        _latestTicks = 0;
        _origin = default;
        _intercept = 0;
        _drift = 0;
        _placed = false;
    }

    /// <summary>Learns that the sample with these device ticks, the newest of its frame, arrived at this moment; one older than the newest is ignored.</summary>
    public void Observe(uint newestSampleTicks, HostTime arrivedAt)
    {
        if (!_begun)
        {
            _begun = true;
            _origin = arrivedAt;
            _latestTicks = newestSampleTicks;
        }

        long time = Unwrap(newestSampleTicks);
        if (time < _latest)
            return;
        _latest = time;
        _latestTicks = newestSampleTicks;
        double delay = arrivedAt.Microseconds - _origin.Microseconds - time;
        if (_bucketCount == 0 || time >= _bucketEnd)
        {
            Fit();
            Open(time, delay);
        }
        else if (delay - (_drift * time) < _bucketDelay[_bucketCount - 1] - (_drift * _bucketTime[_bucketCount - 1]))
        {
            _bucketTime[_bucketCount - 1] = time;
            _bucketDelay[_bucketCount - 1] = delay;
        }

        // No arrival can lie below the line, so one that does moves it at once.
        _intercept = Math.Min(_intercept, delay - (_drift * time));
    }

    /// <summary>Best estimate of the host time at which the sample with these ticks was at the electrode; later estimates may differ.</summary>
    public HostTime Estimate(uint ticks)
    {
        double time = Unwrap(ticks);
        return _origin.Plus(time + _intercept + (_drift * time) - _minTransportDelay);
    }

    /// <summary>Host time for the first sample of the next block: the estimate, kept from running backwards. Call it in the order of the samples.</summary>
    public HostTime Place(uint ticks)
    {
        double time = Unwrap(ticks);
        double host = time + _intercept + (_drift * time);
        if (_placed)
            host = Math.Max(host, _placedHost + (MinSpeed * Math.Max(0, time - _placedTime)));
        _placed = true;
        _placedTime = time;
        _placedHost = host;
        return _origin.Plus(host - _minTransportDelay);
    }

    // Microseconds from the first observation to these ticks, whatever the wraps between.
    private long Unwrap(uint ticks) => _latest + (int)(ticks - _latestTicks);

    private void Open(double time, double delay)
    {
        if (_bucketCount == _bucketTime.Length)
        {
            Array.Copy(_bucketTime, 1, _bucketTime, 0, _bucketCount - 1);
            Array.Copy(_bucketDelay, 1, _bucketDelay, 0, _bucketCount - 1);
            _bucketCount--;
        }

        _bucketTime[_bucketCount] = time;
        _bucketDelay[_bucketCount] = delay;
        _bucketCount++;
        _bucketEnd = time + _bucketLength;
    }

    private void Fit()
    {
        if (_bucketCount < 2)
            return;
        double span = _bucketTime[_bucketCount - 1] - _bucketTime[0];
        if (span >= _minDriftSpan)
            _drift = Math.Clamp(HullSlope(), -_maxDrift, _maxDrift);
        _intercept = double.PositiveInfinity;
        for (var i = 0; i < _bucketCount; i++)
            _intercept = Math.Min(_intercept, _bucketDelay[i] - (_drift * _bucketTime[i]));
    }

    private double HullSlope()
    {
        int hull = 0;
        double mean = 0;
        for (var i = 0; i < _bucketCount; i++)
        {
            mean += _bucketTime[i] / _bucketCount;
            while (hull >= 2 && !TurnsUp(hull, _bucketTime[i], _bucketDelay[i]))
                hull--;
            _hullTime[hull] = _bucketTime[i];
            _hullDelay[hull] = _bucketDelay[i];
            hull++;
        }

        int edge = 1;
        while (edge < hull - 1 && _hullTime[edge] < mean)
            edge++;
        return (_hullDelay[edge] - _hullDelay[edge - 1]) / (_hullTime[edge] - _hullTime[edge - 1]);
    }

    private bool TurnsUp(int hull, double time, double delay)
    {
        double firstTime = _hullTime[hull - 1] - _hullTime[hull - 2];
        double firstDelay = _hullDelay[hull - 1] - _hullDelay[hull - 2];
        return (firstTime * (delay - _hullDelay[hull - 2])) - (firstDelay * (time - _hullTime[hull - 2])) > 0;
    }
}
