using System.Globalization;

namespace NeuralGlasses.Apps;

/// <summary>How the wristband and its link are.</summary>
/// <param name="State">In one or two words.</param>
/// <param name="Problem">One sentence for a link that gave up; else empty.</param>
/// <param name="BatteryPercent">Charge of the band's cell, 0 to 100; null if it was not told.</param>
/// <param name="IsBatteryLow">Whether the band says that its cell is low.</param>
/// <param name="Counters">One sentence with what the link counted.</param>
public readonly record struct BandStanding(string State, string Problem, int? BatteryPercent, bool IsBatteryLow, string Counters);

/// <summary>The wristband, for apps that have the permission of that name.</summary>
/// <param name="glasses">The glasses.</param>
public sealed class AppBand(IAppContext glasses)
{
    /// <summary>Name of the event that says how the band is.</summary>
    public const string Changed = "band.changed";

    /// <summary>State of a band that is not connected.</summary>
    public const string NotConnected = "not connected";

    /// <summary>Asks to be told, by <see cref="Changed"/>, how the band is, now and whenever that changes.</summary>
    public void Watch() => glasses.Ask(new AppAsk("band.watch"));

    /// <summary>What an event tells.</summary>
    public static BandStanding Of(AppEvent changed)
    {
        ArgumentNullException.ThrowIfNull(changed);
        return new BandStanding(
            changed.Value("state"),
            changed.Value("problem"),
            int.TryParse(changed.Value("battery"), NumberStyles.None, CultureInfo.InvariantCulture, out int percent) ? percent : null,
            changed.Value("low") == AppSetting.On,
            changed.Value("counters"));
    }
}
