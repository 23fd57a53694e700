using NeuralGlasses.Contract;
using NeuralGlasses.Link;
using NeuralGlasses.Simulator.Radio;
using NeuralGlasses.Simulator.Wristband;
using NeuralGlasses.Simulator.World;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Simulator.Soak;

/// <summary>
/// Hours of streaming between the whole firmware and the glasses' link, without a decoder: losses, disconnects, drift and brown-outs, and at
/// the end an account of every sample set. Whoever hangs, forgets or grows is found.
/// </summary>
public sealed class SoakRun
{
    /// <summary>Longest silence that a disconnect, a restart and a new handshake explain, in seconds.</summary>
    public const double MaxSilenceS = 10;

    /// <summary>Most growth of memory that the runtime's own housekeeping explains, in bytes.</summary>
    public const long MaxGrowthBytes = 2_000_000;

    /// <summary>Most frames that may stay lost, of all.</summary>
    public const double MaxLossShare = 1e-4;

    private const long LinkPeriodMicroseconds = 10_000;
    private const long SettledMicroseconds = 60_000_000;
    private readonly SoakOptions _options;
    private readonly WorldClock _world;
    private readonly VirtualBoard _board;
    private readonly LocalRadio _air;
    private readonly WristbandLink _link;
    private readonly StreamClock _clock = new(new StreamClockOptions());
    private readonly SampleLedger _ledger;
    private readonly SettingsDiary _diary;
    private readonly double _endS;
    private long _lastFrameAt;
    private long _longestSilence;
    private long _streamBegan;
    private double? _clockErrorUs;
    private long _memoryEarly;
    private int _brownOuts;
    private int _streamNumber;
    private int _startOfStream;

