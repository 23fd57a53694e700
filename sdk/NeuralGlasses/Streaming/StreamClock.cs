using System.Numerics;

namespace NeuralGlasses.Streaming;

/// <summary>
/// Turns the wristband's device ticks into host time. What the wristband sends can only arrive after it was given to the radio, and
/// what it is asked can only be taken after it was written: frames and answers bound the difference of the clocks from above, questions
/// from below. Both bounds are straight lines in device time along their points' convex hull, the upper one after Moon, Skelly
/// and Towsley, "Estimation and removal of clock skew from network delay measurements", INFOCOM 1999, both together after Duda,
/// Harrus, Haddad and Bernard, "Estimating global time in distributed systems", ICDCS 1987. The clock lies midway between
/// them. The ticks and never the count of frames carry the time, so losses do not shift it. Ticks may wrap; two frames must be
/// less than 35 minutes apart.
/// </summary>
public sealed class StreamClock
{
    /// <summary>Slowest that placed time runs against device time while an estimate that was too late is corrected.</summary>
    public const double MinSpeed = 0.95;

    // Times that contradict each other by less are rounded, not wrong.
    private const double ToleranceMicroseconds = 50;

    // Wakes within a bucket after which its least delay has met every way in which wakes and connection events lie to each other, and
    // what that delay may still have waited in the host.
    private const int MinWakes = 40;
    private const double LeastJitterMicroseconds = 800;

