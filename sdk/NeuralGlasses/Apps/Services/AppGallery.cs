using System.Globalization;
using NeuralGlasses.Hud;
using NeuralGlasses.Storage;

namespace NeuralGlasses.Apps;

/// <summary>Something that was captured.</summary>
/// <param name="Name">Its file name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Taken">Local time at which it was begun.</param>
/// <param name="Bytes">Its length, in bytes.</param>
/// <param name="IsFavourite">Whether the wearer marked it.</param>
public readonly record struct GalleryItem(string Name, MediaKind Kind, DateTime Taken, long Bytes, bool IsFavourite);

/// <summary>A part of the gallery.</summary>
/// <param name="Items">What is in it, the newest first.</param>
/// <param name="Total">How much there is in all.</param>
/// <param name="Complaint">One sentence that says why nothing is listed; empty where it is.</param>
public sealed record GalleryPage(IReadOnlyList<GalleryItem> Items, int Total, string Complaint);

/// <summary>What is to be seen of something that was captured.</summary>
/// <param name="Picture">The photo, or the first picture of a video; null for sound, and where it cannot be shown.</param>
/// <param name="Seconds">How long it is, in seconds; null for a photo, and where nobody knows.</param>
/// <param name="Complaint">One sentence that says why it cannot be shown; empty where it can.</param>
public sealed record GalleryPicture(HudPicture? Picture, double? Seconds, string Complaint);

/// <summary>What was captured, for apps that have the permission of that name.</summary>
/// <param name="glasses">The glasses.</param>
public sealed class AppGallery(IAppContext glasses)
{
    /// <summary>Name of the event that says how many photos are kept, as <c>count</c>, how much of all kinds, as <c>items</c>, and what could not be read, as <c>problem</c>.</summary>
    public const string Changed = "gallery.changed";

    /// <summary>Asks to be told, by <see cref="Changed"/>, how many photos are kept, now and whenever something changes.</summary>
    public void Watch() => glasses.Ask(new AppAsk("gallery.watch"));

    /// <summary>Asks for a part of all that is kept.</summary>
    /// <param name="from">Place of the first, 0 for the newest.</param>
    /// <param name="count">How many, 1 to 1000.</param>
    /// <param name="listed">Called with them.</param>
    public void List(int from, int count, Action<GalleryPage> listed)
    {
        ArgumentNullException.ThrowIfNull(listed);
        glasses.Ask(Asking("gallery.list", ("from", Text(from)), ("count", Text(count))), answer => listed(answer.IsDone
            ? new GalleryPage([.. answer.Rows.Select(Item)], int.Parse(answer.Text, CultureInfo.InvariantCulture), "")
            : new GalleryPage([], 0, answer.Text)));
    }

    /// <summary>Asks for a small picture of something.</summary>
    /// <param name="name">Its file name.</param>
    /// <param name="seen">Called with the picture, or with the reason why there is none.</param>
    /// <param name="mostWidthPixels">Most pixels across, 1 to 1024.</param>
    /// <param name="mostHeightPixels">Most pixels down, 1 to 1024.</param>
    public void Picture(string name, Action<GalleryPicture> seen, int mostWidthPixels = 320, int mostHeightPixels = 240)
    {
        ArgumentNullException.ThrowIfNull(seen);
        glasses.Ask(Asking("gallery.picture", ("name", name), ("width", Text(mostWidthPixels)), ("height", Text(mostHeightPixels))), answer => seen(PictureOf(answer)));
    }

    /// <summary>Puts something into the bin, out of which it goes when room is needed.</summary>
    /// <param name="name">Its file name.</param>
    /// <param name="deleted">Called with what became of it.</param>
    public void Delete(string name, Action<AppAnswer> deleted) => glasses.Ask(Asking("gallery.delete", ("name", name)), deleted);

    /// <summary>Takes something out of the bin.</summary>
    /// <param name="name">Its file name.</param>
    /// <param name="restored">Called with what became of it.</param>
    public void Restore(string name, Action<AppAnswer> restored) => glasses.Ask(Asking("gallery.restore", ("name", name)), restored);

    /// <summary>Makes something a favourite, or takes that back.</summary>
    /// <param name="name">Its file name.</param>
    /// <param name="isFavourite">Which of both.</param>
    /// <param name="marked">Called with what became of it.</param>
    public void SetFavourite(string name, bool isFavourite, Action<AppAnswer> marked) =>
        glasses.Ask(Asking("gallery.favourite", ("name", name), ("state", isFavourite ? AppSetting.On : AppSetting.Off)), marked);

    /// <summary>The number of photos that an event tells.</summary>
    public static int CountOf(AppEvent changed) => NumberOf(changed, "count");

    /// <summary>The number of photos, videos and sounds that an event tells.</summary>
    public static int ItemsOf(AppEvent changed) => NumberOf(changed, "items");

    /// <summary>One sentence on what of the gallery could not be read; empty for nothing.</summary>
    public static string ProblemOf(AppEvent changed)
    {
        ArgumentNullException.ThrowIfNull(changed);
        return changed.Value("problem");
    }

    private static int NumberOf(AppEvent changed, string name)
    {
        ArgumentNullException.ThrowIfNull(changed);
        return int.TryParse(changed.Value(name), NumberStyles.None, CultureInfo.InvariantCulture, out int count) ? count : 0;
    }

    private static GalleryItem Item(IReadOnlyDictionary<string, string> row) => new(
        row["name"],
        Enum.Parse<MediaKind>(row["kind"], ignoreCase: true),
        DateTime.ParseExact(row["taken"], "s", CultureInfo.InvariantCulture),
        long.Parse(row["bytes"], CultureInfo.InvariantCulture),
        row["favourite"] == AppSetting.On);

    private static GalleryPicture PictureOf(AppAnswer answer)
    {
        if (!answer.IsDone || answer.Rows.Count == 0)
            return new GalleryPicture(null, null, answer.Text);
        IReadOnlyDictionary<string, string> row = answer.Rows[0];
        double? seconds = row.TryGetValue("seconds", out string? text) ? double.Parse(text, CultureInfo.InvariantCulture) : null;
        HudPicture? picture = answer.Bytes.IsEmpty ? null : new HudPicture(int.Parse(row["width"], CultureInfo.InvariantCulture), int.Parse(row["height"], CultureInfo.InvariantCulture), answer.Bytes);
        return new GalleryPicture(picture, seconds, "");
    }

    private static AppAsk Asking(string service, params (string Name, string Value)[] arguments) =>
        new(service) { Arguments = arguments.ToDictionary(each => each.Name, each => each.Value) };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
