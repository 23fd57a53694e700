using System.Buffers.Binary;
using NeuralGlasses.Capture;
using NeuralGlasses.Consent;
using NeuralGlasses.Devices;
using NeuralGlasses.Sdk.Tests.Consent;
using NeuralGlasses.Storage;
using NeuralGlasses.Streaming;
using NeuralGlasses.Tests;
using Xunit;
using static NeuralGlasses.Sdk.Tests.Capture.RoomBench;

namespace NeuralGlasses.Sdk.Tests.Capture;

/// <summary>Photo, timer, burst, video, viewfinder and sound note, and what goes wrong with each.</summary>
public sealed class CaptureRoomTests
{
    private readonly RoomBench _bench = new();

    private CaptureRoom Room => _bench.Room;

    [Fact]
    public void A_photo_is_finished_when_it_is_returned_and_in_store_log_and_capture_log()
    {
        CaptureJob job = Room.TakePhoto("camera", Fist, _bench.Now);
        Assert.Equal((true, true, "2026-11-26_15-04-05_001.jpg was saved."), (job.IsFinished, job.IsKept, job.Sentence));
        Assert.Equal(job.Files, _bench.Media.Store.Items.Select(item => item.Name));
        Assert.Same(job, Assert.Single(_bench.Finished));
        Assert.Equal(CaptureOutcome.Saved, Assert.Single(_bench.Glasses.Records).Outcome);
        ConsentLine ended = _bench.Log()[^1];
        Assert.Equal((ConsentLineKind.Ended, job.Files[0], "Done"), (ended.Entry.Kind, ended.Entry.File, ended.Entry.Outcome));
        Assert.Equal(_bench.Media.Store.Items[0].Bytes, _bench.Log()[^2].Entry.Bytes);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(10)]
    public void A_timer_counts_down_in_the_light_and_can_be_cancelled(double delayS)
    {
        CaptureJob job = Room.TakePhoto("camera", Fist, _bench.Now, new PhotoWish { DelayS = delayS });
        Assert.True(_bench.Glasses.Shines);
        Assert.Equal((int)delayS, job.SecondsLeft(_bench.Now));
        _bench.Pass((delayS * 1000) - 10);
        Assert.Equal((1, 0), (job.SecondsLeft(_bench.Now), _bench.Glasses.Exposures));
        _bench.Pass(10);
        Assert.True(job.IsKept);

        CaptureJob cancelled = Room.TakePhoto("camera", Fist, _bench.Now, new PhotoWish { DelayS = delayS });
        _bench.Pass(1000);
        Room.Stop(cancelled, _bench.Now);
        _bench.Pass(delayS * 1000);
        Assert.Equal((true, false, "It was stopped.", 1), (cancelled.IsFinished, cancelled.IsKept, cancelled.Sentence, _bench.Glasses.Exposures));
        Assert.False(_bench.Glasses.IsDriven);
    }

    [Fact]
    public void A_burst_is_as_fast_as_its_size_allows()
    {
        CaptureJob job = Room.StartBurst("camera", Fist, 5, _bench.Now);
        _bench.Pass(790);
        Assert.Equal(4, job.Files.Count);
        _bench.Pass(10);
        Assert.Equal((5, "5 photos were saved."), (job.Files.Count, job.Sentence));
        Assert.Equal(0, _bench.Glasses.InTheDark);
    }

    [Theory]
    [InlineData("stop", "3 of 10 photos were saved. It was stopped.")]
    [InlineData("cover", "3 of 10 photos were saved. The capture light went dark or was covered; what was captured then was thrown away.")]
    [InlineData("pause", "3 of 10 photos were saved. Camera and microphone are paused; end the pause at the switch.")]
    [InlineData("hot", "3 of 10 photos were saved. The glasses are too hot for it; let them cool down.")]
    [InlineData("crash", "3 of 10 photos were saved. The app that wanted it is gone.")]
    [InlineData("pull", "3 of 10 photos were saved. The camera does not answer.")]
    public void What_interrupts_a_burst_leaves_what_was_taken_and_is_said(string what, string sentence)
    {
        CaptureJob job = Room.StartBurst("camera", Fist, 10, _bench.Now);
        _bench.Pass(450);
        switch (what)
        {
            case "stop":
                Room.Stop(job, _bench.Now);
                break;
            case "cover":
                _bench.Glasses.LightIsCovered = true;
                break;
            case "pause":
                _bench.Glasses.IsPaused = true;
                break;
            case "hot":
                _bench.Glasses.Power = _bench.Glasses.Power with { Heat = HeatLevel.Hot };
                break;
            case "crash":
                Room.EndAllOf("camera", _bench.Now);
                break;
            default:
                _bench.Glasses.CameraIsDead = true;
                break;
        }

        _bench.Pass(2000);
        Assert.Equal((sentence, 3, 3), (job.Sentence, _bench.Media.Store.Count, job.Files.Count));
        Assert.False(_bench.Glasses.IsDriven);
    }

