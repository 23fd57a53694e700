using NeuralGlasses.Devices;
using NeuralGlasses.Hud;
using NeuralGlasses.Hud.Audio;
using NeuralGlasses.Interaction;
using NeuralGlasses.Sdk.Tests.Storage;
using NeuralGlasses.Skia.Capture;
using NeuralGlasses.Storage;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Apps;

/// <summary>A wearer looks through what was captured, marks it, deletes it and gets it back.</summary>
public sealed class GalleryAppTests
{
    private readonly MediaBench _bench = new(new MediaStoreOptions { QuotaBytes = 100 << 20, ReserveBytes = 0 });
    private readonly string[] _names;
    private readonly AppRig _rig;

    public GalleryAppTests()
    {
        _names = [.. new[] { "photo", "photo", "sound" }.Select(kind => MediaFiles.Add(_bench.Store, kind))];
        _rig = new AppRig(media: _bench);
        _rig.Select("Gallery");
    }

    private string Line => _rig.Scene.Elements.OfType<HudText>().Single().Text;

    private HudPicture Picture => _rig.Scene.Elements.OfType<HudImage>().Single().Picture;

    [Fact]
    public void The_newest_is_shown_first_and_the_ends_are_the_ends()
    {
        Assert.Equal("Sound note of 15:04, 12 s, 1 of 3", Line);
        _rig.Do(IntentKind.FocusPrevious);
        Assert.Equal("Sound note of 15:04, 12 s, 1 of 3", Line);
        _rig.Do(IntentKind.FocusNext).Do(IntentKind.FocusNext).Do(IntentKind.FocusNext);
        Assert.Equal("Photo of 15:04, 3 of 3", Line);
        Assert.Equal(Small(_names[0]), Picture);
        _rig.Do(IntentKind.Back);
        Assert.Null(_rig.Host.OpenApp);
    }

    [Fact]
    public void Each_picture_is_heard_as_it_comes()
    {
        HudScene before = _rig.Scene;
        Assert.Equal("Sound. Sound note of 15:04, 12 s, 1 of 3.", HudAudio.Whole(before, Verbosity.Full).Speech);
        _rig.Do(IntentKind.FocusNext).Choose("Favourite");
        Assert.Equal("Picture. Photo of 15:04, 2 of 3, favourite.", HudAudio.Change(before, _rig.Scene, Verbosity.Full).Speech);
        before = _rig.Scene;
        _rig.Do(IntentKind.FocusNext);
        Assert.Equal("Photo of 15:04, 3 of 3.", HudAudio.Change(before, _rig.Scene, Verbosity.Full).Speech);
    }

    [Fact]
    public void What_is_deleted_can_be_undone_at_once_and_later_and_nothing_else_is_touched()
    {
        _rig.Do(IntentKind.FocusNext).Choose("Delete");
        Assert.Equal([_names[1]], _bench.Store.Bin.Select(item => item.Name));
        Assert.Equal("undo", _rig.Host.FocusedId);
        _rig.Do(IntentKind.Select);
        Assert.Equal("Photo of 15:04, 2 of 3", Line);
        Assert.Equal(Small(_names[1]), Picture);

        _rig.Choose("Delete").Do(IntentKind.Back);
        Assert.Equal("Photo of 15:04, 2 of 2", Line);
        _rig.Choose("Delete").Do(IntentKind.FocusNext).Do(IntentKind.Select);
        Assert.Equal("Sound note of 15:04, 12 s, 1 of 1", Line);
        _rig.Choose("Undo delete");
        Assert.Equal((Small(_names[0]), "Photo of 15:04, 2 of 2"), (Picture, Line));
        Assert.Equal([_names[1]], _bench.Store.Bin.Select(item => item.Name));
    }

    [Fact]
    public void A_photo_taken_meanwhile_moves_the_place_and_not_the_picture()
    {
        _rig.Do(IntentKind.FocusNext).Do(IntentKind.Capture);
        Assert.Equal((Small(_names[1]), "Photo of 15:04, 3 of 4"), (Picture, Line));
    }

    [Fact]
    public void What_was_marked_is_marked_after_a_restart_and_a_full_memory_says_so()
    {
        _rig.Choose("Favourite");
        Assert.Equal("Sound note of 15:04, 12 s, 1 of 3, favourite", Line);
        _bench.Shelf.Capacity = 0;
        _rig.Choose("Not favourite");
        Assert.Equal(("Not marked", "The file could not be marked: No space left on device."), (_rig.Notice!.Title, _rig.Notice.Text));
        _bench.Open();
        Assert.Equal("Sound note of 15:04, 12 s, 1 of 3, favourite", new GalleryAgain(_bench).Line);
    }

    [Fact]
    public void Favourites_that_cannot_be_read_are_said_once()
    {
        _bench.Shelf["favourites-5.txt"] = [1];
        _bench.Open();
        var rig = new AppRig(media: _bench);
        rig.Select("Notices");
        Assert.Contains("Gallery", rig.Scene.Texts);
        rig.Do(IntentKind.Select);
        Assert.Contains("The favourites in favourites-5.txt cannot be read: it is none, or a part of one.", rig.Scene.Texts);
    }

    private HudPicture Small(string name) => new SkiaPhotoEditor().Shrink(new Photo(_bench.Shelf[_bench.Shelf.Has(name) ? name : name + ".deleted"], "image/jpeg", default), 1, 320, 240);

    private sealed class GalleryAgain(MediaBench bench)
    {
        public string Line => new AppRig(media: bench).Select("Gallery").Scene.Elements.OfType<HudText>().Single().Text;
    }
}
