using System.Globalization;
using NeuralGlasses.Hud;

namespace NeuralGlasses.Apps;

/// <summary>What the home looks like.</summary>
internal static class HomeScenes
{
    /// <summary>The rooms.</summary>
    public static HudScene Areas(IReadOnlyList<(string Area, int Count)> areas, in HomeStanding standing, string stem) => new("areas",
        areas.Count == 0
            ? [new HudCard("none", standing.IsConnected ? "Nothing here yet" : "Not connected", standing.IsConnected ? "No device has told of itself." : standing.Problem ?? "") { Symbol = standing.IsConnected ? HudSymbol.None : HudSymbol.Warning, Tone = standing.IsConnected ? HudTone.Accent : HudTone.Warning }]
            : [.. Banner(standing), new HudList("list", "My home", [.. areas.Select(area => new HudItem(stem + area.Area, area.Area.Length == 0 ? "Elsewhere" : HomeWords.Short(area.Area), area.Count.ToString(CultureInfo.InvariantCulture)))])]);

    /// <summary>What is in a room.</summary>
    public static HudScene Things(string area, IReadOnlyList<HomeLine> lines, in HomeStanding standing) => new("things",
        lines.Count == 0
            ? [new HudCard("none", "Nothing here", "What was here is gone.")]
            : [.. Banner(standing), new HudList("list", area.Length == 0 ? "Elsewhere" : HomeWords.Short(area), [.. lines.Select(line => new HudItem(line.Id, HomeWords.Short(line.Name), HomeWords.Short(HomeWords.StateOf(line))) { Symbol = line.IsAvailable ? HudSymbol.None : HudSymbol.Warning })])]);

    /// <summary>Something that is turned.</summary>
    public static HudScene Dial(HomeLine line, double level) => new("dial",
    [
        DialOf(line, level, HomeWords.Level(line, level)),
        new HudText("hint", line.IsRisky ? "Turn, then pinch to set" : "Turn to set, pinch when done") { Style = HudTextStyle.Caption, Tone = HudTone.Dim, Alignment = HudAlignment.Centre },
    ]);

    /// <summary>A question that is answered with no unless the wearer goes on to yes.</summary>
    public static HudScene Question(HomeConfirmation asked, string yes) => new("confirm",
    [
        new HudText("question", asked.Question) { Style = HudTextStyle.Title, MostLines = 2 },
        .. asked.Detail.Length > 0 ? [new HudText("detail", asked.Detail) { Style = HudTextStyle.Caption, Tone = HudTone.Dim, MostLines = 3 }] : Array.Empty<HudElement>(),
        new HudList("answers", "", [new HudItem("no", "No", ""), new HudItem(yes, "Yes", "")]),
    ]);

    // The arc holds five characters; a longer unit goes beside the name.
    private static HudDial DialOf(HomeLine line, double level, string value)
    {
        bool fits = value.Length <= 5;
        return new HudDial("value", fits ? HomeWords.Short(line.Name) : $"{HomeWords.Short(line.Name)} · {line.Unit}", (level - line.Least) / (line.Most - line.Least), fits ? value : value[..^line.Unit.Length].TrimEnd());
    }

    private static HudElement[] Banner(in HomeStanding standing) =>
        standing.IsConnected ? [] : [new HudText("banner", "Not connected: as it was last") { Style = HudTextStyle.Caption, Tone = HudTone.Warning, MostLines = 1 }];
}
