using CsCheck;
using NeuralGlasses.Consent;
using NeuralGlasses.Devices;
using NeuralGlasses.Hosting;
using NeuralGlasses.Hud;
using NeuralGlasses.Interaction;
using NeuralGlasses.Link;
using NeuralGlasses.Storage;
using NeuralGlasses.Streaming;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Hosting;

/// <summary>
/// The whole glasses, with all their apps, in random sequences of what can happen to a wearer: put on, taken off, pause, light covered or cut, an app that
/// misbehaves, band out of reach, battery low or empty, heat, full memory, a display or speakers that refuse. Nothing forbidden comes of it, no photo is lost in
/// silence, and afterwards everything works again.
/// </summary>
public sealed class WholeGlassesPropertyTests
{
    private const int Sequences = 10_000;

    private static readonly Gen<(int Event, int One)[]> Events =
        Gen.Select(Gen.Frequency((8, Gen.Const(0)), (5, Gen.Const(1)), (3, Gen.Const(2)), (4, Gen.Const(3)), (2, Gen.Const(13)), (12, Gen.Int[4, 17])), Gen.Int[0, 11]).Array[5, 50];

    [Fact]
    public void Nothing_forbidden_comes_of_whatever_happens()
    {
        var total = new WholeTally();
        Events.Sample(
            events =>
            {
                using var run = new WholeRun(total);
                foreach ((int what, int one) in events)
                    run.Happen(what, one);
                run.Finish();
            },
            iter: Sequences,
            threads: 1);
        TestContext.Current.TestOutputHelper?.WriteLine(total.ToString());
        Assert.True(total.Sequences >= Sequences);

        // The dice must have reached every corner that the rules are about.
        Assert.All(
            [total.Photos, total.NotKept, total.Videos, total.Crashes, total.Doffed, total.Pauses, total.LightFaults, total.BandLost, total.LowBattery, total.PowerCuts, total.Dark, total.Told],
            count => Assert.True(count > 300, total.ToString()));
    }
}

/// <summary>Counts over all sequences.</summary>
internal sealed class WholeTally
{
    public long Sequences { get; set; }

    public long Events { get; set; }

    public long Photos { get; set; }

    public long NotKept { get; set; }

    public long Videos { get; set; }

    public long Crashes { get; set; }

    public long Doffed { get; set; }

    public long Pauses { get; set; }

    public long LightFaults { get; set; }

    public long BandLost { get; set; }

    public long LowBattery { get; set; }

    public long PowerCuts { get; set; }

    public long Dark { get; set; }

    public long Told { get; set; }

    public override string ToString() =>
        $"{Sequences} sequences, {Events} events: {Photos} photos kept, {NotKept} lost and said so, {Videos} videos, {Crashes} crashes, {Doffed} times taken off, {Pauses} pauses, "
        + $"{LightFaults} light faults, {BandLost} times without band, {LowBattery} times low, {PowerCuts} power cuts, {Dark} dark displays, {Told} looks at what a photo became";
}

/// <summary>One sequence: what happens, and what must hold after it.</summary>
internal sealed class WholeRun : ICaptureWatcher, IDisposable
{
    private static readonly int[] Mischiefs = [0, 1, 1, 1, 2, 3, 4, 5, 6, 6, 6, 6];
    private static readonly double[] Waits = [0, 10, 50, 100, 200, 500, 1000, 1500, 3000, 6000, 20_000, 45_000];
    private readonly WholeGlassesBench _glasses = new();
    private readonly WholeTally _total;
    private readonly List<CaptureSession> _over = [];
    private HostTime _refusedAt = new(long.MinValue / 2);

    public WholeRun(WholeTally total)
    {
        _total = total;
        _glasses.Host.Consent.Watch(this);
    }

    private CaptureConsent Consent => _glasses.Host.Consent;

    public void Happen(int what, int one)
    {
        _total.Events++;
        switch (what)
        {
            case 0:
                _glasses.Do((IntentKind)(one % Enum.GetValues<IntentKind>().Length), one - 5);
                break;
            case 1:
                _glasses.Do(one < 8 ? IntentKind.Select : IntentKind.FocusNext);
                break;
            case 2:
                _glasses.Do(IntentKind.Capture);
                break;
            case 3:
                _glasses.Turn(Waits[one], Waits[one] > 1000 ? 200 : 50);
                break;
            default:
                Change(what, one);
                break;
        }

        // The runtime turns after whatever happens; what comes and goes between two turns no software sees.
        _glasses.Turn(0);
        Check();
    }

