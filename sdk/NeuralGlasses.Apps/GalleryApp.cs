using NeuralGlasses.Devices;
using NeuralGlasses.Hud;
using NeuralGlasses.Interaction;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Apps;

/// <summary>Says how many photos are kept.</summary>
/// <param name="photos">Where they are kept.</param>
public sealed class GalleryApp(IPhotoStore photos) : IGlassesApp
{
    /// <inheritdoc/>
    public string Id => "gallery";

    /// <inheritdoc/>
    public string Title => "Gallery";

    /// <inheritdoc/>
    public string Detail => photos.Count == 1 ? "1 photo" : $"{photos.Count} photos";

    /// <inheritdoc/>
    public bool TryHandle(in Intent intent, IAppContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (intent.Kind != IntentKind.Select)
            return false;
        context.Notify(HudNoticeKind.Confirmation, Title, Detail, intent.At);
        return true;
    }

    /// <inheritdoc/>
    public void Advance(HostTime now, IAppContext context)
    {
    }
}
