using System.Globalization;
using NeuralGlasses.Apps;
using NeuralGlasses.Capture;
using NeuralGlasses.Devices;
using NeuralGlasses.Hud;
using NeuralGlasses.Storage;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Hosting;

/// <summary>Tells apps what was captured, shows it to them, and does with it what the wearer wants.</summary>
/// <param name="photos">What is kept; a store that only counts its photos is never asked for more.</param>
/// <param name="editor">Decodes pictures; null for glasses that cannot.</param>
internal sealed class GalleryService(IPhotoStore photos, IPhotoEditor? editor) : IAppService
{
    private const int MostListed = 1000;
    private const int UsualWidthPixels = 320;
    private const int UsualHeightPixels = 240;

    // A picture of this size is what one frame to an app holds.
    private const int MostSidePixels = 1024;

    private readonly MediaStore? _store = photos as MediaStore;
    private readonly Watchers _watchers = new();
    private (int Count, long Version) _told = (-1, -1);

    /// <summary>What can be asked.</summary>
    public static IReadOnlyList<ServiceQuestion> Questions { get; } =
    [
        new("gallery.watch", "", "the event `gallery.changed`, now and at every change: `count` photos, `items` of all kinds, and `problem`, a sentence on favourites that could not be read"),
        new("gallery.list", "`from`, the newest being 0; `count`, 1 to 1000", "rows of `name`, `kind` (`photo`, `video` or `sound`), `taken` (local time), `bytes` and `favourite` (`on` or `off`); as text, how many there are in all"),
        new("gallery.picture", "`name`; `width` and `height`, the most pixels, 1 to 1024", "the photo, or the first picture of the video, as bytes of red, green, blue and 255, with a row of `width`, `height` and, for video and sound, `seconds`; no bytes for a sound"),
        new("gallery.delete", "`name`", "that it is in the bin, which is emptied when room is needed"),
        new("gallery.restore", "`name`", "that it is out of the bin again"),
        new("gallery.favourite", "`name`; `state`, `on` or `off`", "that it is marked, and stays so over a restart"),
    ];

    public string Name => "gallery";

    public AppPermission Permission => AppPermission.Gallery;

    public void Handle(AppCall asked)
    {
        string service = asked.Ask.Service;
        if (service == "gallery.watch")
        {
            _watchers.Add(asked);
            asked.Reply(AppAnswer.Done());
            asked.Tell(Standing());
        }
        else if (!Questions.Any(question => question.Name == service))
        {
            asked.Reply(AppAnswer.Refused($"The gallery does not know '{service}'; it knows {string.Join(", ", Questions.Select(question => question.Name))}."));
        }
        else if (_store is null)
        {
            asked.Reply(AppAnswer.Refused("These glasses count their photos and cannot show or delete them."));
        }
        else
        {
            asked.Reply(Try(() => Answer(_store, service, asked.Ask)));
        }
    }

    public void Advance(HostTime now) => TellNews();

    public bool TellNews()
    {
        (int Count, long Version) present = (photos.Count, _store?.Version ?? 0);
        if (present == _told)
            return false;
        _told = present;
        _watchers.Tell(Standing());
        return true;
    }

    public void Left(string appId, HostTime now) => _watchers.Remove(appId);

    private static AppAnswer Try(Func<AppAnswer> answer)
    {
        try
        {
            return answer();
        }
        catch (DeviceFailedException failure)
        {
            return AppAnswer.Refused(failure.Message);
        }
    }

    private AppAnswer Answer(MediaStore store, string service, AppAsk ask)
    {
        string name = ask.Argument("name");
        switch (service)
        {
            case "gallery.list":
                return List(store, Number(ask, "from", 0, 0, int.MaxValue), Number(ask, "count", MostListed, 1, MostListed));
            case "gallery.picture":
                return Picture(store, name, Number(ask, "width", UsualWidthPixels, 1, MostSidePixels), Number(ask, "height", UsualHeightPixels, 1, MostSidePixels));
            case "gallery.delete":
                store.Delete(name);
                return AppAnswer.Done($"{name} is in the bin.");
            case "gallery.restore":
                store.Restore(name);
                return AppAnswer.Done($"{name} is back.");
            default:
                if (ask.Argument("state") is not (AppSetting.On or AppSetting.Off))
                    return AppAnswer.Refused($"The state of a favourite is '{ask.Argument("state")}', expected '{AppSetting.On}' or '{AppSetting.Off}'.");
                store.SetFavourite(name, ask.Argument("state") == AppSetting.On);
                return AppAnswer.Done();
        }
    }

    private static AppAnswer List(MediaStore store, int from, int count)
    {
        var rows = new List<Dictionary<string, string>>();
        for (int at = store.Items.Count - 1 - from; at >= 0 && rows.Count < count; at--)
        {
            MediaItem item = store.Items[at];
            rows.Add(new Dictionary<string, string>
            {
                ["name"] = item.Name,
                ["kind"] = item.Kind.ToString().ToLowerInvariant(),
                ["taken"] = item.Taken.ToString("s", CultureInfo.InvariantCulture),
                ["bytes"] = item.Bytes.ToString(CultureInfo.InvariantCulture),
                ["favourite"] = store.IsFavourite(item.Name) ? AppSetting.On : AppSetting.Off,
            });
        }

        return AppAnswer.Done(store.Items.Count.ToString(CultureInfo.InvariantCulture)) with { Rows = rows };
    }

    private AppAnswer Picture(MediaStore store, string name, int mostWidth, int mostHeight)
    {
        MediaItem item = store.Items.FirstOrDefault(each => each.Name == name) ?? throw new DeviceFailedException($"There is no file '{name}'; list them anew.");
        if (editor is null && item.Kind != MediaKind.Sound)
            return AppAnswer.Refused("These glasses cannot show pictures.");
        MediaGlance glance = MediaGlance.At(store, item);
        var row = new Dictionary<string, string>();
        if (glance.Seconds is { } seconds)
            row["seconds"] = seconds.ToString("0.##", CultureInfo.InvariantCulture);
        if (glance.Picture is not { } photo)
            return AppAnswer.Done() with { Rows = [row] };
        HudPicture picture = editor!.Shrink(photo, 1, mostWidth, mostHeight);
        row["width"] = picture.WidthPixels.ToString(CultureInfo.InvariantCulture);
        row["height"] = picture.HeightPixels.ToString(CultureInfo.InvariantCulture);
        return AppAnswer.Done() with { Rows = [row], Bytes = picture.Rgba };
    }

    private AppEvent Standing() => new(AppGallery.Changed, new Dictionary<string, string>
    {
        ["count"] = photos.Count.ToString(CultureInfo.InvariantCulture),
        ["items"] = (_store?.Items.Count ?? photos.Count).ToString(CultureInfo.InvariantCulture),
        ["problem"] = _store?.FavouritesProblem ?? "",
    });

    private static int Number(AppAsk ask, string name, int usual, int least, int most) =>
        int.TryParse(ask.Argument(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) ? Math.Clamp(number, least, most) : usual;
}
