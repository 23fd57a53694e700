using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NeuralGlasses.Hud.Spatial;

namespace NeuralGlasses.Hud;

/// <summary>
/// Scenes as JSON in one line: what a trace keeps, a person reads, and an app of another process sends. Equal scenes give equal text. In a trace a
/// picture is its size and the SHA-256 of its pixels, so that it does not hold what the wearer saw; on the way from an app it has its pixels.
/// </summary>
public static class HudSceneJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A scene as text.</summary>
    public static string Of(HudScene scene)
    {
        ArgumentNullException.ThrowIfNull(scene);
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            Write(json, scene, withPixels: false);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Writes a scene as one JSON object.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="scene">The scene.</param>
    /// <param name="withPixels">Whether pictures are written with their pixels instead of their hashes.</param>
    internal static void Write(Utf8JsonWriter json, HudScene scene, bool withPixels)
    {
        json.WriteStartObject();
        json.WriteString("scene", scene.Id);
        if (scene.FocusedId is { } focused)
            json.WriteString("focused", focused);
        if (scene.Cursor is { } cursor)
            Write(json, cursor);
        Write(json, scene.Elements, withPixels);
        json.WriteEndObject();
    }

    /// <summary>Writes elements as the list of that name.</summary>
    internal static void Write(Utf8JsonWriter json, HudElements elements, bool withPixels)
    {
        json.WriteStartArray("elements");
        foreach (HudElement element in elements)
        {
            json.WriteStartObject();
            json.WriteString("id", element.Id);
            Write(json, element, withPixels);
            if (element.CanFocus)
                json.WriteBoolean("canFocus", true);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, HudElement element, bool withPixels)
    {
        switch (element)
        {
            case HudText text:
                json.WriteString("text", text.Text);
                json.WriteString("style", text.Style.ToString());
                json.WriteString("tone", text.Tone.ToString());
                json.WriteString("alignment", text.Alignment.ToString());
                json.WriteNumber("mostLines", text.MostLines);
                if (text.IsGrowing)
                    json.WriteBoolean("isGrowing", true);
                break;
            case HudList list:
                Write(json, list);
                break;
            case HudCard card:
                json.WriteString("card", card.Title);
                json.WriteString("text", card.Text);
                json.WriteString("tone", card.Tone.ToString());
                json.WriteString("symbol", card.Symbol.ToString());
                json.WriteNumber("mostLines", card.MostLines);
                break;
            case HudImage image:
                json.WriteString("image", image.Description);
                json.WriteNumber("heightDegrees", image.HeightDegrees);
                json.WriteNumber("widthPixels", image.Picture.WidthPixels);
                json.WriteNumber("heightPixels", image.Picture.HeightPixels);
                if (withPixels)
                    json.WriteBase64String("rgba", image.Picture.Rgba.Span);
                else
                    json.WriteString("sha256", Convert.ToHexStringLower(SHA256.HashData(image.Picture.Rgba.Span)));
                break;
            case HudProgress progress:
                json.WriteString("progress", progress.Label);
                Write(json, progress.Share);
                break;
            case HudDial dial:
                json.WriteString("dial", dial.Label);
                json.WriteString("value", dial.Value);
                Write(json, dial.Share);
                break;
            case HudIcon icon:
                json.WriteString("icon", icon.Symbol.ToString());
                json.WriteString("label", icon.Label);
                json.WriteString("tone", icon.Tone.ToString());
                break;
            case HudRow row:
                Write(json, row.Elements, withPixels);
                break;
            case HudSpace space:
                HudSpaceJson.Write(json, space, withPixels);
                break;
            case HudRect rect:
                json.WriteNumber("rectDegrees", rect.HeightDegrees);
                json.WriteString("tone", rect.Tone.ToString());
                json.WriteBoolean("isOutline", rect.IsOutline);
                break;
            default:
                throw new ArgumentException($"The element '{element.Id}' is a {element.GetType().Name}, which the SDK does not know; use an element of the SDK.", nameof(element));
        }
    }

    private static void Write(Utf8JsonWriter json, HudCursor cursor)
    {
        json.WriteStartObject("cursor");
        json.WriteNumber("right", cursor.RightDegrees);
        json.WriteNumber("down", cursor.DownDegrees);
        json.WriteString("look", cursor.Look.ToString());
        if (cursor.OverId is { } over)
            json.WriteString("over", over);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, HudList list)
    {
        json.WriteString("list", list.Title);
        json.WriteStartArray("items");
        foreach (HudItem item in list.Items)
        {
            json.WriteStartObject();
            json.WriteString("id", item.Id);
            json.WriteString("label", item.Label);
            json.WriteString("detail", item.Detail);
            if (item.Symbol != HudSymbol.None)
                json.WriteString("symbol", item.Symbol.ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    // JSON has no word for what is not a number; it is drawn as 0.
    private static void Write(Utf8JsonWriter json, double share) => json.WriteNumber("share", double.IsFinite(share) ? share : 0);
}
