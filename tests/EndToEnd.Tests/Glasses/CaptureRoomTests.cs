using NeuralGlasses.Capture;
using NeuralGlasses.Consent;
using NeuralGlasses.Devices;
using NeuralGlasses.Simulator.Glasses.Script;
using NeuralGlasses.Skia.Capture;
using NeuralGlasses.Storage;
using Xunit;
using static NeuralGlasses.EndToEnd.Tests.Glasses.GlassesBench;

namespace NeuralGlasses.EndToEnd.Tests.Glasses;

/// <summary>The consent kernel and what is built on it, with the simulator's camera, light, microphones, switch and heat.</summary>
public sealed class CaptureRoomTests : IDisposable
{
    private static readonly CaptureCause Fist = CaptureCause.Of("gesture fist");

    private readonly string _root = Directory.CreateTempSubdirectory("neuralglasses-room-").FullName;
    private FolderShelf? _logs;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void A_photo_a_burst_and_a_zoomed_photo_are_taken_kept_and_logged()
    {
        using var bench = new GlassesBench(new GlassesScenario());
        CaptureRoom room = Room(bench);
        Assert.True(TakePhoto(bench, room).IsKept);
        Pass(bench, room, 2);
        Assert.False(bench.Worn.Led.IsLit);
        CaptureJob burst = room.StartBurst("camera", Fist, 4, bench.Now);
        Pass(bench, room, 2);
        Assert.Equal("4 photos were saved.", burst.Sentence);
        CaptureJob zoomed = room.TakePhoto("camera", Fist, bench.Now, new PhotoWish { Zoom = 2 });
        Pass(bench, room, 2);
        Assert.True(zoomed.IsKept);
        using var picture = SkiaSharp.SKBitmap.Decode(room.Store!.Read(zoomed.Files[0]));
        Assert.Equal((1640, 1232), (picture.Width, picture.Height));
        Assert.Equal(6, room.Store.Count);
        Assert.Equal("", ConsentLogCheck.Verify(_logs!).Sentence);
        Assert.Equal(3, bench.Worn.Led.TimesLit);
    }

    [Fact]
    public void A_viewfinder_runs_and_a_photo_is_let_in()
    {
        using var bench = new GlassesBench(new GlassesScenario());
        CaptureRoom room = Room(bench);
        CaptureJob finder = room.StartViewfinder("camera", Fist, bench.Now);
        Pass(bench, room, 1);
        Assert.Equal((240, 135), (finder.Picture!.WidthPixels, finder.Picture.HeightPixels));
        CaptureJob photo = room.TakePhoto("camera", Fist, bench.Now);
        Pass(bench, room, 0.3);
        Assert.True(photo.IsKept, photo.Sentence);
        Assert.True(finder.Session.IsOpen);
        Assert.Equal(0, finder.Session.Missed + photo.Session.Missed);
    }

    [Theory]
    [InlineData(GlassesFailure.Interrupted)]
    [InlineData(GlassesFailure.Shorted)]
    [InlineData(GlassesFailure.Covered)]
    public void A_light_that_fails_in_the_middle_of_a_video_ends_it_and_what_was_recorded_is_kept(GlassesFailure failure)
    {
        using var bench = new GlassesBench(new GlassesScenario { Faults = [new GlassesFault(GlassesPart.CaptureLight, failure, 2, 3)] });
        CaptureRoom room = Room(bench);
        CaptureJob video = room.StartVideo("camera", Fist, bench.Now);
        CaptureJob note = room.StartSoundNote("notes", Fist, bench.Now);
        Pass(bench, room, 2.5);
        Assert.Equal((CaptureEnd.LightFailed, CaptureEnd.LightFailed), (video.Session.End, note.Session.End));
        Assert.True(video.IsKept && note.IsKept);
        Assert.InRange(video.Session.Frames, 29, 31);
        Assert.Equal(CaptureEnd.LightRefused, room.TakePhoto("camera", Fist, bench.Now).Session.End);
        Pass(bench, room, 2);
        Assert.True(TakePhoto(bench, room).IsKept);
    }

