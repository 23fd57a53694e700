using CsCheck;
using NeuralGlasses.Consent;
using NeuralGlasses.Devices;
using NeuralGlasses.Streaming;
using Xunit;
using static NeuralGlasses.Sdk.Tests.Consent.ConsentBench;

namespace NeuralGlasses.Sdk.Tests.Consent;

/// <summary>
/// No frame and no sample while the light is not proven to be lit, in random sequences of all that can happen. Devices know the truth and mark
/// every frame and sample with it; a model says what each wish must get.
/// </summary>
public sealed class CaptureConsentPropertyTests
{
    private const int Sequences = 10_000;

    // Of cameras that answer at once, in the next turns, and after a while.
    private static readonly double[] ExposuresMs = [0, 0, 10, 400];

    private static readonly Gen<(int Event, int One, int Other)[]> Events =
        Gen.Select(Gen.Frequency((4, Gen.Const(0)), (6, Gen.Const(1)), (3, Gen.Const(2)), (2, Gen.Const(3)), (5, Gen.Const(4)), (4, Gen.Int[5, 18])), Gen.Int[0, 11], Gen.Int[0, 11]).Array[5, 60];

    [Fact]
    public void No_frame_and_no_sample_leaves_while_the_light_is_not_proven_lit()
    {
        var total = new ConsentTally();
        Events.Sample(
            events =>
            {
                var run = new ConsentRun(total, ExposuresMs[events[0].Other % ExposuresMs.Length]);
                foreach ((int what, int one, int other) in events)
                    run.Happen(what, one, other);
                run.Finish();
            },
            iter: Sequences,
            threads: 1);
        TestContext.Current.TestOutputHelper?.WriteLine(total.ToString());
        Assert.True(total.Sequences >= Sequences);

        // The dice must have reached every corner that the rule is about.
        Assert.All([total.Frames, total.Samples, total.Discarded, total.LightFaults, total.Pauses, total.Refused, total.LogFailures, total.Waits], count => Assert.True(count > 500, total.ToString()));
    }
}

/// <summary>Counts over all sequences.</summary>
internal sealed class ConsentTally
{
    public long Sequences { get; set; }

    public long Events { get; set; }

    public long Asked { get; set; }

    public long Refused { get; set; }

    public long Frames { get; set; }

    public long Discarded { get; set; }

    public long Samples { get; set; }

    public long LightFaults { get; set; }

    public long Pauses { get; set; }

    public long LogFailures { get; set; }

    // Looks at an exposure that went on.
    public long Waits { get; set; }

    public override string ToString() =>
        $"{Sequences} sequences, {Events} events: {Asked} wishes, {Refused} refused, {Frames} frames, {Discarded} thrown away, {Samples} samples, {LightFaults} light faults, {Pauses} pauses, {LogFailures} without a log, {Waits} looks at exposures that went on";
}

/// <summary>One sequence: what happens, and what must hold after it.</summary>
internal sealed class ConsentRun : ICaptureWatcher
{
    private readonly ConsentBench _bench = new();
    private readonly ConsentTally _total;
    private readonly List<CaptureSession> _sessions = [];
    private readonly HashSet<long> _begun = [];
    private readonly HashSet<long> _over = [];
    private readonly short[] _samples = new short[4000];
    private bool _isWorn = true;
    private bool _isPausedByWearer;
    private bool _interferes;

    public ConsentRun(ConsentTally total, double exposureMs)
    {
        _total = total;
        _bench.ExposureMs = exposureMs;
        _bench.Consent.Watch(this);
    }

    private CaptureConsent Consent => _bench.Consent;

    private bool IsPaused => _bench.IsPaused || _isPausedByWearer;

    public void Happen(int what, int one, int other)
    {
        _total.Events++;
        switch (what)
        {
            case 0:
                Ask((CaptureKind)(one % 5), $"app{other % 3}", one >= 5);
                break;
            case 1:
                Take(one, other);
                break;
            case 2:
                Read(one);
                break;
            case 3 when _sessions.Count > 0:
                Consent.End(_sessions[one % _sessions.Count], other < 6 ? CaptureEnd.Done : CaptureEnd.Stopped, _bench.Now);
                break;
            case 4:
                _bench.Wait(new[] { 0, 1, 10, 50, 100, 200, 300, 600, 1500, 5000, 30_000, 200_000 }[one]);
                break;
            default:
                Change(what, one);
                break;
        }

        // The runtime turns between two events; what comes and goes between two turns no software sees.
        Consent.Advance(_bench.Now);
        Check();
    }

