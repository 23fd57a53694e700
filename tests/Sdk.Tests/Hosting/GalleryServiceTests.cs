using NeuralGlasses.Apps;
using NeuralGlasses.Capture;
using NeuralGlasses.Consent;
using NeuralGlasses.Devices;
using NeuralGlasses.Hosting;
using NeuralGlasses.Sdk.Tests.Apps;
using NeuralGlasses.Sdk.Tests.Storage;
using NeuralGlasses.Skia.Capture;
using NeuralGlasses.Storage;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Hosting;

/// <summary>What an app gets of what was captured, and what it is refused.</summary>
public sealed class GalleryServiceTests
{
    private readonly TestGlasses _glasses = new();
    private readonly ScriptedApp _app = new();
    private readonly MediaBench _bench = new(new MediaStoreOptions { QuotaBytes = 200 << 20, ReserveBytes = 0 });
    private double _ms;

    [Fact]
    public void All_kinds_are_listed_the_newest_first_in_parts_with_their_number()
    {
        string[] names = [.. new[] { "photo", "video", "sound" }.Select(Add)];
        AppGallery gallery = Gallery();
        GalleryPage? all = null, part = null, behind = null;
        gallery.List(0, 1000, page => all = page);
        gallery.List(1, 1, page => part = page);
        gallery.List(3, 1, page => behind = page);
        Turn();
        Assert.Equal(names.Reverse(), all!.Items.Select(item => item.Name));
        Assert.Equal([MediaKind.Sound, MediaKind.Video, MediaKind.Photo], all.Items.Select(item => item.Kind));
        Assert.Equal(_bench.Store.Items.Select(item => (item.Bytes, item.Taken)).Reverse(), all.Items.Select(item => (item.Bytes, item.Taken)));
        Assert.Equal((3, names[1]), (part!.Total, Assert.Single(part.Items).Name));
        Assert.Equal((3, 0, ""), (behind!.Total, behind.Items.Count, behind.Complaint));
    }

    [Fact]
    public void A_photo_and_a_video_are_seen_small_and_a_sound_says_how_long_it_is()
    {
        string[] names = [.. new[] { "photo", "video", "sound" }.Select(Add)];
        AppGallery gallery = Gallery();
        var seen = new List<GalleryPicture>();
        foreach (string name in names)
            gallery.Picture(name, seen.Add);
        gallery.Picture(names[0], seen.Add, 40, 1000);
        Turn();
        Assert.Equal([(320, 240), (320, 240), null, (40, 30)], seen.Select(each => each.Picture is { } picture ? (picture.WidthPixels, picture.HeightPixels) : ((int, int)?)null));
        Assert.Equal([null, 75.4, 12.0, null], seen.Select(each => each.Seconds));
        Assert.All(seen, each => Assert.Equal("", each.Complaint));
    }

    [Fact]
    public void What_is_deleted_is_in_the_bin_comes_back_and_is_still_a_favourite()
    {
        string name = Add("photo");
        AppGallery gallery = Gallery();
        var answers = new List<AppAnswer>();
        gallery.SetFavourite(name, true, answers.Add);
        gallery.Delete(name, answers.Add);
        gallery.Delete(name, answers.Add);
        Turn();
        Assert.Empty(_bench.Store.Items);
        gallery.Restore(name, answers.Add);
        gallery.Restore(name, answers.Add);
        Turn();
        Assert.True(_bench.Store.IsFavourite(Assert.Single(_bench.Store.Items).Name));
        Assert.Equal([true, true, false, true, false], answers.Select(answer => answer.IsDone));
        Assert.Equal([$"{name} is in the bin.", $"There is no file '{name}'; list them anew.", $"{name} is back.", $"There is no file '{name}'; list them anew."], answers.Skip(1).Select(answer => answer.Text));
    }

