using NeuralGlasses.Apps;
using NeuralGlasses.Hosting;
using NeuralGlasses.Hud;
using NeuralGlasses.Interaction;
using NeuralGlasses.Simulator.Glasses.Script;
using NeuralGlasses.Storage;
using NeuralGlasses.Testing;
using Xunit;

namespace NeuralGlasses.Kit.Tests.Fixture;

// An app under test can do all with the camera, the microphones and the gallery that it can in a run of the simulator.
public sealed class CapturedTests
{
    private static readonly AppManifest Manifest = new()
    {
        Id = "probe",
        Version = "1.0.0",
        Title = "Probe",
        Permissions = [AppPermission.Camera, AppPermission.Microphone, AppPermission.Gallery],
        Intents = [IntentKind.Dial],
    };

    [Fact]
    public void Photos_bursts_videos_and_sound_notes_are_kept_and_counted_apart()
    {
        var app = new Probe();
        using VirtualGlassesFixture glasses = Wear(app);
        glasses.Captured.HasNothing();
        glasses.Do(app, probe => probe.Camera.TakePhoto(probe.Answer)).Wait(1000);
        glasses.Do(app, probe => probe.Camera.TakeBurst(3, probe.Answer)).Wait(3000);
        glasses.Captured.HasPhotos(4).HasVideos(0);
        glasses.Do(app, probe => probe.Camera.StartVideo(probe.Answer)).Wait(4000).Do(app, probe => probe.Camera.Stop());
        glasses.Do(app, probe => probe.Sound.StartNote(probe.Answer)).Wait(2500).Do(app, probe => probe.Sound.Stop());
        glasses.Captured.HasPhotos(4).HasVideos(1).HasVideoOf(4.1).HasSoundNotes(1).HasSoundNoteOf(2.6).HasFavourites(0).HasDeleted(0);
        Assert.All(app.Answers, answer => Assert.True(answer.IsDone, answer.Text));
        Assert.Equal(4, app.Answers.Count);
        Assert.Equal(glasses.Photos, glasses.Captured.Photos.Select(photo => photo.Name));
        Assert.Equal("2026-01-05_09-00-00_001.jpg", glasses.Photos[0]);
        Assert.Equal([0xFF, 0xD8, 0xFF], glasses.Captured.Read(glasses.Photos[0])[..3]);
    }