    /// <summary>Everything ends by itself, the light goes out, and the log tells it all.</summary>
    public void Finish()
    {
        _bench.LightThrows = false;
        _interferes = false;
        for (var i = 0; i < 3; i++)
            _bench.Pass(3_600_000);
        Check();
        Assert.Empty(Consent.Open);
        Assert.False(_bench.IsDriven);
        Assert.False(_bench.IsListening);
        Assert.All(_sessions, session => Assert.Equal(CaptureState.Ended, session.State));
        Assert.Equal(_sessions.Select(session => session.Number).Order(), _over.Order());
        CheckLog();
        _total.Sequences++;
        _total.Asked += Consent.Counters.Asked;
        _total.Refused += Consent.Counters.Refused;
        _total.Frames += Consent.Counters.Frames;
        _total.Discarded += Consent.Counters.FramesDiscarded;
        _total.Samples += Consent.Counters.Samples;
        _total.LightFaults += Consent.Counters.LightFaults;
        _total.Pauses += Consent.Counters.Pauses;
        _total.LogFailures += Consent.Counters.Ended(CaptureEnd.LogFailed);
    }

    public void Began(CaptureSession session, HostTime at)
    {
        Assert.True(_begun.Add(session.Number));
        if (_interferes)
            throw new InvalidOperationException("A watcher that fails.");
    }

    public void Ended(CaptureSession session, HostTime at)
    {
        Assert.True(_over.Add(session.Number));
        if (!_interferes)
            return;
        _interferes = false;
        _sessions.Add(Consent.Ask(Wish(CaptureKind.Sound, "watcher"), at));
        Consent.EndAllOf("app1", at);
    }

    private void Ask(CaptureKind kind, string app, bool withSound)
    {
        // A look of the kernel comes first, which ends what must end.
        Consent.Advance(_bench.Now);
        CaptureWish wish = Wish(kind, app, withSound);
        CaptureEnd expected = Expected(wish);
        CaptureSession session = Consent.Ask(wish, _bench.Now);
        _sessions.Add(session);
        if (!_interferes)
            Assert.Equal(expected, session.End);
    }

    private CaptureEnd Expected(in CaptureWish wish)
    {
        GlassesPowerState power = _bench.Power;
        bool isLight = !_bench.LightThrows && !_bench.LightIsCut && !_bench.LightIsCovered && (_bench.Shines || !_bench.LightRefuses);
        return IsPaused ? CaptureEnd.Paused
            : !_isWorn ? CaptureEnd.NotWorn
            : !power.IsOn ? CaptureEnd.Off
            : wish.IsLong && power.Heat == HeatLevel.Hot ? CaptureEnd.Hot
            : wish.IsLong && power.IsLow ? CaptureEnd.ChargeLow
            : IsBusy(wish) ? CaptureEnd.Busy
            : !isLight ? CaptureEnd.LightRefused
            : _bench.Logs.Shelf.IsBroken ? CaptureEnd.LogFailed
            : wish.UsesMicrophone && _bench.MicrophoneIsDead ? CaptureEnd.MicrophoneFailed
            : CaptureEnd.None;
    }

    private bool IsBusy(CaptureWish wish) =>
        Consent.Open.Count >= 8 || (wish.UsesCamera && Consent.Open.Any(other => other.Wish.UsesCamera && (other.Wish.Kind == CaptureKind.Viewfinder) == (wish.Kind == CaptureKind.Viewfinder)));

    private void Take(int which, int mishap)
    {
        if (Camera(which) is not { } session)
            return;
        _bench.Next = which % 3 == 0 && mishap < 9 ? (Mishap)mishap : Mishap.None;
        if (_bench.Next is Mishap.TooManyBytes)
            _bench.Next = Mishap.TooManyPixels;
        bool wasOpen = session.IsOpen;
        if (_bench.Take(session, which % 4) is { } frame)
        {
            Assert.True(wasOpen && IsProven(frame));
            Assert.False(IsPaused);
            Assert.True(_bench.Shines);
        }

        _total.Waits += Consent.IsExposing(session) ? 1 : 0;
        _bench.Next = Mishap.None;
    }

