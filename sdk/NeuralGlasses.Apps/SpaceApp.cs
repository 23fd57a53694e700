using NeuralGlasses.Hud;
using NeuralGlasses.Hud.Spatial;
using NeuralGlasses.Interaction;

namespace NeuralGlasses.Apps;

/// <summary>Shows what can be around the wearer: a panel, a table of cards, a whiteboard and a call, or all at once. Its menu goes from one to the other.</summary>
public sealed class SpaceApp : GlassesApp
{
    private const string All = "all";
    private const string Panel = "panel";
    private const string Table = "table";
    private const string Board = "board";
    private const string Person = "person";

    private static readonly AppChoice[] Menu =
    [
        new(All, "Everything"),
        new(Panel, "Panel"),
        new(Table, "Card table"),
        new(Board, "Whiteboard"),
        new(Person, "Call"),
    ];

    private readonly HashSet<string> _turned = [];
    private string _page = All;

    /// <summary>What the app says of itself.</summary>
    public static AppManifest Manifest { get; } = BuiltInManifests.Read("space");

    /// <inheritdoc/>
    protected override void OnOpen() => Show(All);

    /// <inheritdoc/>
    protected override void OnIntent(in AppIntent intent)
    {
        if (intent.Kind != IntentKind.Select || intent.FocusedId is not { } card || !card.StartsWith("card-", StringComparison.Ordinal))
            return;
        if (!_turned.Remove(card))
            _turned.Add(card);
        Show(_page);
    }

    /// <inheritdoc/>
    protected override void OnAction(string action) => Show(action);

    private void Show(string page)
    {
        _page = page;
        bool isAll = page == All;
        IReadOnlyList<HudSpaceObject> objects = page switch
        {
            Panel => [Notes(new HudPlace(0, 0, 1.2))],
            Table => [Cards(new HudPlace(0, -4, 0.9))],
            Board => [Sketch(new HudPlace(0, 0, 1.6))],
            Person => [Caller(new HudPlace(0, 0, 1.4))],
            _ => [Caller(new HudPlace(-18, 7, 3)), Notes(new HudPlace(-2, 8, 1.6)), Sketch(new HudPlace(15.5, 8, 2)), Cards(new HudPlace(0, -8.5, 0.9))],
        };
        Glasses.Show(new HudScene(page, [new HudSpace("around", new HudAnchor(HudAnchorKind.World), objects)]), leadsBack: false, menu: Menu);

        HudPanel Notes(HudPlace place) => new("notes", place, [new HudText("notes-title", "Meeting at 14:30") { Style = HudTextStyle.Title }, new HudText("notes-text", "Two prototypes, one decision. Anna draws, you deal.")])
        {
            WidthDegrees = isAll ? 13 : 18,
            HeightDegrees = 6,
        };
    }

    private static HudRemotePerson Caller(HudPlace place) => new("anna", place, "Anna") { Speaks = true };

    private static HudBoard Sketch(HudPlace place) => new(
        "board",
        place,
        "Whiteboard",
        "A band on a wrist, and an arrow from it to glasses.",
        [
            new HudStroke([.. Ring(0.22, 0.52, 0.11, 0.2)]) { Tone = HudTone.Accent },
            new HudStroke([new(0.38, 0.52), new(0.6, 0.52)]),
            new HudStroke([new(0.55, 0.45), new(0.6, 0.52), new(0.55, 0.59)]),
            new HudStroke([.. Ring(0.7, 0.52, 0.06, 0.09)]) { Tone = HudTone.Warning },
            new HudStroke([.. Ring(0.86, 0.52, 0.06, 0.09)]) { Tone = HudTone.Warning },
            new HudStroke([new(0.76, 0.5), new(0.78, 0.47), new(0.8, 0.5)]) { Tone = HudTone.Warning },
        ],
        [new HudBoardText("band", 0.22, 0.84), new HudBoardText("glasses", 0.78, 0.84)])
    {
        WidthDegrees = 17,
        HeightDegrees = 11,
    };

    private HudTable Cards(HudPlace place) => new("table", place, "Cards", [Card(1, "Seven", 0.17, 0.3), Card(2, "Queen", 0.5, 0.3), Card(3, "Ace", 0.83, 0.3), Card(4, "Two", 0.33, 0.74), Card(5, "King", 0.67, 0.74)]) { DepthDegrees = 14 };

    private HudTableCard Card(int number, string face, double x, double y)
    {
        string id = $"card-{number}";
        return _turned.Contains(id) ? new HudTableCard(id, face, "", x, y) : new HudTableCard(id, $"Card {number}", "", x, y);
    }

    private static IEnumerable<HudBoardPoint> Ring(double x, double y, double width, double height)
    {
        const int Steps = 32;
        for (var i = 0; i <= Steps; i++)
        {
            var (sin, cos) = Math.SinCos(2 * Math.PI * i / Steps);
            yield return new HudBoardPoint(x + (width * cos), y + (height * sin));
        }
    }
}
