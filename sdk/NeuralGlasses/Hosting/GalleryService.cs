using System.Globalization;
using NeuralGlasses.Apps;
using NeuralGlasses.Devices;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Hosting;

/// <summary>Tells apps what was captured.</summary>
internal sealed class GalleryService(IPhotoStore photos) : IAppService
{
    private readonly Watchers _watchers = new();
    private int _told = -1;

    public string Name => "gallery";

    public AppPermission Permission => AppPermission.Gallery;

    public void Handle(AppCall asked)
    {
        if (asked.Ask.Service != "gallery.watch")
        {
            asked.Reply(AppAnswer.Refused($"The gallery does not know '{asked.Ask.Service}'; it knows gallery.watch."));
            return;
        }

        _watchers.Add(asked);
        asked.Reply(AppAnswer.Done());
        asked.Tell(Standing());
    }

    public void Advance(HostTime now)
    {
        if (photos.Count == _told)
            return;
        _told = photos.Count;
        _watchers.Tell(Standing());
    }

    public void Left(string appId, HostTime now) => _watchers.Remove(appId);

    private AppEvent Standing() => new(AppGallery.Changed, new Dictionary<string, string> { ["count"] = photos.Count.ToString(CultureInfo.InvariantCulture) });
}