    [Fact]
    public void A_check_that_fails_says_what_is_kept()
    {
        var app = new Probe();
        using VirtualGlassesFixture glasses = Wear(app);
        Assert.Equal("Expected 1 photo; at 200 ms nothing is kept.", Assert.Throws<GlassesCheckException>(() => glasses.Captured.HasPhotos(1)).Message);
        glasses.Do(app, probe => probe.Sound.StartNote(probe.Answer)).Wait(2000).Do(app, probe => probe.Sound.Stop());
        string sentence = Assert.Throws<GlassesCheckException>(() => glasses.Captured.HasSoundNoteOf(9)).Message;
        Assert.Matches(@"^Expected a sound note of 9 s; at \d+ ms there is 2026-01-05_09-00-0\d_001\.wav of 2(\.\d+)? s\.$", sentence);
        foreach (Action check in new Action[]
        {
            () => glasses.Captured.HasNothing(), () => glasses.Captured.HasVideos(1), () => glasses.Captured.HasSoundNotes(2), () => glasses.Captured.HasVideoOf(2),
            () => glasses.Captured.HasFavourites(1), () => glasses.Captured.HasDeleted(1),
        })
        {
            Assert.StartsWith("Expected ", Assert.Throws<GlassesCheckException>(check).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_app_lists_sees_marks_deletes_and_restores_what_was_captured()
    {
        var app = new Probe();
        GalleryPage? page = null;
        GalleryPicture? seen = null;
        using VirtualGlassesFixture glasses = Wear(app);
        glasses.Do(app, probe => probe.Camera.TakePhoto(probe.Answer)).Wait(2000);
        glasses.Do(app, probe => probe.Gallery.List(0, 10, listed => page = listed));
        GalleryItem item = Assert.Single(page!.Items);
        Assert.Equal((MediaKind.Photo, ""), (item.Kind, page.Complaint));
        glasses.Do(app, probe => probe.Gallery.Picture(item.Name, picture => seen = picture));
        Assert.Equal((320, ""), (seen!.Picture!.WidthPixels, seen.Complaint));
        glasses.Do(app, probe => probe.Gallery.SetFavourite(item.Name, true, probe.Answer)).Captured.HasFavourites(1);
        glasses.Do(app, probe => probe.Gallery.Delete(item.Name, probe.Answer)).Captured.HasPhotos(0).HasDeleted(1);
        glasses.Do(app, probe => probe.Gallery.Restore(item.Name, probe.Answer)).Captured.HasPhotos(1).HasDeleted(0).HasFavourites(1);
        Assert.All(app.Answers, answer => Assert.True(answer.IsDone, answer.Text));
    }

    [Fact]
    public void The_viewfinder_is_on_the_display_and_the_dial_zooms_it()
    {
        using var glasses = new VirtualGlassesFixture([InstalledApp.InProcess(CameraApp.Manifest, () => new CameraApp())]);
        glasses.Open("camera").Wait(500);
        Assert.Contains(glasses.Scene.Elements, element => element is HudImage);
        glasses.Hud.Shows("Pinch to take a photo").IsLegible();
        glasses.Dial(4).Wait(500);
        glasses.Hud.Shows("Pinch to take a photo at ");
        glasses.Pinch().Wait(2000).Captured.HasPhotos(1);
        Assert.Contains(glasses.Notices, notice => notice.Title == "Photo saved");
    }

    [Fact]
    public void The_gallery_shows_what_was_filmed_deletes_it_and_takes_that_back()
    {
        InstalledApp[] apps = [InstalledApp.InProcess(CameraApp.Manifest, () => new CameraApp()), InstalledApp.InProcess(GalleryApp.Manifest, () => new GalleryApp())];
        using var glasses = new VirtualGlassesFixture(apps);
        glasses.Open("camera").Hold().Pinch().Wait(3000).Pinch().Wait(6000).Captured.HasVideos(1).HasVideoOf(3, 1);
        glasses.Open("gallery").Hud.Shows("Video of 09:00").Shows("1 of 1");
        glasses.Hold().SwipeDown().Pinch().Captured.HasDeleted(1);
        glasses.Hud.Shows("Undo");
        glasses.Pinch().Captured.HasVideos(1).HasDeleted(0);
    }

    [Fact]
    public void The_camera_takes_a_note_of_sound_alone_and_the_gallery_lists_it()
    {
        InstalledApp[] apps = [InstalledApp.InProcess(CameraApp.Manifest, () => new CameraApp()), InstalledApp.InProcess(GalleryApp.Manifest, () => new GalleryApp())];
        using var glasses = new VirtualGlassesFixture(apps);
        glasses.Open("camera").Hold().SwipeDown().SwipeDown().SwipeDown().SwipeDown().Pinch().Wait(3000);
        glasses.Hud.Shows("Sound note 0:03, pinch to stop").Shows("Recording");
        glasses.Pinch().Wait(1000).Captured.HasSoundNotes(1).HasSoundNoteOf(3, 1).HasPhotos(0);
        Assert.Contains(glasses.Notices, notice => notice.Title == "Sound note saved");
        glasses.Hud.Shows("Pinch to take a photo");
        glasses.Open("gallery").Hud.Shows("Sound note of 09:00").Shows("1 of 1");
    }

    [Fact]
    public void A_full_memory_refuses_the_photo_until_there_is_room()
    {
        var app = new Probe();
        using VirtualGlassesFixture glasses = Wear(app);
        glasses.FillMemory().Do(app, probe => probe.Camera.TakePhoto(probe.Answer)).Captured.HasNothing();
        Assert.Contains("The memory for photos and videos is full", app.Answers[^1].Text, StringComparison.Ordinal);
        glasses.FreeMemory().Do(app, probe => probe.Camera.TakePhoto(probe.Answer)).Wait(2000).Captured.HasPhotos(1);
    }

    [Fact]
    public void A_small_memory_holds_as_much_as_it_holds()
    {
        var app = new Probe();
        using var glasses = new VirtualGlassesFixture([Install(app)], new VirtualGlassesOptions { Memory = new MediaStoreOptions { QuotaBytes = 1 << 20 } });
        glasses.Open("probe").Do(app, probe => probe.Camera.StartVideo(probe.Answer)).Wait(60_000);
        Assert.Contains("full", Assert.Single(app.Answers).Text, StringComparison.Ordinal);
        Assert.InRange(glasses.Captured.Videos.Sum(video => glasses.Captured.Read(video.Name).Length), 0, 1 << 20);
    }

    [Fact]
    public void A_camera_that_goes_in_the_middle_of_a_video_leaves_what_was_filmed()
    {
        var app = new Probe();
        using VirtualGlassesFixture glasses = Wear(app);
        glasses.Do(app, probe => probe.Camera.StartVideo(probe.Answer)).Wait(3000).Break(GlassesPart.Camera).Wait(3000);
        Assert.Contains("The camera does not answer.", Assert.Single(app.Answers).Text, StringComparison.Ordinal);
        glasses.Captured.HasVideoOf(3);
        glasses.Mend(GlassesPart.Camera).Do(app, probe => probe.Camera.TakePhoto(probe.Answer)).Wait(2000).Captured.HasPhotos(1);
    }

    [Fact]
    public void A_covered_light_ends_a_video_and_refuses_the_next_until_it_is_free()
    {
        var app = new Probe();
        using VirtualGlassesFixture glasses = Wear(app);
        glasses.Do(app, probe => probe.Camera.StartVideo(probe.Answer)).Wait(2000).CoverLight().Wait(100);
        Assert.Contains("capture light", Assert.Single(app.Answers).Text, StringComparison.Ordinal);
        glasses.Do(app, probe => probe.Camera.TakePhoto(probe.Answer)).Captured.HasPhotos(0);
        glasses.UncoverLight().Do(app, probe => probe.Camera.TakePhoto(probe.Answer)).Wait(2000).Captured.HasPhotos(1);
    }

    [Fact]
    public void Glasses_that_are_taken_off_end_the_video_and_are_dark_until_they_are_put_on()
    {
        var app = new Probe();
        using VirtualGlassesFixture glasses = Wear(app);
        glasses.Do(app, probe => probe.Camera.StartVideo(probe.Answer)).Wait(2000).TakeOff().Wait(100);
        glasses.Hud.IsDark();
        glasses.Captured.HasVideoOf(2);
        Assert.Contains("put them on", Assert.Single(app.Answers).Text, StringComparison.Ordinal);
        glasses.Pinch();
        Assert.False(glasses.HasActed);
        glasses.PutOn().Wait(100);
        Assert.NotEmpty(glasses.Hud.Texts);
    }

    [Fact]
    public void The_switch_at_pause_refuses_camera_and_microphone()
    {
        var app = new Probe();
        using VirtualGlassesFixture glasses = Wear(app);
        glasses.Pause().Do(app, probe => probe.Camera.TakePhoto(probe.Answer)).Do(app, probe => probe.Sound.StartNote(probe.Answer)).Captured.HasNothing();
        Assert.All(app.Answers, answer => Assert.Contains("paused", answer.Text, StringComparison.Ordinal));
        glasses.Resume().Do(app, probe => probe.Camera.TakePhoto(probe.Answer)).Wait(2000).Captured.HasPhotos(1);
    }

    [Fact]
    public void Two_runs_of_one_test_capture_the_same_bytes()
    {
        Assert.Equal(Run(), Run());

        static List<string> Run()
        {
            var app = new Probe();
            using VirtualGlassesFixture glasses = Wear(app);
            glasses.Do(app, probe => probe.Camera.StartVideo(probe.Answer)).Wait(1000).Do(app, probe => probe.Camera.Stop());
            glasses.Do(app, probe => probe.Camera.TakePhoto(probe.Answer)).Wait(2000);
            return [.. glasses.Captured.Items.Select(item => $"{item} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(glasses.Captured.Read(item.Name)))}")];
        }
    }

    private static VirtualGlassesFixture Wear(Probe app) => new VirtualGlassesFixture(Install(app)).Open("probe");

    private static InstalledApp Install(Probe app) => InstalledApp.InProcess(Manifest, () => app);
}
