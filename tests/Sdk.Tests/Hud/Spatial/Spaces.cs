using NeuralGlasses.Devices;
using NeuralGlasses.Hud;
using NeuralGlasses.Hud.Spatial;

namespace NeuralGlasses.Sdk.Tests.Hud.Spatial;

// Spaces for tests, one of every object among them, and a display that is as wide as the simulator's widest.
internal static class Spaces
{
    public static readonly HudAbilities Wide = new(1280, 720, 24, HudColours.Colour24, 60);

    public static HudPanel Panel(double bearing = 0, double elevation = 0, double metres = 1) => new("panel", new HudPlace(bearing, elevation, metres), [
        new HudText("heading", "Platform 7") { Style = HudTextStyle.Title },
        new HudList("trains", "", [new HudItem("first", "Bern", "14:02"), new HudItem("second", "Basel", "14:07")]),
    ]);

    public static HudTable Table(double bearing = 0, double elevation = 0, double metres = 0.9) => new("table", new HudPlace(bearing, elevation, metres), "Cards", [
        new HudTableCard("ace", "Ace", "of hearts", 0.2, 0.3),
        new HudTableCard("king", "King", "", 0.75, 0.35),
        new HudTableCard("two", "Two", "", 0.5, 0.72) { Symbol = HudSymbol.Check },
    ]);

    public static HudBoard Board(double bearing = 0, double elevation = 0, double metres = 1.5) => new(
        "board",
        new HudPlace(bearing, elevation, metres),
        "Whiteboard",
        "A house beside a tree.",
        [
            new HudStroke([new(0.15, 0.8), new(0.15, 0.45), new(0.3, 0.2), new(0.45, 0.45), new(0.45, 0.8), new(0.15, 0.8)]) { WidthDegrees = 0.3 },
            new HudStroke([new(0.7, 0.8), new(0.7, 0.4)]) { Tone = HudTone.Warning, WidthDegrees = 0.5 },
            new HudStroke([new(0.7, 0.3)]) { Tone = HudTone.Accent, WidthDegrees = 4 },
        ],
        [new HudBoardText("home", 0.3, 0.9), new HudBoardText("tree", 0.7, 0.9) { Tone = HudTone.Accent }]);

    public static HudRemotePerson Person(double bearing = 0, double elevation = 0, double metres = 1.5) => new("anna", new HudPlace(bearing, elevation, metres), "Anna");

    public static HudScene Scene(params HudSpaceObject[] objects) => Scene(HudAnchorKind.World, objects);

    public static HudScene Scene(HudAnchorKind anchor, params HudSpaceObject[] objects) => new("scene", [new HudSpace("space", new HudAnchor(anchor), objects)]);

    public static HudScene Everything() => Scene(Person(-18, 7, 3), Panel(-1, 8, 1.6), Board(16, 7, 2) with { WidthDegrees = 16, HeightDegrees = 11 }, Table(0, -8.5) with { DepthDegrees = 14 });
}