    private readonly StreamClockOptions _options;
    private readonly double _maxDrift;
    private readonly double _grid;
    private readonly ClockBounds _bounds;
    private readonly DeviceWakes _wakes;
    private readonly EventQueue _queue;
    private bool _begun;
    private uint _latestTicks;
    private long _latest;
    private HostTime _origin;
    private long? _ticksAtOrigin;
    private long? _answeredTicks;
    private HostTime _answerArrivedAt;
    private double _line;
    private int _wakesInBucket;
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
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.ConnectionIntervalMs);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.WakeMs);
        _options = options;
        _grid = (double)BigInteger.GreatestCommonDivisor((long)(options.ConnectionIntervalMs * 1000), (long)(options.WakeMs * 1000));
        _maxDrift = options.MaxDriftPartsPerMillion * 1e-6;
        _bounds = new ClockBounds(options);
        _wakes = new DeviceWakes(options.WakeMs);
        _queue = new EventQueue(options.ConnectionIntervalMs, options.WakeMs);
        Reset();
    }

    /// <summary>Whether something was observed, before which no ticks have a host time.</summary>
    public bool IsKnown => _begun;

    /// <summary>Host time less device time at the newest frame, in microseconds.</summary>
    public double OffsetMicroseconds => _origin.Microseconds - (double)_latestTicks + _latest + Difference(_latest);

    /// <summary>Seconds that host time gains on device time, in parts per million; 0 until the stream has lasted a while.</summary>
    public double DriftPartsPerMillion => _bounds.Drift * 1e6;

    /// <summary>Most that the drift can be off either way, in parts per million, by the bounds; the greatest drift believed before there are two.</summary>
    public double DriftUncertaintyPartsPerMillion => _bounds.DriftSlack * 1e6;

    /// <summary>Most that the clock can be off either way, in microseconds, by its bounds; infinite before the first exchange.</summary>
    public double UncertaintyMicroseconds => Math.Max(_bounds.Upper - _line, _line - _bounds.Lower);

    /// <summary>Times that the bounds contradicted each other so that no clock fits them, and all was forgotten; a clock was set or started anew.</summary>
    public int Contradictions { get; private set; }

    /// <summary>Forgets everything, as when a stream begins.</summary>
    public void Reset()
    {
        Forget();
        _wakes.Clear();
        _begun = false;
        _latest = 0;
        _latestTicks = 0;
        _origin = default;
        _ticksAtOrigin = null;
        _answeredTicks = null;
        _line = 0;
        _placed = false;
    }

    /// <summary>
    /// Learns that the sample with these device ticks, the newest of its frame, arrived at this moment after at least
    /// <paramref name="airMicroseconds"/> on the air; one older than the newest is ignored.
    /// </summary>
    public void Observe(uint newestSampleTicks, HostTime arrivedAt, double airMicroseconds = 0)
    {
        Begin(newestSampleTicks, arrivedAt);
        long time = Unwrap(newestSampleTicks);
        if (time < _latest)
            return;
        double wait = 0;
        if (_ticksAtOrigin is { } ticks)
        {
            if (time > _latest && arrivedAt > _answerArrivedAt && _answeredTicks is { } answered)
            {
                _wakes.Witness(answered, ticks + time);
                _answeredTicks = null;
            }

            if (_wakes.AreKnown)
                wait = _wakes.WaitFrom(ticks + time);
        }

        _latest = time;
        _latestTicks = newestSampleTicks;
        if (wait > 0 && _queue.IsNewWake(time + wait))
            _wakesInBucket++;
        double air = wait > 0 ? _queue.Give(time + wait, airMicroseconds) : airMicroseconds;
        BoundAbove(time + wait, Since(arrivedAt) - air);
    }

    /// <summary>Learns from a question for the wristband's time and its answer; one that runs backwards is ignored and counts as a contradiction.</summary>
    public void ObserveExchange(in ClockExchange exchange)
    {
        long answering = exchange.AnsweredTicks - exchange.TakenTicks;
        double between = exchange.ArrivedAt.Microseconds - exchange.WrittenAt.Microseconds - exchange.AirMicroseconds;
        if (answering < 0 || between < (answering * (1 - _maxDrift)) - ToleranceMicroseconds)
        {
            Contradictions++;
            return;
        }

        Begin((uint)exchange.TakenTicks, exchange.WrittenAt);
        long time = Unwrap((uint)exchange.TakenTicks);
        if (_ticksAtOrigin is { } known && known != exchange.TakenTicks - time)
            Contradict();
        _ticksAtOrigin = exchange.TakenTicks - time;
        _wakes.Take(exchange.TakenTicks);
        _answeredTicks = exchange.AnsweredTicks;
        _answerArrivedAt = exchange.ArrivedAt;
        Bound(exchange, time);
        if (!_bounds.HasLower)
            Bound(exchange, time);
    }

    /// <summary>Best estimate of the host time at which the sample with these ticks was at the electrode; later estimates may differ.</summary>
    public HostTime Estimate(uint ticks)
    {
        double time = Unwrap(ticks);
        return _origin.Plus(time + Difference(time));
    }

    /// <summary>Host time for the first sample of the next block: the estimate, kept from running backwards. Call it in the order of the samples.</summary>
    public HostTime Place(uint ticks)
    {
        double time = Unwrap(ticks);
        double host = time + Difference(time);
        if (_placed)
            host = Math.Max(host, _placedHost + (MinSpeed * Math.Max(0, time - _placedTime)));
        _placed = true;
        _placedTime = time;
        _placedHost = host;
        return _origin.Plus(host);
    }

    private void Begin(uint ticks, HostTime at)
    {
        if (_begun)
            return;
        _begun = true;
        _origin = at;
        _latestTicks = ticks;
    }

    // Microseconds from the first observation to these ticks, whatever the wraps between.
    private long Unwrap(uint ticks) => _latest + (int)(ticks - _latestTicks);

    private double Since(HostTime at) => at.Microseconds - _origin.Microseconds;

    private double Difference(double time) => _line + (_bounds.Drift * time);

    // What contradicts the exchange is forgotten with it; then it is all there is.
    private void Bound(in ClockExchange exchange, long time)
    {
        long answeredAt = time + exchange.AnsweredTicks - exchange.TakenTicks;
        BoundAbove(answeredAt, Since(exchange.ArrivedAt) - exchange.AirMicroseconds);
        _bounds.BoundBelow(time, Since(exchange.WrittenAt) - time);
        Fit();
    }

    private void BoundAbove(double time, double host)
    {
        if (_bounds.BeginsBucket(time))
        {
            // No grid of wakes lies farther from that of the connection events than their common divisor, so that the least delay of a
            // whole bucket is no greater, but for what the host added.
            if (_wakesInBucket >= MinWakes && _bounds.HasLower)
                _bounds.BoundByLeast(_grid + LeastJitterMicroseconds);
            _wakesInBucket = 0;
            Fit();
        }

        _bounds.BoundAbove(time, host - time);
        Follow();
    }

    private void Fit()
    {
        if (!_bounds.TryFit(_latest))
            Contradict();
        else
            Follow();
    }

    // Where the lower bound is far away, the upper one is closer to the truth than the middle: the least delay seen waits no longer than
    // the grids of wakes and connection events are apart.
    private void Follow()
    {
        double below = _bounds.HasLower
            ? Math.Clamp(_bounds.Upper - _bounds.Lower, 0, _grid) / 2
            : _options.MinTransportDelayMs * 1000;
        if (double.IsFinite(_bounds.Upper))
            _line = _bounds.Upper - below;
    }

    private void Contradict()
    {
        Contradictions++;
        Forget();
        _wakes.Doubt();
    }

    private void Forget()
    {
        _bounds.Clear();
        _queue.Clear();
        _wakesInBucket = 0;
    }
}