    /// <summary>Everything is well again: the wearer gets home, takes a photo and reads of it.</summary>
    public void Finish()
    {
        Restore();

        // What burst is over after the longest of back-offs, what was recorded is ended by its limit or goes on in the light.
        _glasses.Turn(40_000, 400);
        Check();
        if (_glasses.Host.Wakefulness is { } wake && !wake.IsAwakeAt(_glasses.Now))
            Assert.True(_glasses.Do(IntentKind.DisplayToggle));
        _glasses.Do(IntentKind.Home);
        Consent.EndAllOf("camera", _glasses.Now);
        Consent.EndAllOf(WholeGlassesBench.Wild, _glasses.Now);
        _glasses.Turn(2000);
        Assert.Null(_glasses.Host.OpenApp);
        Assert.False(_glasses.Truth.IsDriven);
        Assert.False(_glasses.Truth.IsListening);

        int photos = _glasses.Media.Store.Count;
        _glasses.Do(IntentKind.Capture);
        _glasses.Turn(1200);
        Assert.Equal(photos + 1, _glasses.Media.Store.Count);
        Assert.Contains(_glasses.Host.Notifications.History, each => each.Notification.Title == "Photo saved");
        Assert.Equal("home", _glasses.Shown?.Id);
        CheckFiles();
        CheckApps();
        Count();
    }

    public void Began(CaptureSession session, HostTime at)
    {
    }

    public void Ended(CaptureSession session, HostTime at) => _over.Add(session);

    public void Dispose() => _glasses.Dispose();

    private void Change(int what, int one)
    {
        switch (what)
        {
            case 4:
                _glasses.IsWorn = one >= 3;
                _total.Doffed += one < 3 ? 1 : 0;
                break;
            case 5:
                _glasses.Truth.IsPaused = one < 3;
                break;
            case 6:
                _glasses.Truth.LightIsCovered = one < 3;
                break;
            case 7:
                _glasses.Truth.LightIsCut = one < 3 || !_glasses.HasPower;
                break;
            case 8:
                _glasses.Truth.LightRefuses = one < 2;
                break;
            case 9:
                _glasses.BringBand(one >= 4);
                _total.BandLost += _glasses.IsBandThere ? 0 : 1;
                break;
            case 10:
                _glasses.Truth.Power = _glasses.Truth.Power with { IsLow = one < 4, ChargePercent = one < 4 ? 9 : 80 };
                _total.LowBattery += one < 4 ? 1 : 0;
                break;
            case 11:
                _glasses.Truth.Power = _glasses.Truth.Power with { Heat = one < 4 ? HeatLevel.Hot : HeatLevel.Normal };
                break;
            case 12:
                _glasses.SetPower(one >= 3);
                _total.PowerCuts += one < 3 ? 1 : 0;
                break;
            case 13:
                _glasses.Mischief = Mischiefs[one];
                break;
            case 14:
                _glasses.Media.Shelf.IsBroken = one < 3;
                _glasses.Media.Shelf.Capacity = one is 6 or 7 ? _glasses.Media.Store.UsedBytes + 1000 : long.MaxValue / 2;
                _glasses.KeepIsFull = one is >= 2 and < 5;
                break;
            case 15:
                _glasses.Truth.Logs.Shelf.IsBroken = one < 3;
                break;
            case 16:
                _glasses.SpeakerIsDead = one < 3;
                _glasses.Showing = one switch { 3 => HudOutcome.Dropped, 4 => HudOutcome.Blocked, 5 => HudOutcome.Degraded, _ => HudOutcome.Displayed };
                break;
            default:
                _glasses.Truth.CameraIsDead = one < 3 || !_glasses.HasPower;
                break;
        }

        _glasses.Truth.Notice();
    }

    private void Restore()
    {
        _glasses.SetPower(true);
        _glasses.IsWorn = true;
        _glasses.Mischief = 0;
        _glasses.KeepIsFull = _glasses.SpeakerIsDead = false;
        _glasses.Showing = HudOutcome.Displayed;
        _glasses.Media.Shelf.IsBroken = _glasses.Truth.Logs.Shelf.IsBroken = false;
        _glasses.Media.Shelf.Capacity = long.MaxValue / 2;
        _glasses.Truth.IsPaused = _glasses.Truth.LightIsCovered = _glasses.Truth.LightIsCut = _glasses.Truth.LightRefuses = false;
        _glasses.Truth.CameraIsDead = _glasses.Truth.MicrophoneIsDead = false;
        _glasses.Truth.Power = new GlassesPowerState(true, 80, false, false, 33, HeatLevel.Normal);
        _glasses.Truth.Notice();
        _glasses.BringBand(true);
        _glasses.Turn(0);
        _glasses.Host.Redraw();
    }