    [Fact]
    public void A_full_memory_costs_the_photo_and_says_so_everywhere()
    {
        _bench.Media.Shelf.Capacity = 100;
        CaptureJob job = Room.TakePhoto("camera", Fist, _bench.Now);
        Assert.Equal((CaptureEnd.NotKept, false, "The memory for photos and videos is full; delete some or copy them away."), (job.Session.End, job.IsKept, job.Sentence));
        Assert.Equal(CaptureOutcome.StoreFailed, Assert.Single(_bench.Glasses.Records).Outcome);
        Assert.Equal([ConsentLineKind.Begun, ConsentLineKind.Lost, ConsentLineKind.Ended], _bench.Log()[^3..].Select(line => line.Entry.Kind));
        Assert.Empty(_bench.Media.Shelf.List());
    }

    [Fact]
    public void A_zoomed_photo_is_taken_in_a_size_that_has_the_pixels_and_says_its_zoom()
    {
        CaptureJob job = Room.TakePhoto("camera", Fist, _bench.Now, new PhotoWish { Zoom = 2 });
        Assert.True(JpegShape.TryRead(_bench.Media.Store.Read(job.Files[0]), out int width, out int height));
        Assert.Equal((32, 24), (width, height));
        IReadOnlyList<CameraMode> modes = _bench.Glasses.Modes;
        Assert.Equal([960, 1280, 3280, 3280], new[] { 1, 1.2, 2, 4 }.Select(zoom => DigitalZoom.Choose(modes, zoom).WidthPixels));
        Assert.Equal([2, 4, 1, 1], new[] { DigitalZoom.Turn(1, 8), DigitalZoom.Turn(3, 100), DigitalZoom.Turn(1.5, -100), DigitalZoom.Turn(double.NaN, 1) });
    }

    [Fact]
    public void A_photo_that_cannot_be_zoomed_is_kept_whole()
    {
        _bench.Glasses.Picture = (_, _) => [0xFF, 0xD8, 1, 2, 3];
        CaptureJob job = Room.TakePhoto("camera", Fist, _bench.Now, new PhotoWish { Zoom = 2 });
        Assert.True(job.IsKept);
    }

    [Fact]
    public void A_viewfinder_shows_ten_small_pictures_a_second_keeps_none_and_lets_a_photo_in()
    {
        CaptureJob finder = Room.StartViewfinder("camera", Fist, _bench.Now);
        Assert.Equal((64, 48), (finder.Picture!.WidthPixels, finder.Picture.HeightPixels));
        _bench.Pass(1000);
        Assert.InRange(_bench.Glasses.Exposures, 10, 11);
        CaptureJob photo = Room.TakePhoto("camera", Fist, _bench.Now);
        Assert.False(photo.IsFinished);
        _bench.Pass(200);
        Assert.True(photo.IsKept);
        Room.TurnZoom(finder, 8);
        _bench.Pass(300);
        Assert.Equal(2, finder.Zoom);
        Assert.Equal((32, 24), (finder.Picture.WidthPixels, finder.Picture.HeightPixels));
        Room.Stop(finder, _bench.Now);
        Assert.Equal((true, null), (finder.IsFinished, finder.Picture));
        Assert.Equal(1, _bench.Media.Store.Count);
    }

    [Fact]
    public void Without_an_editor_there_is_no_viewfinder_and_no_zoom()
    {
        var bench = new RoomBench(hasEditor: false);
        Assert.Throws<InvalidOperationException>(() => bench.Room.StartViewfinder("camera", Fist, bench.Now));
        Assert.Equal(1, bench.Room.TakePhoto("camera", Fist, bench.Now, new PhotoWish { Zoom = 3 }).Zoom);
    }

