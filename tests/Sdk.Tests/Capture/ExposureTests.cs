using System.Buffers.Binary;
using NeuralGlasses.Capture;
using NeuralGlasses.Consent;
using NeuralGlasses.Devices;
using Xunit;
using static NeuralGlasses.Sdk.Tests.Capture.RoomBench;

namespace NeuralGlasses.Sdk.Tests.Capture;

/// <summary>Cameras that need a while: nobody waits for them, and what was being exposed when its capture ended reaches nobody.</summary>
public sealed class ExposureTests
{
    private readonly RoomBench _bench = new();

    private CaptureRoom Room => _bench.Room;

    private ConsentCounters Counters => _bench.Glasses.Consent.Counters;

    [Fact]
    public void A_photo_is_there_when_it_is_exposed()
    {
        _bench.Glasses.ExposureMs = 120;
        CaptureJob job = Room.TakePhoto("camera", Fist, _bench.Now);
        Assert.True(Room.Consent.IsExposing(job.Session));
        _bench.Pass(110);
        Assert.False(job.IsFinished);
        _bench.Pass(10);
        Assert.Equal((true, 1, 1), (job.IsKept, _bench.Glasses.Exposures, _bench.Media.Store.Count));
        Assert.Equal(0, job.BegunAt!.Value.Microseconds);
    }

    [Fact]
    public void A_burst_is_no_slower_for_exposures_shorter_than_its_period()
    {
        _bench.Glasses.ExposureMs = 150;
        CaptureJob job = Room.StartBurst("camera", Fist, 5, _bench.Now);
        _bench.Pass(940);
        Assert.Equal(4, job.Files.Count);
        _bench.Pass(10);
        Assert.Equal(5, job.Files.Count);
    }

    [Theory]
    [InlineData("stop", "It was stopped.", 0)]
    [InlineData("cover", "The capture light went dark or was covered; what was captured then was thrown away.", 1)]
    [InlineData("pause", "Camera and microphone are paused; end the pause at the switch.", 1)]
    [InlineData("crash", "The app that wanted it is gone.", 1)]
    public void What_ends_a_capture_throws_away_what_is_being_exposed(string what, string sentence, int discarded)
    {
        _bench.Glasses.ExposureMs = 300;
        CaptureJob job = Room.TakePhoto("camera", Fist, _bench.Now);
        _bench.Pass(100);
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
            default:
                Room.EndAllOf("camera", _bench.Now);
                break;
        }

        _bench.Pass(10);
        Assert.Equal((true, false, sentence), (job.IsFinished, job.IsKept, job.Sentence));
        Assert.Equal((false, 0L, (long)discarded, 0), (_bench.Glasses.IsExposing, Counters.Frames, Counters.FramesDiscarded, _bench.Media.Store.Count));

        _bench.Glasses.LightIsCovered = _bench.Glasses.IsPaused = false;
        _bench.Pass(5000);
        CaptureJob next = Room.TakePhoto("camera", Fist, _bench.Now);
        _bench.Pass(290);
        Assert.False(next.IsFinished);
        _bench.Pass(10);
        Assert.True(next.IsKept);
    }

    [Fact]
    public void A_camera_that_disappears_in_mid_shot_is_said_and_the_next_photo_is_one()
    {
        _bench.Glasses.ExposureMs = 100;
        CaptureJob job = Room.TakePhoto("camera", Fist, _bench.Now);
        _bench.Pass(50);
        _bench.Glasses.CameraIsDead = true;
        _bench.Pass(50);
        Assert.Equal((true, false, "The camera does not answer."), (job.IsFinished, job.IsKept, job.Sentence));
        _bench.Glasses.CameraIsDead = false;
        _bench.Pass(1000);
        CaptureJob next = Room.TakePhoto("camera", Fist, _bench.Now);
        _bench.Pass(100);
        Assert.True(next.IsKept);
    }

    [Fact]
    public void An_exposure_that_never_ends_is_given_up()
    {
        _bench.Glasses.ExposureMs = 1e9;
        CaptureJob job = Room.TakePhoto("camera", Fist, _bench.Now);
        _bench.Pass(200_000, stepMs: 100);
        Assert.Equal((true, CaptureEnd.TooLong, false), (job.IsFinished, job.Session.End, _bench.Glasses.IsExposing));
    }

    [Fact]
    public void A_photo_does_not_wait_for_the_exposure_of_a_viewfinder()
    {
        _bench.Glasses.ExposureMs = 30;
        CaptureJob viewfinder = Room.StartViewfinder("camera", Fist, _bench.Now);
        _bench.Pass(500);
        Assert.NotNull(viewfinder.Picture);
        while (!Room.Consent.IsExposing(viewfinder.Session))
            _bench.Pass(10);
        _bench.Glasses.ExposureMs = 1e6;
        CaptureJob photo = Room.TakePhoto("camera", Fist, _bench.Now, new PhotoWish { Mode = new CameraMode(1280, 720, 30) });
        _bench.Pass(40);
        _bench.Glasses.ExposureMs = 30;
        _bench.Pass(30);
        Assert.True(photo.IsKept);
        long looks = viewfinder.Session.Frames;
        _bench.Pass(500);
        Assert.True(viewfinder.Session.Frames > looks);
    }

    [Fact]
    public void A_video_keeps_time_with_exposures_longer_than_a_turn()
    {
        _bench.Glasses.ExposureMs = 25;
        CaptureJob video = Room.StartVideo("camera", Fist, _bench.Now, withSound: false);
        _bench.Pass(2025);
        Room.Stop(video, _bench.Now);
        Assert.True(video.IsKept);
        int written = BinaryPrimitives.ReadInt32LittleEndian(_bench.Media.Store.Read(video.Files[0]).AsSpan(48));
        Assert.InRange(written, 30, 31);
        Assert.Equal(written, video.Session.Frames);
    }
}
