using NeuralGlasses.Devices;

namespace NeuralGlasses.Hud.Spatial;

/// <summary>A flat piece of an object that shows elements, as a small display of its own, so that layout and the rules of legibility are those of any display.</summary>
/// <param name="ObjectId">The object.</param>
/// <param name="Scene">What it shows.</param>
/// <param name="Display">The piece as a display: as many pixels for a degree as the display behind it has, and letters larger by what is lost where it leans.</param>
/// <param name="Plane">Where it is.</param>
public sealed record HudSurface(string ObjectId, HudScene Scene, HudAbilities Display, HudPlane Plane)
{
    private const double CardDegrees = 9.5;
    private const double CardHeight = 3.6;
    private const double TextDegrees = 8;
    private const double TextHeight = 2;
    private const double NameDegrees = 14;

    // Head and shoulders of an adult, a guess.
    private const double PersonWidth = 0.55;
    private const double PersonHeight = 0.6;

    /// <summary>The pieces of an object that show elements, in the order in which they are painted.</summary>
    /// <param name="space">The space of the object.</param>
    /// <param name="each">The object.</param>
    /// <param name="display">The display that shows the space.</param>
    /// <param name="focusedId">What has the focus, or null.</param>
    public static IReadOnlyList<HudSurface> Of(HudSpace space, HudSpaceObject each, HudAbilities display, string? focusedId)
    {
        ArgumentNullException.ThrowIfNull(display);
        HudPlane plane = PlaneOf(space, each);
        return each switch
        {
            HudPanel panel => [Make(panel.Id, panel.Elements, panel.WidthDegrees, panel.HeightDegrees, 0, plane)],
            HudTable table => [.. table.Cards.Select(card => Piece(
                new HudCard(card.Id, card.Label, card.Detail) { Symbol = card.Symbol, CanFocus = true, MostLines = 1 }, table.WidthDegrees, table.DepthDegrees, CardDegrees, CardHeight, card.X, card.Y, table.LeanDegrees))],
            HudBoard board => [.. board.Written.Select((text, i) => Piece(
                new HudText($"{board.Id}/{i}", text.Text) { Tone = text.Tone, Alignment = HudAlignment.Centre, MostLines = 1 }, board.WidthDegrees, board.HeightDegrees, TextDegrees, TextHeight, text.X, text.Y, 0))],
            HudRemotePerson person => [NameOf(person)],
            _ => [],
        };

        HudSurface Make(string id, HudElements elements, double width, double height, double lean, HudPlane at)
        {
            double letters = display.PixelsPerDegree / Math.Cos(lean * Math.PI / 180);
            var size = new HudAbilities(Pixels(width), Pixels(height), letters, display.Colours, display.RefreshHz) { PeakCandelas = display.PeakCandelas, Transmission = display.Transmission };
            return new HudSurface(each.Id, new HudScene(id, elements) { FocusedId = focusedId }, size, at);
        }

        HudSurface Piece(HudElement element, double wholeWidth, double wholeHeight, double width, double height, double x, double y, double lean)
        {
            double larger = 1 / Math.Cos(lean * Math.PI / 180);
            return Make(element.Id, [element], width * larger, height * larger, lean, plane.Piece(x, y, width * larger / wholeWidth, height * larger / wholeHeight));
        }

        HudSurface NameOf(HudRemotePerson person)
        {
            double distance = person.Place.DistanceMetres;
            var name = new HudText(person.Id, person.Name) { Style = HudTextStyle.Title, Alignment = HudAlignment.Centre, MostLines = 1, Tone = person.Speaks ? HudTone.Accent : HudTone.Bright };
            double height = HudPlane.HalfOf(TextHeight, distance);
            HudPlane at = plane.Piece(0.5, 1 + (height / PersonHeight), HudPlane.HalfOf(NameDegrees, distance) / (PersonWidth / 2), height / (PersonHeight / 2));
            return Make(person.Id, [name], NameDegrees, TextHeight, 0, at);
        }

        int Pixels(double degrees) => Math.Max(1, (int)Math.Round(degrees * display.PixelsPerDegree));
    }

    /// <summary>Where the whole of an object is; of a person the silhouette.</summary>
    /// <param name="space">The space of the object.</param>
    /// <param name="each">The object.</param>
    public static HudPlane PlaneOf(HudSpace space, HudSpaceObject each)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(each);
        return each switch
        {
            HudPanel panel => Facing(panel.WidthDegrees, panel.HeightDegrees, 0),
            HudTable table => Facing(table.WidthDegrees, table.DepthDegrees, table.LeanDegrees),
            HudBoard board => Facing(board.WidthDegrees, board.HeightDegrees, 0),
            _ => HudPlane.Facing(space.Anchor, each.Place, PersonWidth / 2, PersonHeight / 2),
        };

        HudPlane Facing(double width, double height, double lean) =>
            HudPlane.Facing(space.Anchor, each.Place, HudPlane.HalfOf(width, each.Place.DistanceMetres), HudPlane.HalfOf(height, each.Place.DistanceMetres), lean);
    }
}
