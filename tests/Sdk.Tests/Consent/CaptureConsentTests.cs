using NeuralGlasses.Consent;
using NeuralGlasses.Devices;
using NeuralGlasses.Streaming;
using NeuralGlasses.Tests;
using Xunit;
using static NeuralGlasses.Sdk.Tests.Consent.ConsentBench;

namespace NeuralGlasses.Sdk.Tests.Consent;

/// <summary>The consent kernel, case by case; its random sequences are in <see cref="CaptureConsentPropertyTests"/>.</summary>
public sealed class CaptureConsentTests : ICaptureWatcher
{
    private readonly ConsentBench _bench = new();
    private readonly List<string> _told = [];

    private CaptureConsent Consent => _bench.Consent;

    void ICaptureWatcher.Began(CaptureSession session, HostTime at) => _told.Add($"began {session.Number}");

    void ICaptureWatcher.Ended(CaptureSession session, HostTime at) => _told.Add($"ended {session.Number} {session.End}");

    [Fact]
    public void A_photo_goes_from_asked_to_ended_and_stands_in_the_log()
    {
        Consent.Watch(this);
        CaptureSession session = _bench.Ask(CaptureKind.Photo);
        Assert.Equal((CaptureState.Lit, true), (session.State, _bench.Shines));
        CapturedFrame frame = _bench.Take(session)!;
        Assert.True(IsProven(frame));
        Assert.Equal(CaptureState.Capturing, session.State);
        Consent.Kept(session, "a.jpg", 3, _bench.Now);
        Consent.End(session, CaptureEnd.Done, _bench.Now);
        Assert.Equal((CaptureState.Ended, CaptureEnd.Done, 1, 3), (session.State, session.End, session.Frames, session.Bytes));
        Assert.Equal(["began 1", "ended 1 Done"], _told);
        ConsentLine[] lines = [.. ConsentLogCheck.Read(_bench.Logs.Shelf)];
        Assert.Equal([ConsentLineKind.Opened, ConsentLineKind.Asked, ConsentLineKind.Begun, ConsentLineKind.Kept, ConsentLineKind.Ended], lines.Select(line => line.Entry.Kind));
        Assert.Equal(("camera", "Photo", "gesture fist", "Done", 1, 3, "a.jpg"), (lines[4].Entry.App, lines[4].Entry.Capture, lines[4].Entry.Cause, lines[4].Entry.Outcome, lines[4].Entry.Frames, lines[4].Entry.Bytes, lines[4].Entry.File));
    }

    [Fact]
    public void The_light_stays_on_for_one_and_a_half_seconds_and_as_long_as_anything_is_captured()
    {
        CaptureSession photo = _bench.Ask(CaptureKind.Photo);
        Consent.End(photo, CaptureEnd.Done, _bench.Now);
        _bench.Pass(1499);
        Assert.True(_bench.IsDriven);
        _bench.Pass(1);
        Assert.False(_bench.IsDriven);
        CaptureSession video = _bench.Ask(CaptureKind.Video);
        _bench.Pass(5000);
        Assert.True(_bench.IsDriven);
        Consent.End(video, CaptureEnd.Stopped, _bench.Now);
        Assert.False(_bench.IsDriven);
    }