    private void Check()
    {
        Assert.Equal(0, _glasses.Truth.InTheDark);
        if (_glasses.Showing is HudOutcome.Dropped or HudOutcome.Blocked)
            _refusedAt = _glasses.Now;
        if (!_glasses.HasPower)
            return;
        if (_glasses.Truth.IsPaused || !_glasses.IsWorn)
            Assert.Empty(Consent.Open);
        if (Consent.Open.Count > 0)
            Assert.True(_glasses.Truth.Shines);
        Assert.Equal(Consent.Open.Any(session => session.Wish.UsesMicrophone), _glasses.Truth.IsListening);
        Assert.Equal(_glasses.IsWorn, _glasses.Host.IsWorn);
        if (!_glasses.Host.IsWorn || !_glasses.Host.Wakefulness.IsAwakeAt(_glasses.Now))
            CheckDark();
        CheckTold();
        foreach (AppSlot app in _glasses.Host.Apps)
            Assert.True(app.Manifest.Id == WholeGlassesBench.Wild || app.Crashes == 0, $"{app.Manifest.Id}: {app.LastFailure}");
        Assert.Equal(_glasses.IsBandThere, _glasses.Link.State != LinkState.Disconnected);
    }

    // What became of the newest photo is what the wearer can read of it, unless they have put that away.
    private void CheckTold()
    {
        if (_over.FindLast(session => session.Wish is { App: "camera", Kind: not CaptureKind.Viewfinder }) is not { Wish.Kind: CaptureKind.Photo } photo)
            return;
        if (_glasses.Host.Notifications.History.FirstOrDefault(each => each.Notification is { AppId: "camera", Id: "photo" }) is not { } told)
            return;
        _total.Told++;
        Assert.Equal(photo.End == CaptureEnd.Done ? "Photo saved" : "No photo", told.Notification.Title);
    }

    // Asleep only what may wake the display is on it; a display that refuses shows what it showed, and is tried again within a second.
    private void CheckDark()
    {
        _total.Dark++;
        if (_glasses.Shown is { } shown && _glasses.Now.MillisecondsSince(_refusedAt) > 1000)
            Assert.Equal(HudScene.Dark.Id, shown.Id);
    }

    // Whatever was exposed for a photo is a file, or the wearer was told why not.
    private void CheckFiles()
    {
        Assert.Equal("", _glasses.Truth.Logs.Verify().Sentence);
        MediaStore store = _glasses.Media.Store;
        string[] kept = [.. store.Items.Select(item => item.Name)];
        Assert.All(kept, name => Assert.True(_glasses.Media.Shelf.Has(name)));

        // What the wearer deleted in the gallery lies in the bin, which is emptied only to make room.
        string[] there = [.. kept, .. store.Bin.Select(item => item.Name)];
        CaptureSession[] photos = [.. _over.Where(session => session.Wish.Kind is CaptureKind.Photo or CaptureKind.Burst && session.Frames > 0)];
        if (store.Emptied > 0)
            return;
        Assert.All(photos, session => Assert.True(session.End is CaptureEnd.NotKept || there.Contains(session.File), $"{session.Wish.Kind} of {session.Wish.App}: {session.Frames} frames, {session.End}, {session.File}"));
        Assert.Equal(photos.Sum(session => session.Frames) - photos.Count(session => session.End == CaptureEnd.NotKept), store.Count + store.Bin.Count(item => item.Kind == MediaKind.Photo));

        // What could not be finished while the memory failed is finished at the next start, and nothing that was kept is gone.
        MediaStore again = new(_glasses.Media.Shelf, _glasses.Media.Clock, _glasses.Media.Options);
        Assert.Subset(again.Items.Select(item => item.Name).ToHashSet(), kept.ToHashSet());
        Assert.DoesNotContain(_glasses.Media.Shelf.List(), entry => entry.Name.EndsWith(".part", StringComparison.Ordinal));
    }

    private void CheckApps()
    {
        AppSlot wild = _glasses.App(WholeGlassesBench.Wild);

        // Who films without being asked rests when its energy is used up.
        bool mayRest = wild.Meter.Overdrawn(_glasses.Now) is not null;
        Assert.True(wild.State is AppState.Running or AppState.Waiting or AppState.GivenUp || (mayRest && wild.State == AppState.Stopped), $"{wild.State}");
        Assert.All(_glasses.Host.Apps.Where(app => app != wild && app.Manifest.RunsInBackground), app => Assert.Equal(AppState.Running, app.State));
    }

    private void Count()
    {
        _total.Sequences++;
        _total.Photos += _glasses.Media.Store.Count;
        _total.NotKept += Consent.Counters.Lost;
        _total.Videos += _glasses.Media.Store.Items.Count(item => item.Kind == MediaKind.Video);
        _total.Crashes += _glasses.App(WholeGlassesBench.Wild).Crashes;
        _total.Pauses += Consent.Counters.Pauses;
        _total.LightFaults += Consent.Counters.LightFaults;
    }
}
