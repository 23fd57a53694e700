using System.Buffers;
using System.Text.Json;
using NeuralGlasses.Apps;
using NeuralGlasses.Apps.Messages;
using NeuralGlasses.Hud;
using NeuralGlasses.Settings;

namespace NeuralGlasses.Hosting.Process;

/// <summary>Requests of an app to the glasses as JSON, and back.</summary>
public static class AppRequestWire
{
    private const int MostText = 1 << 20;

    /// <summary>A request as JSON.</summary>
    public static byte[] Write(in AppRequest request)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("request", JsonNames.Of(request.Kind));
            if (request.Text is { } text)
                json.WriteString("text", text);
            if (request.Value is { } value)
                json.WriteString("value", value);
            if (request.IsNews)
                json.WriteBoolean("isNews", true);
            if (request.IsByAssistant)
                json.WriteBoolean("byAssistant", true);
            if (request.Scene is { } scene)
                WriteScene(json, scene, request);
            if (request.Notice is { } notice)
                WriteNotice(json, notice);
            if (request.Ask is { } ask)
            {
                json.WriteString("service", ask.Service);
                JsonNames.Write(json, "arguments", ask.Arguments);
            }

            if (request.Kind is AppRequestKind.Ask or AppRequestKind.Say)
                json.WriteNumber("number", request.Number);

            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Reads a request.</summary>
    /// <exception cref="SettingsException">It is none; the message names the field, what was found and what was expected.</exception>
    public static AppRequest Read(ReadOnlyMemory<byte> frame)
    {
        JsonSection json = JsonNames.Parse("request", frame);
        AppRequestKind kind = JsonNames.Value<AppRequestKind>(json, "request");
        var request = new AppRequest(kind);
        request = kind switch
        {
            AppRequestKind.Show => request with
            {
                Scene = HudSceneReading.Read(json.Section("show") ?? throw json.Wrong("show", "is missing", "a scene")),
                LeadsBack = json.Flag("leadsBack", false),
                Menu = Menu(json),
            },
            AppRequestKind.Tell => request with { Text = json.Text("text", null, MostText), IsNews = json.Flag("isNews", false) },
            AppRequestKind.Withdraw or AppRequestKind.Log or AppRequestKind.Failed => request with { Text = json.Text("text", null, MostText) },
            AppRequestKind.Say => request with { Text = json.Text("text", null, MostText), IsByAssistant = json.Flag("byAssistant", false), Number = Number(json) },
            AppRequestKind.Store => request with { Text = json.Text("text", null, AppStorage.MostKeyLength), Value = json.Has("value") ? json.Text("value", null, (int)AppManifest.MostStorageBytes) : null },
            AppRequestKind.Notify => request with { Notice = Notice(json.Section("notice") ?? throw json.Wrong("notice", "is missing", "a notice")) },
            AppRequestKind.Ask => request with
            {
                Ask = new AppAsk(json.Text("service")) { Arguments = JsonNames.Texts(json.Section("arguments")) },
                Number = Number(json),
            },
            _ => request,
        };
        json.Done();
        return request;
    }

    private static int Number(JsonSection json) => (int)json.Whole("number", 0, int.MaxValue, 0);

    private static void WriteScene(Utf8JsonWriter json, HudScene scene, in AppRequest request)
    {
        json.WritePropertyName("show");
        HudSceneJson.Write(json, scene, withPixels: true);
        json.WriteBoolean("leadsBack", request.LeadsBack);
        if (request.Menu is not { Count: > 0 } menu)
            return;
        json.WriteStartArray("menu");
        foreach (AppChoice choice in menu)
        {
            json.WriteStartObject();
            json.WriteString("id", choice.Id);
            json.WriteString("title", choice.Title);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteNotice(Utf8JsonWriter json, AppNotice notice)
    {
        json.WriteStartObject("notice");
        json.WriteString("id", notice.Id);
        json.WriteString("title", notice.Title);
        json.WriteString("text", notice.Text);
        json.WriteString("tone", JsonNames.Of(notice.Tone));
        json.WriteString("symbol", JsonNames.Of(notice.Symbol));
        json.WriteString("urgency", JsonNames.Of(notice.Urgency));
        json.WriteBoolean("isConfirmation", notice.IsConfirmation);
        json.WriteEndObject();
    }

    private static IReadOnlyList<AppChoice>? Menu(JsonSection json) => json.Has("menu")
        ? [.. json.Sections("menu", 20).Select(choice =>
        {
            var read = new AppChoice(choice.Text("id"), choice.Text("title"));
            choice.Done();
            return read;
        })]
        : null;

    private static AppNotice Notice(JsonSection json)
    {
        var notice = new AppNotice(json.Text("id"), json.Text("title"), json.Text("text", "", MostText))
        {
            Tone = json.Has("tone") ? JsonNames.Value<HudTone>(json, "tone") : HudTone.Accent,
            Symbol = json.Has("symbol") ? JsonNames.Value<HudSymbol>(json, "symbol") : HudSymbol.None,
            Urgency = json.Has("urgency") ? JsonNames.Value<AppUrgency>(json, "urgency") : AppUrgency.Normal,
            IsConfirmation = json.Flag("isConfirmation", false),
        };
        json.Done();
        return notice;
    }
}