    [Theory]
    [InlineData("paused", CaptureKind.Photo, CaptureEnd.Paused)]
    [InlineData("doffed", CaptureKind.Photo, CaptureEnd.NotWorn)]
    [InlineData("cut", CaptureKind.Photo, CaptureEnd.LightRefused)]
    [InlineData("covered", CaptureKind.Sound, CaptureEnd.LightRefused)]
    [InlineData("refuses", CaptureKind.Photo, CaptureEnd.LightRefused)]
    [InlineData("throws", CaptureKind.Photo, CaptureEnd.LightRefused)]
    [InlineData("deaf", CaptureKind.Sound, CaptureEnd.MicrophoneFailed)]
    [InlineData("blind", CaptureKind.Photo, CaptureEnd.NoCamera)]
    [InlineData("hot", CaptureKind.Video, CaptureEnd.Hot)]
    [InlineData("low", CaptureKind.Video, CaptureEnd.ChargeLow)]
    [InlineData("off", CaptureKind.Photo, CaptureEnd.Off)]
    [InlineData("busy", CaptureKind.Burst, CaptureEnd.Busy)]
    [InlineData("disk", CaptureKind.Photo, CaptureEnd.LogFailed)]
    [InlineData("shut", CaptureKind.Photo, CaptureEnd.Off)]
    public void A_wish_is_refused_with_its_reason_and_the_camera_is_not_asked(string what, CaptureKind kind, CaptureEnd end)
    {
        Befall(what);
        CaptureSession session = _bench.Ask(kind);
        Assert.Equal((CaptureState.Ended, end), (session.State, session.End));
        Assert.Matches("^[A-Z].*\\.$", session.Sentence);
        if (kind != CaptureKind.Sound && what != "blind")
            Assert.Null(_bench.Take(session));
        Assert.Equal(0, _bench.Exposures);
        Assert.Equal(1, Consent.Counters.Ended(end));
        _bench.LightThrows = false;
        _bench.Pass(60_000);
        Assert.Equal(what == "busy", _bench.IsDriven && Consent.Open.Count > 0);
    }

    [Fact]
    public void Hot_glasses_with_a_low_charge_still_take_a_photo_and_video_stops_first()
    {
        CaptureSession video = _bench.Ask(CaptureKind.Video);
        _bench.Power = _bench.Power with { Heat = HeatLevel.Hot, IsLow = true };
        _bench.Pass(10);
        Assert.Equal(CaptureEnd.Hot, video.End);
        Assert.NotNull(_bench.Take(_bench.Ask(CaptureKind.Photo)));
    }

    [Theory]
    [InlineData(1, CaptureEnd.LightFailed, 1, 0)]
    [InlineData(2, CaptureEnd.LightFailed, 1, 0)]
    [InlineData(3, CaptureEnd.Paused, 1, 0)]
    [InlineData(4, CaptureEnd.CameraFailed, 0, 1)]
    [InlineData(5, CaptureEnd.FrameTooLarge, 1, 0)]
    [InlineData(6, CaptureEnd.FrameTooLarge, 1, 0)]
    [InlineData(7, CaptureEnd.CameraFailed, 1, 0)]
    [InlineData(8, CaptureEnd.CameraFailed, 0, 1)]
    public void What_goes_wrong_during_an_exposure_costs_the_frame_and_ends_the_capture(int mishap, CaptureEnd end, int discarded, int missed)
    {
        CaptureSession session = _bench.Ask(CaptureKind.Photo);
        _bench.Next = (Mishap)mishap;
        Assert.Null(_bench.Take(session));
        Assert.Equal((end, 0, discarded, missed), (session.End, session.Frames, session.Discarded, session.Missed));
        _bench.Pass(1500);
        Assert.False(_bench.IsDriven);
        Assert.Equal(session.Sentence, ConsentLogCheck.Read(_bench.Logs.Shelf).Single(line => line.Entry.Kind == ConsentLineKind.Ended).Entry.Text);
    }

    [Fact]
    public void A_row_of_pictures_survives_two_failures_of_the_camera_and_not_three()
    {
        CaptureSession video = _bench.Ask(CaptureKind.Video);
        _bench.CameraIsDead = true;
        Assert.Null(_bench.Take(video));
        Assert.Null(_bench.Take(video));
        _bench.CameraIsDead = false;
        Assert.NotNull(_bench.Take(video));
        _bench.CameraIsDead = true;
        for (var i = 0; i < 3; i++)
            _bench.Take(video);
        Assert.Equal((CaptureEnd.CameraFailed, "The camera does not answer."), (video.End, video.Sentence));
    }

