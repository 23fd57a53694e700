using System.Text.Json;

namespace NeuralGlasses.Hud.Spatial;

/// <summary>Spaces as JSON, a part of a scene's.</summary>
internal static class HudSpaceJson
{
    public static void Write(Utf8JsonWriter json, HudSpace space, bool withPixels)
    {
        json.WriteString("space", space.Anchor.Kind.ToString());
        json.WriteNumber("bearingDegrees", space.Anchor.BearingDegrees);
        json.WriteNumber("elevationDegrees", space.Anchor.ElevationDegrees);
        json.WriteStartArray("objects");
        foreach (HudSpaceObject each in space.Objects)
        {
            json.WriteStartObject();
            json.WriteString("id", each.Id);
            json.WriteNumber("bearingDegrees", each.Place.BearingDegrees);
            json.WriteNumber("elevationDegrees", each.Place.ElevationDegrees);
            json.WriteNumber("distanceMetres", each.Place.DistanceMetres);
            Write(json, each, withPixels);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, HudSpaceObject each, bool withPixels)
    {
        switch (each)
        {
            case HudPanel panel:
                json.WriteString("kind", "panel");
                json.WriteNumber("widthDegrees", panel.WidthDegrees);
                json.WriteNumber("heightDegrees", panel.HeightDegrees);
                HudSceneJson.Write(json, panel.Elements, withPixels);
                break;
            case HudTable table:
                json.WriteString("kind", "table");
                json.WriteString("title", table.Title);
                json.WriteNumber("widthDegrees", table.WidthDegrees);
                json.WriteNumber("depthDegrees", table.DepthDegrees);
                json.WriteNumber("leanDegrees", table.LeanDegrees);
                Write(json, table.Cards);
                break;
            case HudBoard board:
                json.WriteString("kind", "board");
                json.WriteString("title", board.Title);
                json.WriteString("description", board.Description);
                json.WriteNumber("widthDegrees", board.WidthDegrees);
                json.WriteNumber("heightDegrees", board.HeightDegrees);
                Write(json, board);
                break;
            case HudRemotePerson person:
                json.WriteString("kind", "person");
                json.WriteString("name", person.Name);
                json.WriteBoolean("speaks", person.Speaks);
                break;
            default:
                throw new ArgumentException($"The object '{each.Id}' is a {each.GetType().Name}, which the SDK does not know; use an object of the SDK.", nameof(each));
        }
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<HudTableCard> cards)
    {
        json.WriteStartArray("cards");
        foreach (HudTableCard card in cards)
        {
            json.WriteStartObject();
            json.WriteString("id", card.Id);
            json.WriteString("label", card.Label);
            json.WriteString("detail", card.Detail);
            json.WriteNumber("x", card.X);
            json.WriteNumber("y", card.Y);
            if (card.Symbol != HudSymbol.None)
                json.WriteString("symbol", card.Symbol.ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, HudBoard board)
    {
        json.WriteStartArray("strokes");
        foreach (HudStroke stroke in board.Strokes)
        {
            json.WriteStartObject();
            json.WriteString("tone", stroke.Tone.ToString());
            json.WriteNumber("widthDegrees", double.IsFinite(stroke.WidthDegrees) ? stroke.WidthDegrees : 0);
            json.WriteStartArray("points");
            foreach (HudBoardPoint point in stroke.Points)
            {
                json.WriteNumberValue(point.X);
                json.WriteNumberValue(point.Y);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("written");
        foreach (HudBoardText text in board.Written)
        {
            json.WriteStartObject();
            json.WriteString("text", text.Text);
            json.WriteString("tone", text.Tone.ToString());
            json.WriteNumber("x", text.X);
            json.WriteNumber("y", text.Y);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