    [Fact]
    public void What_cannot_be_shown_says_why()
    {
        string cut = Add("damaged");
        string none = _bench.Store.Save(new Photo(new byte[] { 0xFF, 0xD8, 1, 2 }, "image/jpeg", default));
        _bench.Shelf["2026-11-26_15-04-05_100.avi"] = [1, 2, 3];
        _bench.Shelf["2026-11-26_15-04-05_101.wav"] = new byte[100];
        _bench.Shelf["2026-11-26_15-04-05_102.jpg"] = new byte[MediaGlance.MostPictureBytes + 1];
        _bench.Shelf["2026-11-26_15-04-05_103.png"] = HugePicture();
        _bench.Shelf["2026-11-26_15-04-05_104.jpg"] = [];
        _bench.Open();
        AppGallery gallery = Gallery();
        var seen = new List<string>();
        foreach (string name in new[] { cut, none, "100.avi", "2026-11-26_15-04-05_100.avi", "2026-11-26_15-04-05_101.wav", "2026-11-26_15-04-05_102.jpg", "2026-11-26_15-04-05_103.png", "2026-11-26_15-04-05_104.jpg" })
            gallery.Picture(name, picture => seen.Add(picture.Complaint));
        Turn();
        Assert.Equal(
            [
                "The photo is damaged.",
                "The photo is damaged.",
                "There is no file '100.avi'; list them anew.",
                "The video is damaged.",
                "The sound note is damaged.",
                "The picture is too large.",
                "The photo is too large.",
                "The photo is damaged.",
            ],
            seen);
    }

    [Fact]
    public void A_video_whose_first_picture_is_absurdly_long_or_cut_says_so()
    {
        byte[] video = _bench.Shelf[Add("video")];
        int chunk = AviHeader.Length(new AviShape(1, 1, 1, MediaFiles.SoundHz));
        int frame = chunk + 8 + BitConverter.ToInt32(video, chunk + 4);
        BitConverter.GetBytes(int.MaxValue).CopyTo(video, frame + 4);
        _bench.Shelf["2026-11-26_15-04-05_100.avi"] = video;
        _bench.Shelf["2026-11-26_15-04-05_101.avi"] = video[..(frame + 4)];
        _bench.Open();
        AppGallery gallery = Gallery();
        var seen = new List<string>();
        gallery.Picture("2026-11-26_15-04-05_100.avi", picture => seen.Add(picture.Complaint));
        gallery.Picture("2026-11-26_15-04-05_101.avi", picture => seen.Add(picture.Complaint));
        Turn();
        Assert.Equal(["The picture is too large.", "The video is damaged."], seen);
    }

    [Fact]
    public void A_full_memory_refuses_a_favourite_and_leaves_all_as_it_was()
    {
        string first = Add("photo"), second = Add("photo");
        AppGallery gallery = Gallery();
        var answers = new List<AppAnswer>();
        gallery.SetFavourite(first, true, answers.Add);
        Turn();
        _bench.Shelf.Capacity = 0;
        gallery.SetFavourite(second, true, answers.Add);
        gallery.SetFavourite(first, false, answers.Add);
        Turn();
        Assert.Equal([true, false, false], answers.Select(answer => answer.IsDone));
        Assert.Equal("The file could not be marked: No space left on device.", answers[1].Text);
        MediaStore again = _bench.Open();
        Assert.Equal((true, false, 0), (again.IsFavourite(first), again.IsFavourite(second), again.FavouritesUnread));
        Assert.DoesNotContain(_bench.Shelf.List(), entry => entry.Name.EndsWith(".part", StringComparison.Ordinal));
    }