    [Fact]
    public void A_light_that_fails_ends_everything_and_everybody_is_told()
    {
        CaptureSession video = _bench.Ask(CaptureKind.Video);
        CaptureSession finder = _bench.Ask(CaptureKind.Viewfinder, "other");
        CaptureSession sound = _bench.Ask(CaptureKind.Sound, "notes");
        Consent.Watch(this);
        _bench.LightIsCovered = true;
        _bench.Pass(10);
        Assert.All([video, finder, sound], session => Assert.Equal(CaptureEnd.LightFailed, session.End));
        Assert.Equal(3, _told.Count);
        Assert.Equal((1, false), (Consent.Counters.LightFaults, _bench.IsListening));
    }

    [Fact]
    public void The_pause_is_absolute_and_its_switch_stronger_than_the_runtime()
    {
        CaptureSession video = _bench.Ask(CaptureKind.Video, withSound: true);
        _bench.IsPaused = true;
        _bench.Pass(1);
        Assert.Equal((CaptureEnd.Paused, false), (video.End, _bench.IsListening));
        Consent.SetPaused(true, _bench.Now);
        Consent.SetPaused(false, _bench.Now);
        Assert.Equal(CaptureEnd.Paused, _bench.Ask(CaptureKind.Photo).End);
        _bench.IsPaused = false;
        Assert.True(_bench.Ask(CaptureKind.Photo).IsOpen);
        Assert.Equal([ConsentLineKind.Paused, ConsentLineKind.Resumed], ConsentLogCheck.Read(_bench.Logs.Shelf).Select(line => line.Entry.Kind).Where(kind => kind is ConsentLineKind.Paused or ConsentLineKind.Resumed));
    }

    [Fact]
    public void Sound_is_shared_and_what_was_heard_in_the_dark_reaches_nobody()
    {
        CaptureSession note = _bench.Ask(CaptureKind.Sound, "notes");
        _bench.Pass(100);
        CaptureSession call = _bench.Ask(CaptureKind.Sound, "call");
        _bench.Pass(100);
        var samples = new short[4000];
        Assert.Equal((3200, 1600), (Consent.ReadSound(note, samples, _bench.Now), Consent.ReadSound(call, samples, _bench.Now)));
        _bench.Wait(100);
        _bench.LightIsCut = true;
        _bench.Notice();
        Assert.Equal(0, Consent.ReadSound(note, samples, _bench.Now));
        Assert.Equal((CaptureEnd.LightFailed, CaptureEnd.LightFailed), (note.End, call.End));
        Assert.Equal(4800, Consent.Counters.Samples);
    }

    [Fact]
    public void Sound_between_two_looks_that_are_too_far_apart_is_thrown_away_and_counted()
    {
        CaptureSession note = _bench.Ask(CaptureKind.Sound, "notes");
        _bench.Pass(400);
        _bench.Pass(100);
        Assert.Equal((1600, 6400), (Consent.ReadSound(note, new short[9999], _bench.Now), note.SamplesLost));
    }

    [Fact]
    public void Sound_that_nobody_reads_gives_way_to_newer_sound_and_is_counted()
    {
        CaptureSession note = _bench.Ask(CaptureKind.Sound, "notes");
        for (var i = 0; i < 15; i++)
            _bench.Pass(100);
        Assert.Equal(8000, note.SamplesLost);
        Assert.Equal(16_000, Consent.ReadSound(note, new short[20_000], _bench.Now));
    }

    [Fact]
    public void A_microphone_behind_the_kernel_is_one_like_any_other()
    {
        var microphone = new ConsentedMicrophone(Consent, "call", CaptureCause.Of(new ButtonEvent(ButtonAction.Press, default)));
        microphone.Open(_bench.Now);
        Assert.Equal((16_000, true, true), (microphone.RateHz, microphone.IsListening, _bench.Shines));
        _bench.Pass(100);
        Assert.Equal(1600, microphone.Read(new short[2000], _bench.Now));
        microphone.Close();
        Assert.Equal((false, false, CaptureEnd.Stopped), (microphone.IsListening, _bench.IsListening, microphone.Session!.End));
        _bench.IsPaused = true;
        Assert.Equal(CaptureSentences.Of(CaptureEnd.Paused), Assert.Throws<DeviceFailedException>(() => microphone.Open(_bench.Now)).Message);
    }

