using System.Globalization;

namespace NeuralGlasses.Storage;

/// <summary>File names by time and number, such as <c>2026-11-26_15-04-05_001.jpg</c>; what is in the making or in the bin has one ending more.</summary>
internal static class MediaNames
{
    public const string Part = ".part";
    public const string Bin = ".deleted";

    private const string Pattern = "yyyy-MM-dd_HH-mm-ss";

    private static readonly (string Ending, MediaKind Kind)[] Endings = [(".jpg", MediaKind.Photo), (".png", MediaKind.Photo), (".avi", MediaKind.Video), (".wav", MediaKind.Sound)];

    public static string Stem(DateTimeOffset local, int number) => $"{local.ToString(Pattern, CultureInfo.InvariantCulture)}_{number:D3}";

    /// <summary>Reads a name without a further ending; false for a file that is none of ours.</summary>
    public static bool TryRead(string name, long bytes, out MediaItem? item)
    {
        item = null;
        foreach ((string ending, MediaKind kind) in Endings)
        {
            if (!name.EndsWith(ending, StringComparison.Ordinal) || name.Length < Pattern.Length + 4 + ending.Length || name[Pattern.Length] != '_')
                continue;
            ReadOnlySpan<char> number = name.AsSpan(Pattern.Length + 1, name.Length - Pattern.Length - 1 - ending.Length);
            if (number.IndexOfAnyExceptInRange('0', '9') >= 0)
                continue;
            if (!DateTime.TryParseExact(name.AsSpan(0, Pattern.Length), Pattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime taken))
                continue;
            item = new MediaItem(name, kind, taken, bytes);
            return true;
        }

        return false;
    }

    /// <summary>Reads a name with a further ending.</summary>
    public static bool TryRead(string name, string further, long bytes, out MediaItem? item)
    {
        item = null;
        return name.EndsWith(further, StringComparison.Ordinal) && TryRead(name[..^further.Length], bytes, out item);
    }
}
