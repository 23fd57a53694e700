using System.Globalization;
using NeuralGlasses.Hud;

namespace NeuralGlasses.Apps;

/// <summary>The camera for apps that have the permission of that name. The glasses light the capture light, look that it shines, and log every wish.</summary>
/// <param name="glasses">The glasses.</param>
public sealed class AppCamera(IAppContext glasses)
{
    /// <summary>Name of the event with a picture of the viewfinder.</summary>
    public const string Seen = "camera.seen";

    /// <summary>Takes a photo in the usual size, with the zoom of the viewfinder if there is one.</summary>
    /// <param name="taken">Called with the name under which it is kept, or with the reason why there is none.</param>
    /// <param name="delayS">Seconds until it is taken, 0 to 60.</param>
    public void TakePhoto(Action<AppAnswer> taken, double delayS = 0) => glasses.Ask(With("camera.photo", "delay", delayS), taken);

    /// <summary>Takes photos in a row, as fast as the camera can.</summary>
    /// <param name="count">How many, 1 to 20.</param>
    /// <param name="taken">Called when it is over, with how many were kept.</param>
    public void TakeBurst(int count, Action<AppAnswer> taken) => glasses.Ask(With("camera.burst", "count", count), taken);

    /// <summary>Begins a video, with sound if the app may hear; <see cref="Stop"/> ends it.</summary>
    /// <param name="kept">Called when it is over, with what was kept.</param>
    public void StartVideo(Action<AppAnswer> kept) => glasses.Ask(new AppAsk("camera.video"), kept);

    /// <summary>Begins a viewfinder, whose pictures come as <see cref="Seen"/> until the app is left or <see cref="Stop"/> is called.</summary>
    /// <param name="ended">Called when it is over, with the reason.</param>
    public void StartViewfinder(Action<AppAnswer> ended) => glasses.Ask(new AppAsk("camera.viewfinder"), ended);

    /// <summary>Turns the zoom of the viewfinder by steps of a dial.</summary>
    public void Zoom(double steps) => glasses.Ask(With("camera.zoom", "steps", steps));

    /// <summary>Ends all that the app captures, and cancels a photo that waits; what was captured is kept.</summary>
    public void Stop() => glasses.Ask(new AppAsk("camera.stop"));

    /// <summary>The picture of an event, and its zoom.</summary>
    public static (HudPicture Picture, double Zoom) PictureOf(AppEvent seen)
    {
        ArgumentNullException.ThrowIfNull(seen);
        return (new HudPicture(Whole("width"), Whole("height"), seen.Bytes), double.Parse(seen.Value("zoom", "1"), CultureInfo.InvariantCulture));

        int Whole(string name) => int.Parse(seen.Value(name, "0"), CultureInfo.InvariantCulture);
    }

    private static AppAsk With(string service, string name, double value) => new(service) { Arguments = new Dictionary<string, string> { [name] = value.ToString(CultureInfo.InvariantCulture) } };
}