    [Fact]
    public void A_viewfinder_whose_pictures_cannot_be_read_ends()
    {
        _bench.Glasses.Picture = (_, _) => [1, 2, 3];
        CaptureJob finder = Room.StartViewfinder("camera", Fist, _bench.Now);
        _bench.Pass(500);
        Assert.Equal((CaptureEnd.CameraFailed, "The photo is damaged."), (finder.Session.End, finder.Sentence));
    }

    [Fact]
    public void A_video_with_sound_is_as_long_as_it_lasted_and_plays()
    {
        CaptureJob job = Room.StartVideo("camera", Fist, _bench.Now);
        _bench.Pass(2000);
        Room.Stop(job, _bench.Now);
        Assert.Equal("A video of 2 s was saved.", job.Sentence);
        byte[] video = _bench.Media.Store.Read(job.Files[0]);
        Assert.InRange(BinaryPrimitives.ReadInt32LittleEndian(video.AsSpan(48)), 30, 31);
        Assert.InRange(BinaryPrimitives.ReadInt32LittleEndian(video.AsSpan(264)), 31_000, 32_000);
        ConsentLine kept = _bench.Log()[^1];
        Assert.Equal((ConsentLineKind.Kept, job.Files[0], video.Length), (kept.Entry.Kind, kept.Entry.File, (int)kept.Entry.Bytes));
        Player.SkipWithout();
        (string[] streams, string complaints) = Player.Play(video, ".avi");
        Assert.Equal("", complaints);
        Assert.Contains("duration=2.0", streams[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_video_keeps_its_time_when_the_camera_is_slow_and_sound_is_lost()
    {
        CaptureJob job = Room.StartVideo("camera", Fist, _bench.Now);
        _bench.Pass(500);
        _bench.Pass(700, 700);
        _bench.Pass(800);
        Room.Stop(job, _bench.Now);
        byte[] video = _bench.Media.Store.Read(job.Files[0]);
        Assert.InRange(BinaryPrimitives.ReadInt32LittleEndian(video.AsSpan(48)), 30, 31);
        Assert.InRange(BinaryPrimitives.ReadInt32LittleEndian(video.AsSpan(264)), 31_000, 32_000);
        Assert.Equal(11_200, job.Session.SamplesLost);
    }

    [Theory]
    [InlineData("heat", CaptureEnd.Hot)]
    [InlineData("charge", CaptureEnd.ChargeLow)]
    [InlineData("microphone", CaptureEnd.MicrophoneFailed)]
    [InlineData("long", CaptureEnd.TooLong)]
    [InlineData("light", CaptureEnd.LightFailed)]
    public void What_ends_a_video_leaves_a_file_up_to_there_and_is_said(string what, CaptureEnd end)
    {
        var bench = new RoomBench(new ConsentRules { MostVideoMs = 3000 });
        CaptureJob job = bench.Room.StartVideo("camera", Fist, bench.Now);
        bench.Pass(1000);
        switch (what)
        {
            case "heat":
                bench.Glasses.Power = bench.Glasses.Power with { Heat = HeatLevel.Hot };
                break;
            case "charge":
                bench.Glasses.Power = bench.Glasses.Power with { IsLow = true };
                break;
            case "microphone":
                bench.Glasses.MicrophoneIsDead = true;
                break;
            case "light":
                bench.Glasses.LightIsCut = true;
                break;
            default:
                bench.Pass(2000);
                break;
        }

        bench.Pass(10);
        Assert.Equal((end, true), (job.Session.End, job.IsKept));
        Assert.Equal($"A video of {(what == "long" ? 3 : 1)} s was saved. {CaptureSentences.Of(end)}", job.Sentence);
        Assert.Single(bench.Media.Store.Items);
    }

    [Fact]
    public void A_disk_that_fills_up_ends_the_video_and_what_was_recorded_is_not_lost()
    {
        byte[] large = [.. NeuralGlasses.Sdk.Tests.Storage.MediaBench.Picture(64, 48, SkiaSharp.SKColors.Red), .. new byte[200_000]];
        _bench.Glasses.Picture = (_, _) => large;
        _bench.Media.Shelf.Capacity = 5_000_000;
        CaptureJob job = Room.StartVideo("camera", Fist, _bench.Now, withSound: false);
        _bench.Pass(10_000);
        Assert.Equal((CaptureEnd.NotKept, true), (job.Session.End, job.IsKept));
        Assert.InRange(BinaryPrimitives.ReadInt32LittleEndian(_bench.Media.Store.Read(job.Files[0]).AsSpan(48)), 19, 25);
    }

    [Fact]
    public void A_power_cut_in_the_middle_of_a_video_costs_no_more_than_its_last_second()
    {
        CaptureJob job = Room.StartVideo("camera", Fist, _bench.Now);
        _bench.Pass(30_000);
        _bench.Media.Shelf.Restart(_ => 0);
        MediaStore again = _bench.Media.Open();
        int frames = BinaryPrimitives.ReadInt32LittleEndian(again.Read(Assert.Single(again.Items).Name).AsSpan(48));
        Assert.InRange(frames, 29 * 15, (30 * 15) + 1);
        Assert.False(job.IsFinished);
    }

    [Fact]
    public void A_viewfinder_beside_a_video_of_its_own_app_shows_the_video_s_frames_and_another_app_s_shows_none()
    {
        CaptureJob video = Room.StartVideo("camera", Fist, _bench.Now);
        CaptureJob finder = Room.StartViewfinder("camera", Fist, _bench.Now);
        _bench.Pass(1000);
        Assert.NotNull(finder.Picture);
        Assert.Equal(_bench.Glasses.Exposures, video.Session.Frames);
        Room.Stop(finder, _bench.Now);
        CaptureJob other = Room.StartViewfinder("other", Fist, _bench.Now);
        _bench.Pass(500);
        Assert.Null(other.Picture);
    }

    [Fact]
    public void A_sound_note_is_kept_with_the_light_lit()
    {
        CaptureJob job = Room.StartSoundNote("notes", Fist, _bench.Now);
        _bench.Pass(3000);
        Assert.True(_bench.Glasses.Shines);
        Room.Stop(job, _bench.Now);
        Assert.Equal("A sound note of 3 s was saved.", job.Sentence);
        Assert.Equal(96_044, _bench.Media.Store.Items[0].Bytes);
    }

    [Fact]
    public void Glasses_without_a_camera_or_a_microphone_refuse_in_one_sentence()
    {
        var bench = new RoomBench(hasMicrophone: false);
        Assert.Equal("These glasses have no microphone.", bench.Room.StartVideo("camera", Fist, bench.Now).Sentence);
        bench.Glasses.Modes = [];
        Assert.Equal("These glasses have no camera.", bench.Room.TakePhoto("camera", Fist, bench.Now).Sentence);
        Assert.Equal("These glasses have no camera.", bench.Room.StartViewfinder("camera", Fist, bench.Now).Sentence);
    }

    [Fact]
    public void A_listener_that_asks_again_and_fails_holds_nobody_up()
    {
        var stubborn = new Stubborn(Room);
        Room.Listen(stubborn);
        _bench.Glasses.IsPaused = true;
        Room.TakePhoto("camera", Fist, _bench.Now);
        _bench.Pass(100);
        Assert.Equal((11, 11), (stubborn.Jobs, Room.ListenerErrors));
    }

    [Fact]
    public void Off_means_that_all_is_kept_and_the_light_is_dark()
    {
        CaptureJob video = Room.StartVideo("camera", Fist, _bench.Now);
        _bench.Pass(1000);
        Room.Shut(_bench.Now);
        Assert.Equal((true, false, false), (video.IsKept, _bench.Glasses.IsDriven, _bench.Glasses.IsListening));
        Assert.Equal(CaptureEnd.Off, Room.TakePhoto("camera", Fist, _bench.Now).Session.End);
    }

    [Fact]
    public void A_turn_in_which_nothing_is_due_allocates_nothing()
    {
        Room.TakePhoto("camera", Fist, _bench.Now, new PhotoWish { DelayS = 15 });
        for (var i = 0; i < 100; i++)
            _bench.Pass(10);
        Assert.Equal(0, Allocation.LeastOf(5, _ =>
        {
            for (var i = 0; i < 200; i++)
                _bench.Pass(10);
        }));
    }

    private sealed class Stubborn(CaptureRoom room) : ICaptureListener
    {
        public int Jobs { get; private set; }

        public void Finished(CaptureJob job, HostTime at)
        {
            Jobs++;
            room.TakePhoto("stubborn", Fist, at);
            throw new InvalidOperationException("And fails besides.");
        }
    }
}
