namespace NeuralGlasses.Apps;

/// <summary>Says how many photos are kept.</summary>
public sealed class GalleryApp : GlassesApp
{
    private int _count;

    /// <summary>What the app says of itself.</summary>
    public static AppManifest Manifest { get; } = BuiltInManifests.Read("gallery");

    private string Detail => _count == 1 ? "1 photo" : $"{_count} photos";

    /// <inheritdoc/>
    protected override void OnStart() => new AppGallery(Glasses).Watch();

    /// <inheritdoc/>
    protected override void OnEvent(AppEvent happened)
    {
        _count = AppGallery.CountOf(happened);
        Glasses.Tell(Detail);
    }

    /// <inheritdoc/>
    protected override void OnAction(string action) => Glasses.Notify(new AppNotice("count", "Gallery", Detail) { IsConfirmation = true });
}
