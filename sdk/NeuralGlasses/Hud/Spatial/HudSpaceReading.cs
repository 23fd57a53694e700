using System.Text.Json;
using NeuralGlasses.Settings;

namespace NeuralGlasses.Hud.Spatial;

/// <summary>Reads spaces that <see cref="HudSpaceJson"/> wrote with pixels.</summary>
internal static class HudSpaceReading
{
    private const int MostStrokes = 2000;

    /// <summary>Reads a space.</summary>
    /// <exception cref="SettingsException">It is none; the message names the field, what was found and what was expected.</exception>
    public static HudSpace Read(JsonSection json, string id)
    {
        var anchor = new HudAnchor(HudSceneReading.Named(json, "space", HudAnchorKind.World))
        {
            BearingDegrees = json.Number("bearingDegrees", -180, 180, 0),
            ElevationDegrees = json.Number("elevationDegrees", -45, 45, 0),
        };
        try
        {
            return new HudSpace(id, anchor, [.. json.Sections("objects", HudSpace.MostObjects).Select(Object)]);
        }
        catch (ArgumentException error)
        {
            throw new SettingsException($"{json.File}: {error.Message}", error);
        }
    }

    private static HudSpaceObject Object(JsonSection json)
    {
        string id = json.Text("id");
        var place = new HudPlace(json.Number("bearingDegrees", -180, 180), json.Number("elevationDegrees", -80, 80), json.Number("distanceMetres", HudPlace.NearestMetres, HudPlace.FurthestMetres));
        HudSpaceObject each = json.Word("kind", ["panel", "table", "board", "person"]) switch
        {
            "panel" => new HudPanel(id, place, HudSceneReading.Elements(json, 1)) { WidthDegrees = Degrees(json, "widthDegrees"), HeightDegrees = Degrees(json, "heightDegrees") },
            "table" => new HudTable(id, place, json.Text("title"), [.. json.Sections("cards", HudTable.MostCards).Select(Card)])
            {
                WidthDegrees = Degrees(json, "widthDegrees"),
                DepthDegrees = Degrees(json, "depthDegrees"),
                LeanDegrees = json.Number("leanDegrees", 0, 60),
            },
            "board" => new HudBoard(
                id,
                place,
                json.Text("title"),
                json.Text("description"),
                [.. json.Sections("strokes", MostStrokes).Select(Stroke)],
                [.. json.Sections("written", HudBoard.MostTexts).Select(Written)])
            {
                WidthDegrees = Degrees(json, "widthDegrees"),
                HeightDegrees = Degrees(json, "heightDegrees"),
            },
            _ => new HudRemotePerson(id, place, json.Text("name")) { Speaks = json.Flag("speaks", false) },
        };
        json.Done();
        return each;
    }

    private static HudTableCard Card(JsonSection json)
    {
        var card = new HudTableCard(json.Text("id"), json.Text("label"), json.Text("detail", ""), Share(json, "x"), Share(json, "y")) { Symbol = HudSceneReading.Named(json, "symbol", HudSymbol.None) };
        json.Done();
        return card;
    }

    private static HudBoardText Written(JsonSection json)
    {
        var text = new HudBoardText(json.Text("text"), Share(json, "x"), Share(json, "y")) { Tone = HudSceneReading.Named(json, "tone", HudTone.Bright) };
        json.Done();
        return text;
    }

    private static HudStroke Stroke(JsonSection json)
    {
        var stroke = new HudStroke(Points(json)) { Tone = HudSceneReading.Named(json, "tone", HudTone.Bright), WidthDegrees = json.Number("widthDegrees", 0, 90, 0.2) };
        json.Done();
        return stroke;
    }

    private static List<HudBoardPoint> Points(JsonSection json)
    {
        const string Expected = "an even number of numbers, at most 40000";
        if (json.Raw("points") is not { ValueKind: JsonValueKind.Array } numbers)
            throw json.Wrong("points", "is no list", Expected);
        int count = numbers.GetArrayLength();
        if (count % 2 != 0 || count > 2 * HudBoard.MostPoints)
            throw json.Wrong("points", $"has {count} entries", Expected);
        var points = new List<HudBoardPoint>(count / 2);
        double x = 0;
        var isX = true;
        foreach (JsonElement number in numbers.EnumerateArray())
        {
            if (number.ValueKind != JsonValueKind.Number || !number.TryGetDouble(out double value))
                throw json.Wrong("points", "has an entry that is no number", Expected);
            if (isX)
                x = value;
            else
                points.Add(new HudBoardPoint(x, value));
            isX = !isX;
        }

        return points;
    }

    private static double Degrees(JsonSection json, string field) => json.Number(field, 1, HudSpaceObject.MostDegrees);

    private static double Share(JsonSection json, string field) => json.Number(field, 0, 1);
}
