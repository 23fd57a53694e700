using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Glasses;

/// <summary>
/// The one thread on which the glasses live: it wakes when something comes, when the link wants to, and every ten milliseconds. It owns devices, link,
/// pipeline and apps from their making to their end; everybody else sees a <see cref="GlassesCondition"/>.
/// </summary>
internal sealed class GlassesLoop : IHostedService, IDisposable
{
    /// <summary>Longest time between two turns, in milliseconds.</summary>
    public const double PeriodMs = 10;

    private const double ConditionMs = 500;
    private readonly Func<GlassesClock, GlassesBody> _make;
    private readonly GlassesClock _clock;
    private readonly IHostApplicationLifetime _lifetime;
    private readonly ILogger<GlassesLoop> _logger;
    private readonly AutoResetEvent _wake = new(false);
    private volatile bool _stops;
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Thread _thread;
    private volatile GlassesCondition _condition = GlassesCondition.Starting;
    private double? _firstFrameMs;
    private long _turns;
    private long _late;
    private double _longestMs;
    private bool _hasPower = true;
    private string? _problem;
    private string? _homeProblem;
    private string _consentFault = "";

    public GlassesLoop(Func<GlassesClock, GlassesBody> make, GlassesClock clock, IHostApplicationLifetime lifetime, ILogger<GlassesLoop> logger)
    {
        _make = make;
        _clock = clock;
        _lifetime = lifetime;
        _logger = logger;
        _thread = new Thread(Live) { Name = "glasses", IsBackground = true };
    }

    /// <summary>How the glasses were half a second ago at the most.</summary>
    public GlassesCondition Condition => _condition;

    /// <summary>Why the glasses ended by themselves; null if they did not.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Starts the glasses; done when they show something, or cannot.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _thread.Start();
        return _started.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Ends them; done when apps have ended and everything is saved.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        _stops = true;
        _wake.Set();
        return Task.Run(_thread.Join, cancellationToken);
    }

    public void Dispose() => _wake.Dispose();

    private void Live()
    {
        GlassesBody? body = null;
        try
        {
            body = _make(_clock);
            body.Band.Arrived = () => _wake.Set();
            Log.Devices(_logger, body.Hardware.Name);
            ShowFirst(body);
            _started.SetResult();
            body.Decode();
            Log.Decoding(_logger);
            while (!_stops)
                Turn(body);
            Log.Ended(_logger, body.Close());
        }
#pragma warning disable CA1031 // Whatever ends this thread ends the program, which says why; an exception that leaves a thread would end it without a word.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Failure = error;
            body?.Dispose();
            _started.TrySetException(error);
            _lifetime.StopApplication();
        }
    }

    private void ShowFirst(GlassesBody body)
    {
        body.Hardware.Tick(_clock.Now);
        body.Glasses.Tick(_clock.Now);
        _firstFrameMs = _clock.MillisecondsOfProcess;
        Log.FirstFrame(_logger, (int)_firstFrameMs, body.Display.Abilities is null ? "heard" : "shown");
        _condition = Describe(body, _clock.Now);
    }

    private void Turn(GlassesBody body)
    {
        var now = _clock.Now;
        var describeAt = new HostTime((long)(_condition.UptimeS * 1e6)).Plus(ConditionMs * 1000);
        if (FollowPower(body, now))
        {
            body.Band.Bring(now);
            body.Glasses.Tick(now);
        }

        Count(_clock.Now.MillisecondsSince(now));
        if (now >= describeAt)
            _condition = Describe(body, now);
        Wait(body, now);
    }

    private bool FollowPower(GlassesBody body, HostTime now)
    {
        var hasPower = body.Hardware.Tick(now);
        if (hasPower && !_hasPower)
            body.Glasses.Redraw(now);
        _hasPower = hasPower;
        return hasPower;
    }

    private void Count(double ms)
    {
        _turns++;
        _longestMs = Math.Max(_longestMs, ms);
        if (ms > PeriodMs)
            _late++;
    }

    // A whole number of milliseconds is all that a wait can keep, and it is never one too short.
    private void Wait(GlassesBody body, HostTime now)
    {
        var until = now.Plus(PeriodMs * 1000);
        if (body.Band.DueAt is { } comes && comes < until)
            until = comes;
        if (body.Link.DueAt is { } due && due < until)
            until = due;
        var ms = until.MillisecondsSince(_clock.Now);
        if (ms > 0)
            _wake.WaitOne((int)Math.Ceiling(ms));
    }

    private void TellOfConsent(string fault)
    {
        if (fault.Length > 0 && fault != _consentFault)
            Log.ConsentFault(_logger, fault);
        _consentFault = fault;
    }

    private GlassesCondition Describe(GlassesBody body, HostTime now)
    {
        var counters = body.Link.Counters;
        var problemNow = body.Link.Problem ?? (body.Band.Way is { Sentence.Length: > 0 } way ? way.Sentence : null);
        if (problemNow != _problem && problemNow is { } problem)
            Log.BandProblem(_logger, problem);
        _problem = problemNow;
        if (body.Home?.Problem is { } away && away != _homeProblem)
            Log.HomeProblem(_logger, away);
        _homeProblem = body.Home?.Problem;
        TellOfConsent(body.Consent.Finding.Length > 0 ? $"{body.Consent.Finding} {body.Consent.Fault}".TrimEnd() : body.Consent.Fault);
        return new GlassesCondition
        {
            UptimeS = now.Microseconds / 1e6,
            FirstFrameMs = _firstFrameMs,
            Devices = body.Hardware.Name,
            HasPower = _hasPower,
            Band = new LinkCondition
            {
                State = body.Link.State.ToString(),
                Problem = _problem,
                FramesReceived = counters.Received,
                FramesLost = counters.Lost,
                FramesRecovered = counters.Recovered,
                FramesCorrupt = counters.Corrupt,
                OutOfTurn = counters.OutOfTurn,
                Radio = body.Band.Way?.State.ToString(),
                Dropped = body.Band.WayCounters?.Dropped ?? 0,
                Connections = body.Band.WayCounters?.Connections ?? 0,
                SampleSets = body.Pipeline?.Samples.SampleSets ?? 0,
                SampleSetsLost = body.Pipeline?.Samples.LostSampleSets ?? 0,
            },
            Display = body.Display.Abilities is { } display ? new DisplayCondition(display.WidthPixels, display.HeightPixels, body.Display.Shown, body.Display.Dropped, body.Display.Blocked, body.Display.Reason) : null,
            HeadSamplesLost = body.Hardware.Devices.Head?.Lost,
            HasCamera = body.Hardware.Devices.Camera.Modes.Count > 0,
            IsCaptureLightLit = body.Hardware.Devices.CaptureLed.IsLit,
            PhotosKept = body.Media.Count,
            Apps = [.. body.Host.Apps.Select(a => new AppCondition(a.Manifest.Id, a.Manifest.Title, a.State.ToString(), a.Crashes, a.LastFailure, a.Refusal))],
            NotificationsWaiting = body.Host.Notifications.Waiting,
            Consent = ConsentCondition.Of(body.Consent),
            Lost = body.Lost,
            Home = body.Home is { } home ? HomeCondition.Of(home) : null,
            Record = body.Record is { } record ? new RecordCondition(record.File, record.Parts, record.Bytes, record.Removed, record.Fault) : null,
            Loop = new LoopCondition { Turns = _turns, Late = _late, LongestMs = _longestMs },
        };
    }
}
