using System.Globalization;
using NeuralGlasses.Storage;

namespace NeuralGlasses.Testing;

/// <summary>Checks of what was captured and kept; each says in one sentence what was expected and what is. A check that holds gives itself back.</summary>
public sealed class CapturedCheck
{
    // A video and a sound note begin with their first picture or samples, and end with the last whole one.
    private const double UsualWithinS = 0.5;

    private readonly VirtualGlassesFixture _glasses;

    internal CapturedCheck(VirtualGlassesFixture glasses) => _glasses = glasses;

    /// <summary>All that is kept and not deleted, the oldest first.</summary>
    public IReadOnlyList<CapturedItem> Items => [.. Store.Items.Select(Item)];

    /// <summary>Photos that are kept, those of bursts among them.</summary>
    public IReadOnlyList<CapturedItem> Photos => Of(MediaKind.Photo);

    /// <summary>Videos that are kept.</summary>
    public IReadOnlyList<CapturedItem> Videos => Of(MediaKind.Video);

    /// <summary>Sound notes that are kept.</summary>
    public IReadOnlyList<CapturedItem> SoundNotes => Of(MediaKind.Sound);

    /// <summary>Names of what was deleted and could still be taken back, the first to go first.</summary>
    public IReadOnlyList<string> Deleted => [.. Store.Bin.Select(item => item.Name)];

    private MediaStore Store => _glasses.Glasses.Store;

    /// <summary>Checks how many photos are kept.</summary>
    public CapturedCheck HasPhotos(int count) => Expect(Photos.Count == count, Many(count, "photo"));

    /// <summary>Checks how many videos are kept.</summary>
    public CapturedCheck HasVideos(int count) => Expect(Videos.Count == count, Many(count, "video"));

    /// <summary>Checks how many sound notes are kept.</summary>
    public CapturedCheck HasSoundNotes(int count) => Expect(SoundNotes.Count == count, Many(count, "sound note"));

    /// <summary>Checks that a video of about some length is kept.</summary>
    /// <param name="seconds">How long, in seconds.</param>
    /// <param name="withinS">How much longer or shorter it may be, in seconds.</param>
    public CapturedCheck HasVideoOf(double seconds, double withinS = UsualWithinS) => Expect(Videos.Any(video => Is(video, seconds, withinS)), $"a video of {Say(seconds)} s");

    /// <summary>Checks that a sound note of about some length is kept.</summary>
    /// <param name="seconds">How long, in seconds.</param>
    /// <param name="withinS">How much longer or shorter it may be, in seconds.</param>
    public CapturedCheck HasSoundNoteOf(double seconds, double withinS = UsualWithinS) => Expect(SoundNotes.Any(note => Is(note, seconds, withinS)), $"a sound note of {Say(seconds)} s");

    /// <summary>Checks how many favourites the wearer has.</summary>
    public CapturedCheck HasFavourites(int count) => Expect(Items.Count(item => item.IsFavourite) == count, Many(count, "favourite"));

    /// <summary>Checks how much was deleted and could still be taken back.</summary>
    public CapturedCheck HasDeleted(int count) => Expect(Deleted.Count == count, $"{count} in the bin and not {Deleted.Count}");

    /// <summary>Checks that nothing at all is kept.</summary>
    public CapturedCheck HasNothing() => Expect(Store.Items.Count == 0, "nothing kept");

    /// <summary>The bytes of something that is kept: a JPEG, an AVI or a WAV file.</summary>
    /// <exception cref="Devices.DeviceFailedException">There is no such file.</exception>
    public byte[] Read(string name) => Store.Read(name);

    private CapturedItem[] Of(MediaKind kind) => [.. Store.Items.Where(item => item.Kind == kind).Select(Item)];

    private CapturedItem Item(MediaItem item) =>
        new(item.Name, item.Kind, item.Taken, Store.SecondsOf(item.Name), Store.IsFavourite(item.Name));

    private CapturedCheck Expect(bool holds, string expected) => holds
        ? this
        : throw new GlassesCheckException($"Expected {expected}; at {_glasses.Now.Microseconds / 1000} ms {(Store.Items.Count == 0 ? "nothing is kept" : $"there is {string.Join(", ", Items.Select(Say))}")}.");

    private static bool Is(CapturedItem item, double seconds, double withinS) => item.Seconds is { } length && Math.Abs(length - seconds) <= withinS;

    private static string Many(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";

    private static string Say(CapturedItem item) => $"{item.Name}{(item.Seconds is { } seconds ? $" of {Say(seconds)} s" : "")}{(item.IsFavourite ? ", a favourite" : "")}";

    private static string Say(double seconds) => seconds.ToString("0.##", CultureInfo.InvariantCulture);
}