    [Fact]
    public void An_app_that_crashes_takes_its_own_captures_with_it_and_a_limit_ends_the_forgotten()
    {
        CaptureSession video = _bench.Ask(CaptureKind.Video, "bad");
        CaptureSession sound = _bench.Ask(CaptureKind.Sound, "good");
        Consent.EndAllOf("bad", _bench.Now);
        Assert.Equal((CaptureEnd.AppGone, true), (video.End, sound.IsOpen));
        _bench.Pass(2 * 3_600_000);
        Assert.Equal((CaptureEnd.TooLong, false), (sound.End, _bench.IsDriven));
    }

    [Fact]
    public void A_watcher_that_asks_again_whenever_it_is_refused_holds_nobody_up()
    {
        var stubborn = new Stubborn(Consent);
        Consent.Watch(stubborn);
        Consent.Watch(this);
        _bench.IsPaused = true;
        _bench.Ask(CaptureKind.Photo);
        for (var i = 0; i < 10; i++)
            _bench.Pass(10);
        Assert.Equal(11, stubborn.Wishes);
        Assert.Equal(11, _told.Count);
    }

    [Fact]
    public void Every_reason_has_a_sentence() =>
        Assert.All(Enum.GetValues<CaptureEnd>().Where(end => end != CaptureEnd.None), end => Assert.Matches("^[A-Z].*\\.$", CaptureSentences.Of(end)));

    [Fact]
    public void A_turn_in_which_nothing_happens_allocates_nothing()
    {
        CaptureSession note = _bench.Ask(CaptureKind.Sound, "notes");
        _bench.Ask(CaptureKind.Video);
        var samples = new short[320];
        for (var i = 0; i < 100; i++)
            Turn();
        Assert.Equal(0, Allocation.LeastOf(4, _ =>
        {
            for (var i = 0; i < 250; i++)
                Turn();
        }));
        Assert.Equal(1100 * 160, note.Samples);

        void Turn()
        {
            _bench.Pass(10);
            Consent.ReadSound(note, samples, _bench.Now);
        }
    }

    private sealed class Stubborn(CaptureConsent consent) : ICaptureWatcher
    {
        public int Wishes { get; private set; }

        public void Began(CaptureSession session, HostTime at)
        {
        }

        public void Ended(CaptureSession session, HostTime at)
        {
            Wishes++;
            consent.Ask(Wish(CaptureKind.Photo), at);
            throw new InvalidOperationException("And fails besides.");
        }
    }

    private void Befall(string what)
    {
        switch (what)
        {
            case "paused":
                _bench.IsPaused = true;
                break;
            case "doffed":
                Consent.SetWorn(false, _bench.Now);
                break;
            case "cut":
                _bench.LightIsCut = true;
                break;
            case "covered":
                _bench.LightIsCovered = true;
                break;
            case "refuses":
                _bench.LightRefuses = true;
                break;
            case "throws":
                _bench.LightThrows = true;
                break;
            case "deaf":
                _bench.MicrophoneIsDead = true;
                break;
            case "blind":
                _bench.Modes = [];
                break;
            case "hot":
                _bench.Power = _bench.Power with { Heat = HeatLevel.Hot };
                break;
            case "low":
                _bench.Power = _bench.Power with { IsLow = true };
                break;
            case "off":
                _bench.Power = _bench.Power with { IsOn = false };
                break;
            case "disk":
                _bench.Logs.Shelf.IsBroken = true;
                break;
            case "shut":
                Consent.Shut(_bench.Now);
                break;
            default:
                _bench.Ask(CaptureKind.Video);
                break;
        }
    }
}
