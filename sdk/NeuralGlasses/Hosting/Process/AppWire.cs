using System.Buffers;
using System.Text.Json;
using NeuralGlasses.Apps;
using NeuralGlasses.Apps.Messages;
using NeuralGlasses.Devices;
using NeuralGlasses.Hud;
using NeuralGlasses.Interaction;
using NeuralGlasses.Settings;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Hosting.Process;

/// <summary>Messages of the glasses to an app as JSON, and back.</summary>
public static class AppWire
{
    /// <summary>A message as JSON.</summary>
    public static byte[] Write(in AppMessage message)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("message", JsonNames.Of(message.Kind));
            json.WriteNumber("at", message.At.Microseconds);
            WriteBody(json, message);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Reads a message.</summary>
    /// <exception cref="SettingsException">It is none.</exception>
    public static AppMessage ReadMessage(ReadOnlyMemory<byte> frame)
    {
        JsonSection json = JsonNames.Parse("message", frame);
        AppMessageKind kind = JsonNames.Value<AppMessageKind>(json, "message");
        var message = new AppMessage(kind, new HostTime(json.Whole("at", long.MinValue, long.MaxValue)));
        message = kind switch
        {
            AppMessageKind.Intent => message with { Intent = Intent(json, message.At) },
            AppMessageKind.Action => message with { Text = json.Text("text") },
            AppMessageKind.Setting => message with { Text = json.Text("text"), Value = json.Text("value") },
            AppMessageKind.Shown => message with { Shown = new SceneShown(json.Text("scene"), JsonNames.Value<HudOutcome>(json, "outcome"), json.Text("reason", "", 10_000)) },
            AppMessageKind.Answer => message with { Number = (int)json.Whole("number", 0, int.MaxValue), Answer = Answer(json) },
            AppMessageKind.Event => message with { Event = new AppEvent(json.Text("event"), JsonNames.Texts(json.Section("values"))) { Bytes = JsonNames.Bytes(json) } },
            AppMessageKind.Start => message with { Start = AppStartWire.Read(json) },
            _ => message,
        };
        json.Done();
        return message;
    }

    private static void WriteBody(Utf8JsonWriter json, in AppMessage message)
    {
        switch (message.Kind)
        {
            case AppMessageKind.Intent:
                json.WriteString("intent", IntentNames.Of(message.Intent.Kind));
                if (message.Intent.FocusedId is { } focused)
                    json.WriteString("focused", focused);
                json.WriteNumber("x", message.Intent.X);
                json.WriteNumber("y", message.Intent.Y);
                break;
            case AppMessageKind.Action:
                json.WriteString("text", message.Text);
                break;
            case AppMessageKind.Setting:
                json.WriteString("text", message.Text);
                json.WriteString("value", message.Value);
                break;
            case AppMessageKind.Shown:
                json.WriteString("scene", message.Shown.SceneId);
                json.WriteString("outcome", JsonNames.Of(message.Shown.Outcome));
                json.WriteString("reason", message.Shown.Reason);
                break;
            case AppMessageKind.Answer when message.Answer is { } answer:
                json.WriteNumber("number", message.Number);
                json.WriteBoolean("isDone", answer.IsDone);
                json.WriteString("text", answer.Text);
                WriteRows(json, answer.Rows);
                JsonNames.WriteBytes(json, answer.Bytes);
                break;
            case AppMessageKind.Event when message.Event is { } happened:
                json.WriteString("event", happened.Name);
                JsonNames.Write(json, "values", happened.Values);
                JsonNames.WriteBytes(json, happened.Bytes);
                break;
            case AppMessageKind.Start when message.Start is { } start:
                AppStartWire.Write(json, start);
                break;
        }
    }

    private static void WriteRows(Utf8JsonWriter json, IReadOnlyList<IReadOnlyDictionary<string, string>> rows)
    {
        if (rows.Count == 0)
            return;
        json.WriteStartArray("rows");
        foreach (IReadOnlyDictionary<string, string> row in rows)
            JsonNames.Write(json, null, row);
        json.WriteEndArray();
    }

    private static AppIntent Intent(JsonSection json, HostTime at)
    {
        string name = json.Word("intent", IntentNames.All);
        IntentNames.TryFind(name, out IntentKind kind);
        return new AppIntent(kind, json.Has("focused") ? json.Text("focused") : null, at) { X = json.Number("x", -1e9, 1e9), Y = json.Number("y", -1e9, 1e9) };
    }

    private static AppAnswer Answer(JsonSection json) => new(json.Flag("isDone", false), json.Text("text", null, 1 << 20))
    {
        Rows = [.. json.Sections("rows", 10_000).Select(row => JsonNames.Texts(row))],
        Bytes = JsonNames.Bytes(json),
    };
}
