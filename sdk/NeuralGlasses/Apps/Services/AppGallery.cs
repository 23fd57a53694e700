using System.Globalization;

namespace NeuralGlasses.Apps;

/// <summary>What was captured, for apps that have the permission of that name.</summary>
/// <param name="glasses">The glasses.</param>
public sealed class AppGallery(IAppContext glasses)
{
    /// <summary>Name of the event that says how many photos are kept, as <c>count</c>.</summary>
    public const string Changed = "gallery.changed";

    /// <summary>Asks to be told, by <see cref="Changed"/>, how many photos are kept, now and whenever that changes.</summary>
    public void Watch() => glasses.Ask(new AppAsk("gallery.watch"));

    /// <summary>The number of photos that an event tells.</summary>
    public static int CountOf(AppEvent changed)
    {
        ArgumentNullException.ThrowIfNull(changed);
        return int.TryParse(changed.Value("count"), NumberStyles.None, CultureInfo.InvariantCulture, out int count) ? count : 0;
    }
}
