using System.Text.Json;
using NeuralGlasses.Hud.Spatial;
using NeuralGlasses.Settings;

namespace NeuralGlasses.Hud;

/// <summary>Reads scenes that <see cref="HudSceneJson"/> wrote with their pixels.</summary>
internal static class HudSceneReading
{
    private const int MostText = 1 << 20;
    private const int MostElements = 1000;
    private const int DeepestRow = 4;

    /// <summary>Reads a scene.</summary>
    /// <exception cref="SettingsException">It is none; the message names the field, what was found and what was expected.</exception>
    public static HudScene Read(JsonSection json)
    {
        string id = json.Text("scene");
        string? focused = json.Has("focused") ? json.Text("focused") : null;
        HudElements elements = Elements(json, 0);
        json.Done();
        try
        {
            return new HudScene(id, elements) { FocusedId = focused };
        }
        catch (ArgumentException error)
        {
            throw new SettingsException($"{json.File}: {error.Message}", error);
        }
    }

    /// <summary>Reads the list of elements.</summary>
    internal static HudElements Elements(JsonSection json, int depth)
    {
        if (depth > DeepestRow)
            throw json.Wrong("elements", $"is {depth} rows deep", $"at most {DeepestRow}");
        return [.. json.Sections("elements", MostElements).Select(element => Element(element, depth))];
    }

    private static HudElement Element(JsonSection json, int depth)
    {
        string id = json.Text("id");
        bool canFocus = json.Flag("canFocus", false);
        HudElement element = Kind(json) switch
        {
            "text" => new HudText(id, Long(json, "text"))
            {
                Style = Named(json, "style", HudTextStyle.Body),
                Tone = Named(json, "tone", HudTone.Bright),
                Alignment = Named(json, "alignment", HudAlignment.Start),
                MostLines = (int)json.Whole("mostLines", 0, MostElements, 0),
                IsGrowing = json.Flag("isGrowing", false),
            },
            "list" => new HudList(id, json.Text("list"), [.. json.Sections("items", MostElements).Select(Item)]),
            "card" => new HudCard(id, json.Text("card"), Long(json, "text"))
            {
                Tone = Named(json, "tone", HudTone.Accent),
                Symbol = Named(json, "symbol", HudSymbol.None),
                MostLines = (int)json.Whole("mostLines", 0, MostElements, HudCard.UsualLines),
            },
            "image" => new HudImage(id, Picture(json), json.Text("image"), json.Number("heightDegrees", 0, 180)),
            "progress" => new HudProgress(id, json.Text("progress"), json.Number("share", -1e9, 1e9)),
            "dial" => new HudDial(id, json.Text("dial"), json.Number("share", -1e9, 1e9), json.Text("value")),
            "icon" => new HudIcon(id, json.Word("icon", Enum.GetNames<HudSymbol>()) is var symbol ? Enum.Parse<HudSymbol>(symbol) : default, json.Text("label")) { Tone = Named(json, "tone", HudTone.Bright) },
            "rectDegrees" => new HudRect(id, json.Number("rectDegrees", 0, 180)) { Tone = Named(json, "tone", HudTone.Surface), IsOutline = json.Flag("isOutline", false) },
            "space" => HudSpaceReading.Read(json, id),
            _ => new HudRow(id, Elements(json, depth + 1)),
        };
        json.Done();
        return element with { CanFocus = canFocus };
    }

    // The kind is said by the field that only it has; a card has a text as well, so it comes before one.
    private static string Kind(JsonSection json)
    {
        string[] kinds = ["list", "card", "image", "progress", "dial", "icon", "rectDegrees", "space", "elements", "text"];
        return Array.Find(kinds, json.Has) ?? throw json.Wrong("text", "is missing", $"one of {string.Join(", ", kinds)}, which says what the element is");
    }

    private static HudItem Item(JsonSection json)
    {
        var item = new HudItem(json.Text("id"), json.Text("label"), json.Text("detail", "")) { Symbol = Named(json, "symbol", HudSymbol.None) };
        json.Done();
        return item;
    }

    private static HudPicture Picture(JsonSection json)
    {
        int width = (int)json.Whole("widthPixels", 1, HudPicture.MostPixels);
        int height = (int)json.Whole("heightPixels", 1, HudPicture.MostPixels);
        if (json.Raw("rgba") is not { ValueKind: JsonValueKind.String } rgba || !rgba.TryGetBytesFromBase64(out byte[]? pixels))
            throw json.Wrong("rgba", "is no base64", "the pixels as four bytes each");
        return pixels.Length == 4 * width * height ? new HudPicture(width, height, pixels) : throw json.Wrong("rgba", $"has {pixels.Length} bytes", $"{4 * width * height} for {width} x {height} pixels");
    }

    private static string Long(JsonSection json, string field) => json.Text(field, null, MostText);

    /// <summary>A word of an enumeration.</summary>
    internal static T Named<T>(JsonSection json, string field, T fallback)
        where T : struct, Enum => json.Has(field) ? Enum.Parse<T>(json.Word(field, Enum.GetNames<T>())) : fallback;
}
