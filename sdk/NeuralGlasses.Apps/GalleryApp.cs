using NeuralGlasses.Devices;
using NeuralGlasses.Hud;
using NeuralGlasses.Interaction;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Apps;

/// <summary>Says how many photos are kept.</summary>
/// <param name="photos">Where they are kept.</param>
public sealed class GalleryApp(IPhotoStore photos) : IGlassesApp
{
    private string _detail = "0 photos";
    private int _detailCount;

    /// <inheritdoc/>
    public string Id => "gallery";

    /// <inheritdoc/>
    public string Title => "Gallery";

    /// <inheritdoc/>
    public string Detail
    {
        get
        {
            if (photos.Count != _detailCount)
            {
                _detailCount = photos.Count;
                _detail = _detailCount == 1 ? "1 photo" : $"{_detailCount} photos";
            }

            return _detail;
        }
    }

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