    private CaptureSession? Camera(int which)
    {
        CaptureSession[] candidates = [.. _sessions.Where(session => session.Wish.UsesCamera).TakeLast(4)];
        return candidates.Length == 0 ? null : candidates[which % candidates.Length];
    }

    private void Read(int which)
    {
        if (_sessions.Count == 0)
            return;
        int count = Consent.ReadSound(_sessions[which % _sessions.Count], _samples, _bench.Now);
        Assert.False(_samples.AsSpan(0, count).Contains((short)-1));
        Assert.False(count > 0 && IsPaused);
    }

    private void Change(int what, int one)
    {
        switch (what)
        {
            case 5:
                _bench.LightIsCut = one < 3;
                break;
            case 6:
                _bench.LightIsCovered = one < 3;
                break;
            case 7:
                _bench.LightRefuses = one < 2;
                break;
            case 8:
                _bench.LightThrows = one < 2;
                break;
            case 9:
                _bench.IsPaused = one < 3;
                break;
            case 10:
                _isWorn = one >= 2;
                Consent.SetWorn(_isWorn, _bench.Now);
                break;
            case 11:
                _bench.CameraIsDead = one < 2;
                break;
            case 12:
                _bench.MicrophoneIsDead = one < 2;
                break;
            case 13:
                Consent.EndAllOf($"app{one % 3}", _bench.Now);
                break;
            case 14:
                _bench.Power = _bench.Power with { IsLow = one < 2, IsOn = one != 11 };
                break;
            case 15:
                _bench.Power = _bench.Power with { Heat = one < 2 ? HeatLevel.Hot : HeatLevel.Normal };
                break;
            case 16:
                _bench.Logs.Shelf.IsBroken = one < 3;
                break;
            case 17:
                _isPausedByWearer = one < 3;
                Consent.SetPaused(_isPausedByWearer, _bench.Now);
                break;
            case 18:
                _interferes = one < 4;
                break;
            default:
                break;
        }

        _bench.Notice();
    }

    private void Check()
    {
        Assert.Equal(0, _bench.InTheDark);
        if (IsPaused || !_isWorn)
            Assert.Empty(Consent.Open);
        if (Consent.Open.Count > 0)
            Assert.True(_bench.Shines && !_bench.LightThrows);
        Assert.Equal(Consent.Open.Any(session => session.Wish.UsesMicrophone), _bench.IsListening);
        Assert.Equal(Consent.Open.Any(Consent.IsExposing), _bench.IsExposing);
        Assert.True(_bench.LastLitMs >= CaptureConsent.MinLitMs);
        if (Consent.Open.Count == 0 && !_bench.LightThrows && _bench.Now.MillisecondsSince(_bench.LitAt) > 2 * CaptureConsent.MinLitMs && _sessions.All(session => _bench.Now.MillisecondsSince(session.AskedAt) >= CaptureConsent.MinLitMs))
            Assert.False(_bench.IsDriven);
        Assert.All(Consent.Open, session => Assert.True(session.IsOpen && !_over.Contains(session.Number)));
    }

    private void CheckLog()
    {
        _bench.Logs.Shelf.IsBroken = false;
        Assert.True(_bench.Log.TryAdd(new ConsentEntry(ConsentLineKind.Opened, _bench.Now)));
        Assert.Equal("", _bench.Logs.Verify().Sentence);
        Assert.Equal(0, _bench.Log.Lost);
        ILookup<long, ConsentLine> lines = ConsentLogCheck.Read(_bench.Logs.Shelf).ToLookup(line => line.Entry.Session);
        foreach (CaptureSession session in _sessions)
        {
            ConsentLineKind[] kinds = [.. lines[session.Number].Select(line => line.Entry.Kind)];
            bool hasCaptured = session.Frames + session.Samples + session.Discarded + session.Missed > 0;
            if (kinds is [ConsentLineKind.Refused])
                Assert.False(hasCaptured);
            else if (hasCaptured)
                Assert.Equal([ConsentLineKind.Asked, ConsentLineKind.Begun, ConsentLineKind.Ended], kinds);
            else
                Assert.True(kinds is [ConsentLineKind.Asked, ConsentLineKind.Ended] or [ConsentLineKind.Asked, ConsentLineKind.Begun, ConsentLineKind.Ended], string.Join(' ', kinds));
        }
    }
}