    [Fact]
    public void The_wearer_s_switch_ends_all_and_refuses_all_while_it_is_at_pause()
    {
        using var bench = new GlassesBench(new GlassesScenario { Pauses = [new TimeSpanScenario(2, 4)] });
        CaptureRoom room = Room(bench);
        CaptureJob video = room.StartVideo("camera", Fist, bench.Now);
        Pass(bench, room, 2.5);
        Assert.Equal(CaptureEnd.Paused, video.Session.End);
        Assert.Equal(CaptureEnd.Paused, room.StartSoundNote("notes", Fist, bench.Now).Session.End);
        Pass(bench, room, 2);
        Assert.True(TakePhoto(bench, room).IsKept);
        Assert.Equal(1, room.Consent.Counters.Pauses);
    }

    [Fact]
    public void Glasses_without_camera_and_light_capture_no_sound_either()
    {
        using var bench = new GlassesBench("green-576x288");
        CaptureRoom room = Room(bench);
        Assert.Equal("These glasses have no camera.", room.TakePhoto("camera", Fist, bench.Now).Sentence);
        Assert.Equal(CaptureEnd.LightRefused, room.StartSoundNote("notes", Fist, bench.Now).Session.End);
    }

    [Fact]
    public void No_frame_was_delivered_in_any_time_in_which_the_light_failed_or_the_switch_was_at_pause()
    {
        var kept = 0;
        for (var seed = 1; seed <= 5; seed++)
        {
            var dice = new Random(seed);
            GlassesFault[] faults = [.. Enumerable.Range(0, 4).Select(_ => (From: dice.NextDouble() * 40, Failure: (GlassesFailure)dice.Next(1, 4))).Select(f => new GlassesFault(GlassesPart.CaptureLight, f.Failure, f.From, f.From + 3))];
            var pause = new TimeSpanScenario(10, 13);
            using var bench = new GlassesBench(new GlassesScenario { Faults = faults, Pauses = [pause] });
            CaptureRoom room = Room(bench, $"{seed}");
            while (bench.Now < At(40))
            {
                long before = room.Consent.Counters.Frames;
                if (dice.Next(30) == 0)
                    _ = dice.Next(3) == 0 ? room.StartBurst("camera", Fist, 5, bench.Now) : room.TakePhoto("camera", Fist, bench.Now);
                Pass(bench, room, 0.02, 0.02);
                bool isBad = faults.Any(f => In(f.FromS, f.FromS + 3)) || In(pause.FromS, pause.ToS);
                Assert.False(isBad && room.Consent.Counters.Frames > before);

                bool In(double from, double to) => bench.Now.Microseconds - 20_000 >= from * 1e6 && bench.Now.Microseconds < to * 1e6;
            }

            Assert.Equal("", ConsentLogCheck.Verify(_logs!).Sentence);
            kept += room.Store!.Count;
        }

        Assert.True(kept > 25, $"{kept} photos");
    }

    private static CaptureJob TakePhoto(GlassesBench bench, CaptureRoom room)
    {
        CaptureJob photo = room.TakePhoto("camera", Fist, bench.Now);
        while (!photo.IsFinished)
            Pass(bench, room, 0.01);
        return photo;
    }

    private static void Pass(GlassesBench bench, CaptureRoom room, double seconds, double step = 0.01)
    {
        for (var i = 1; i <= Math.Round(seconds / step); i++)
        {
            bench.Now = bench.Now.Plus(step * 1e6);
            bench.Worn.Tick(bench.Now);
            room.Advance(bench.Now);
        }
    }

    private CaptureRoom Room(GlassesBench bench, string name = "room")
    {
        _logs = new FolderShelf(Path.Combine(_root, name, "log"));
        var consent = new CaptureConsent(bench.Worn.Devices, new ConsentLog(_logs, TimeProvider.System, bench.Now));
        var store = new MediaStore(new FolderShelf(Path.Combine(_root, name, "media")), TimeProvider.System, new MediaStoreOptions { ReserveBytes = 0 });
        return new CaptureRoom(bench.Worn.Devices, consent, store, new SkiaPhotoEditor());
    }
}