    [Fact]
    public void Questions_that_make_no_sense_and_apps_without_the_permission_are_refused()
    {
        string name = Add("photo");
        var answers = new List<AppAnswer>();
        Start(_bench.Store, AppPermission.Gallery);
        Ask("gallery.burn", answers);
        Ask("gallery.favourite", answers, ("name", name), ("state", "maybe"));
        Ask("gallery.favourite", answers, ("name", "../secret"), ("state", "on"));
        Ask("gallery.list", answers, ("from", "-7"), ("count", "99999999999"));
        Ask("gallery.picture", answers, ("name", name), ("width", "-5"), ("height", "0"));
        Turn();
        Assert.Equal([false, false, false, true, true], answers.Select(answer => answer.IsDone));
        Assert.StartsWith("The gallery does not know 'gallery.burn'; it knows gallery.watch, gallery.list,", answers[0].Text, StringComparison.Ordinal);
        Assert.Equal("The state of a favourite is 'maybe', expected 'on' or 'off'.", answers[1].Text);
        Assert.Equal("There is no file '../secret'; list them anew.", answers[2].Text);
        Assert.Equal("1", answers[4].Rows[0]["width"]);

        answers.Clear();
        Start(_bench.Store, AppPermission.Notifications);
        foreach (ServiceQuestion question in GalleryService.Questions)
            Ask(question.Name, answers, ("name", name), ("state", "on"));
        Turn();
        Assert.Equal(GalleryService.Questions.Count, answers.Count);
        Assert.All(answers, answer => Assert.Equal((false, "Scripted has not the permission 'gallery'; its manifest has to ask for it."), (answer.IsDone, answer.Text)));
        Assert.Single(_bench.Store.Items);
    }

    [Fact]
    public void Glasses_that_only_count_and_glasses_that_decode_nothing_say_so()
    {
        var answers = new List<AppAnswer>();
        Start(store: null, AppPermission.Gallery);
        Ask("gallery.list", answers);
        Turn();
        Start(_bench.Store, AppPermission.Gallery, hasEditor: false);
        Ask("gallery.picture", answers, ("name", Add("photo")));
        Turn();
        Assert.Equal(["These glasses count their photos and cannot show or delete them.", "These glasses cannot show pictures."], answers.Select(answer => answer.Text));
    }

    private string Add(string kind) => MediaFiles.Add(_bench.Store, kind);

    private AppGallery Gallery()
    {
        Start(_bench.Store, AppPermission.Gallery);
        return new AppGallery(_app.Glasses);
    }

    private void Start(MediaStore? store, AppPermission permission, bool hasEditor = true)
    {
        _app.Calls.Clear();
        Host = new GlassesHost(_glasses.Devices, [ScriptedApp.Install(ScriptedApp.Manifest() with { Permissions = [permission], RunsInBackground = true }, () => _app)], new GlassesHostOptions
        {
            Capture = new GlassesCapture(new ConsentLog(new MemoryShelf(), _bench.Clock, default)) { Store = store, Editor = hasEditor ? new SkiaPhotoEditor() : null },
        });
        Turn();
    }

    private GlassesHost? Host { get; set; }

    private void Ask(string service, List<AppAnswer> answers, params (string Name, string Value)[] arguments) =>
        _app.Glasses.Ask(new AppAsk(service) { Arguments = arguments.ToDictionary(each => each.Name, each => each.Value) }, answers.Add);

    private void Turn() => Host!.Advance(TestGlasses.At(_ms += 20));

    // Says of itself that it is of 60000 by 60000 pixels and holds one.
    private static byte[] HugePicture()
    {
        using var bitmap = new SkiaSharp.SKBitmap(1, 1);
        using SkiaSharp.SKData data = bitmap.Encode(SkiaSharp.SKEncodedImageFormat.Png, 100);
        byte[] png = data.ToArray();
        foreach (int at in new[] { 16, 20 })
            System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(at), 60_000);
        uint crc = Crc(png.AsSpan(12, 17));
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), crc);
        return png;
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte each in bytes)
        {
            crc ^= each;
            for (var i = 0; i < 8; i++)
                crc = (crc >> 1) ^ (0xEDB88320 & (0 - (crc & 1)));
        }

        return ~crc;
    }
}
