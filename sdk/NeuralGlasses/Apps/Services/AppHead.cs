using System.Globalization;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Apps;

/// <summary>Where the wearer looks.</summary>
/// <param name="YawDegrees">Turned to the right since <paramref name="Since"/>, in degrees, -180 to 180. It is summed up from a gyroscope and drifts: at first by what that is off, about a degree a second, and by far less once the head was still for a second.</param>
/// <param name="PitchDegrees">Looking up from the horizon, in degrees, -90 to 90; gravity keeps it true.</param>
/// <param name="RollDegrees">Tilted to the right shoulder, in degrees, -180 to 180; gravity keeps it true.</param>
/// <param name="Since">Host time at which the yaw was 0. Another one than in the report before means that the head was not followed in between, and the yaw counts anew.</param>
/// <param name="Lost">Samples of the sensor that were lost since the app began to follow the head.</param>
public readonly record struct HeadTurn(double YawDegrees, double PitchDegrees, double RollDegrees, HostTime Since, long Lost);

/// <summary>The wearer's head, for apps that have the permission of that name: where it looks, while the app is open, the glasses are worn and the display is awake.</summary>
/// <param name="glasses">The glasses.</param>
public sealed class AppHead(IAppContext glasses)
{
    /// <summary>Name of the event that says where the wearer looks.</summary>
    public const string Turned = "head.turned";

    /// <summary>Most reports a second.</summary>
    public const int MostPerSecond = 10;

    /// <summary>Begins to be told, by <see cref="Turned"/>, where the wearer looks. <see cref="Stop"/> ends it, and so does leaving the app; while nobody wears the glasses or they sleep, it pauses.</summary>
    /// <param name="ended">Called when it is over, with the reason, or with why it cannot be; null for nobody.</param>
    /// <param name="perSecond">Most reports a second, 1 to <see cref="MostPerSecond"/>.</param>
    public void Follow(Action<AppAnswer>? ended = null, int perSecond = MostPerSecond) =>
        glasses.Ask(new AppAsk("head.follow") { Arguments = new Dictionary<string, string> { ["rate"] = perSecond.ToString(CultureInfo.InvariantCulture) } }, ended);

    /// <summary>Ends it.</summary>
    public void Stop() => glasses.Ask(new AppAsk("head.stop"));

    /// <summary>What an event tells.</summary>
    public static HeadTurn Of(AppEvent turned)
    {
        ArgumentNullException.ThrowIfNull(turned);
        return new HeadTurn(Degrees("yaw"), Degrees("pitch"), Degrees("roll"), new HostTime(Whole("since")), Whole("lost"));

        double Degrees(string name) => double.TryParse(turned.Value(name), NumberStyles.Float, CultureInfo.InvariantCulture, out double degrees) ? degrees : 0;
        long Whole(string name) => long.TryParse(turned.Value(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? number : 0;
    }
}
