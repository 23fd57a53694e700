using NeuralGlasses.Devices;
using NeuralGlasses.Hud;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Conformance;

/// <summary>The display: an answer for every scene, with a reason where it is not all shown.</summary>
internal static class DisplayChecks
{
    private const string Device = "display";
    private const double PatienceMs = 2000;

    public static void Make(CheckRoom room)
    {
        IHudDisplay display = room.Devices.Display;
        if (display.Abilities is not { } abilities)
        {
            room.Check(Device, "blocks every scene where there is none", () =>
            {
                HostTime at = room.Now;
                HudResult result = display.Show(Scene(1), at);
                return result.Outcome == HudOutcome.Blocked ? Reason(result, at) : $"A scene was {result.Outcome}, expected {HudOutcome.Blocked} on glasses without a display.";
            });
            return;
        }

        room.Check(Device, "abilities are possible", () => Possible(abilities));
        room.Check(Device, "shows a scene", () => Shows(room, display, Scene(1)));
        room.Check(Device, "shows another one soon after, or says why not", () =>
        {
            Shows(room, display, Scene(2));
            HostTime at = room.Now;
            HudResult soon = display.Show(Scene(3), at);
            if (soon.Outcome == HudOutcome.Blocked)
                return $"It blocked a scene that came soon after another ({soon.Reason}), expected it to be shown or dropped.";
            return Reason(soon, at) ?? (soon.Outcome == HudOutcome.Dropped ? Shows(room, display, Scene(3)) : null);
        });
        room.Check(Device, "shows the same scene again", () => Shows(room, display, Scene(3)));
        room.Check(Device, "goes dark", () => Shows(room, display, HudScene.Dark));
    }

    private static string? Possible(HudAbilities abilities)
    {
        if (abilities.WidthPixels <= 0 || abilities.HeightPixels <= 0)
            return $"It has {abilities.WidthPixels} x {abilities.HeightPixels} pixels, expected numbers above 0.";
        if (!(abilities.PixelsPerDegree > 0) || !(abilities.RefreshHz > 0))
            return $"It has {CheckRoom.Text(abilities.PixelsPerDegree)} pixels a degree and {CheckRoom.Text(abilities.RefreshHz)} frames a second, expected numbers above 0.";
        return abilities.MostLight is > 0 and <= 1 && abilities.Transmission is >= 0 and <= 1 && abilities.PeakCandelas > 0
            ? null
            : $"It may give {CheckRoom.Text(abilities.MostLight)} of its light, lets {CheckRoom.Text(abilities.Transmission)} through and shines with {CheckRoom.Text(abilities.PeakCandelas)} cd/m2, expected shares of 0 to 1 and a luminance above 0.";
    }

    private static string? Shows(CheckRoom room, IHudDisplay display, HudScene scene)
    {
        HostTime from = room.Now;
        HudResult result = display.Show(scene, room.Now);
        while (result.Outcome == HudOutcome.Dropped && room.Now.MillisecondsSince(from) < PatienceMs)
        {
            room.Wait(10);
            result = display.Show(scene, room.Now);
        }

        if (result.Outcome is HudOutcome.Dropped or HudOutcome.Blocked)
            return $"The scene was {result.Outcome} for {PatienceMs / 1000} s ({result.Reason}), expected it to be shown.";
        return Reason(result, from);
    }

    private static string? Reason(in HudResult result, HostTime from)
    {
        if ((result.Outcome == HudOutcome.Displayed) != string.IsNullOrEmpty(result.Reason))
            return $"A scene was {result.Outcome} with the reason '{result.Reason}', expected a reason for all but {HudOutcome.Displayed}.";
        double ms = result.VisibleAt.MillisecondsSince(from);
        return ms is >= 0 and <= 2 * PatienceMs ? null : $"The scene is seen {CheckRoom.Text(ms)} ms after it was given, expected 0 to {2 * PatienceMs} ms.";
    }

    private static HudScene Scene(int number) => new($"conformance-{number}", [new HudText("line", $"Check {number}")]);
}
