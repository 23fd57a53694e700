using System.Globalization;
using System.Text.Json;
using NeuralGlasses.Apps;
using NeuralGlasses.Apps.Messages;
using NeuralGlasses.Devices;
using NeuralGlasses.Settings;

namespace NeuralGlasses.Hosting.Process;

/// <summary>With what an app begins, as JSON and back.</summary>
internal static class AppStartWire
{
    public static void Write(Utf8JsonWriter json, AppStart start)
    {
        json.WriteString("startedAt", start.StartedAt.ToString("O", CultureInfo.InvariantCulture));
        json.WriteStartObject("glasses");
        if (start.Glasses.Display is { } display)
            WriteDisplay(json, display);
        json.WriteStartArray("camera");
        foreach (CameraMode mode in start.Glasses.CameraModes)
        {
            json.WriteStartObject();
            json.WriteNumber("widthPixels", mode.WidthPixels);
            json.WriteNumber("heightPixels", mode.HeightPixels);
            json.WriteNumber("perSecond", mode.PerSecond);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("hardware");
        foreach (AppHardware part in start.Glasses.Hardware)
            json.WriteStringValue(JsonNames.Of(part));
        json.WriteEndArray();
        json.WriteEndObject();
        JsonNames.Write(json, "settings", start.Settings);
        JsonNames.Write(json, "stored", start.Stored);
    }

    public static AppStart Read(JsonSection json)
    {
        JsonSection glasses = json.Section("glasses") ?? throw json.Wrong("glasses", "is missing", "what the glasses can do");
        AppHardware[] parts = Enum.GetValues<AppHardware>();
        string[] names = [.. parts.Select(JsonNames.Of)];
        var abilities = new GlassesAbilities
        {
            Display = glasses.Section("display") is { } display ? ReadDisplay(display) : null,
            CameraModes = [.. glasses.Sections("camera").Select(ReadMode)],
            Hardware = [.. glasses.Words("hardware", names).Select(word => parts[Array.IndexOf(names, word)])],
        };
        glasses.Done();
        string startedAt = json.Text("startedAt");
        return new AppStart(
            DateTimeOffset.TryParseExact(startedAt, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset time) ? time : throw json.Wrong("startedAt", $"is '{startedAt}'", "a time of ISO 8601"),
            abilities,
            JsonNames.Texts(json.Section("settings")),
            JsonNames.Texts(json.Section("stored")));
    }

    private static void WriteDisplay(Utf8JsonWriter json, HudAbilities display)
    {
        json.WriteStartObject("display");
        json.WriteNumber("widthPixels", display.WidthPixels);
        json.WriteNumber("heightPixels", display.HeightPixels);
        json.WriteNumber("pixelsPerDegree", display.PixelsPerDegree);
        json.WriteString("colours", JsonNames.Of(display.Colours));
        json.WriteNumber("refreshHz", display.RefreshHz);
        json.WriteNumber("mostLight", display.MostLight);
        json.WriteNumber("peakCandelas", display.PeakCandelas);
        json.WriteNumber("transmission", display.Transmission);
        json.WriteEndObject();
    }

    private static HudAbilities ReadDisplay(JsonSection json)
    {
        var display = new HudAbilities(
            (int)json.Whole("widthPixels", 1, 100_000),
            (int)json.Whole("heightPixels", 1, 100_000),
            json.Number("pixelsPerDegree", 1e-3, 1e6),
            JsonNames.Value<HudColours>(json, "colours"),
            json.Number("refreshHz", 1e-3, 1e6))
        {
            MostLight = json.Number("mostLight", 0, 1),
            PeakCandelas = json.Number("peakCandelas", 0, 1e9),
            Transmission = json.Number("transmission", 0, 1),
        };
        json.Done();
        return display;
    }

    private static CameraMode ReadMode(JsonSection json)
    {
        var mode = new CameraMode((int)json.Whole("widthPixels", 1, 100_000), (int)json.Whole("heightPixels", 1, 100_000), json.Number("perSecond", 0, 1e6));
        json.Done();
        return mode;
    }
}