    /// <summary>Wires a band, the air and a link.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The hours are not positive or more than 1000.</exception>
    public SoakRun(SoakOptions options, Func<bool>? stopRequested = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Hours);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Hours, 1000);
        _options = options;
        _endS = options.Hours * 3600;
        _world = new WorldClock((long)(_endS * 1e6), stopRequested ?? (() => false));
        _board = new VirtualBoard(
            _world,
            new DeviceClock(_world, options.DriftPartsPerMillion),
            new RestlessSkin(options.Seed),
            new WristMotion(),
            new VirtualBoardOptions { CapacityMilliampereHours = 1e6, Afe = new Ads1298ModelOptions { NoiseMicrovoltsRms = 0 } });
        _air = new LocalRadio(
            new LocalRadioOptions
            {
                NotificationLoss = options.NotificationLoss,
                Outages = [.. Enumerable.Range(1, options.Disconnects).Select(i => new RadioOutage(_endS * i / (options.Disconnects + 1.0), 500, Disconnects: true))],
            },
            options.Seed);
        var link = new WristbandLinkOptions { Coding = ControlPoint.CodingRaw };
        _ledger = new SampleLedger(link.RateHz);
        _link = new WristbandLink(_air.Central, link);
        _diary = new SettingsDiary(_link);
        _world.Join(new AfeParticipant(_board));
        _world.Join(new RadioParticipant(_air));
        _world.Join(new PeriodicParticipant(LinkPeriodMicroseconds, Step));
    }

    /// <summary>Runs to the end and says what it found.</summary>
    public SoakReport Run()
    {
        _board.Run(_air, _air.Peripheral);
        var late = GC.GetTotalMemory(forceFullCollection: true);

        // A silence that never ended is one, too.
        _longestSilence = Math.Max(_longestSilence, _world.Microseconds - _lastFrameAt);
        var counters = _link.Counters;
        var report = new SoakReport
        {
            Hours = _world.Microseconds / 3.6e9,
            Streams = _ledger.Streams,
            Starts = _board.Starts,
            FramesSent = _air.SentFrames,
            FramesDroppedByHost = _air.LostFrames,
            FramesReceived = counters.Received,
            FramesRecovered = counters.Recovered,
            FramesLost = counters.Lost,
            SampleSets = _ledger.Received,
            SampleSetsLost = _ledger.Lost,
            SampleSetsUnexplained = _ledger.Unexplained,
            LongestSilenceS = _longestSilence / 1e6,
            ClockErrorMs = _clockErrorUs / 1000,
            SettingsChanged = _diary.Changes,
            SettingsForgotten = _diary.Forgotten,
            MemoryEarlyBytes = _memoryEarly,
            MemoryLateBytes = late,
            Faults = _link.Condition.FaultCount,
            Problems = [],
        };
        return report with { Problems = [.. Judge(report)] };
    }

    private IEnumerable<string> Judge(SoakReport report)
    {
        if (report.SampleSetsUnexplained > 0)
            yield return $"{report.SampleSetsUnexplained} sample sets are missing by their time and not by their number, or the other way round; expected none.";
        if (report.LossShare > MaxLossShare)
            yield return $"{report.FramesLost} of {report.FramesReceived + report.FramesLost} frames stayed lost; expected at most one in {1 / MaxLossShare:F0}.";
        if (report.LongestSilenceS > MaxSilenceS)
            yield return $"No frame came for {report.LongestSilenceS:F1} s; expected at most {MaxSilenceS} s, however the link was lost.";
        if (report.SettingsForgotten > 0)
            yield return $"{report.SettingsForgotten} settings were forgotten; expected none.";
        if (_link.Problem is { } problem)
            yield return problem;

        // What was stopped has not come to the rest.
        if (_world.Microseconds < (long)(_endS * 1e6))
            yield break;
        if (_options.WatchesMemory && report.MemoryLateBytes - report.MemoryEarlyBytes > MaxGrowthBytes)
            yield return $"Memory grew by {report.MemoryLateBytes - report.MemoryEarlyBytes} bytes; expected at most {MaxGrowthBytes}.";
        if (report.Starts != 1 + _options.BrownOuts)
            yield return $"The band started {report.Starts} times; expected once and once more for each brown-out.";
        if (report.Streams < _options.Disconnects + 1)
            yield return $"{report.Streams} streams began; expected one for each connection, {_options.Disconnects + 1} at least.";
    }

    private void Step(long nowMicroseconds)
    {
        var now = new HostTime(nowMicroseconds);
        _link.Expire(now);
        _diary.Step(now);
        if (_streamNumber != _link.StreamNumber)
        {
            _streamNumber = _link.StreamNumber;
            _clock.Reset();
        }

        while (_link.TryTakeExchange(out var exchange))
            _clock.ObserveExchange(exchange);
        while (_link.TryTakeArrival(out var arrival))
            _clock.Observe(arrival.NewestTicks, arrival.ArrivedAt, arrival.AirMicroseconds);
        while (_link.TryTake(out var received))
            Take(received, nowMicroseconds);
        if (_memoryEarly == 0 && nowMicroseconds > _endS * 1e5)
            _memoryEarly = GC.GetTotalMemory(forceFullCollection: true);
        if (_brownOuts < _options.BrownOuts && nowMicroseconds > _endS * 1e6 * (_brownOuts + 1) / (_options.BrownOuts + 1.0) + 777_000)
        {
            _brownOuts++;
            _board.BrownOut();
        }
    }

    private void Take(in ReceivedFrame received, long nowMicroseconds)
    {
        if (received.Restarted)
            (_streamBegan, _startOfStream) = (nowMicroseconds, _board.Starts);
        _longestSilence = Math.Max(_longestSilence, nowMicroseconds - _lastFrameAt);
        _lastFrameAt = nowMicroseconds;
        _ledger.Add(received);

        // What was still under way when the power went carries the ticks of a clock that is gone.
        if (nowMicroseconds - _streamBegan > SettledMicroseconds && _startOfStream == _board.Starts)
            CheckClock(received.Frame.DeviceTicks);
    }

    private void CheckClock(uint ticks)
    {
        // The frame is younger than the wrap of its ticks.
        var device = _board.Clock.Microseconds;
        var full = device - (uint)((uint)device - ticks);
        var truth = _board.Clock.ToWorld(full);
        _clockErrorUs = Math.Max(_clockErrorUs ?? 0, Math.Abs(_clock.Estimate(ticks).Microseconds - truth));
    }
}
