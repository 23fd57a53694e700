using NeuralGlasses.Interaction.Head;
using NeuralGlasses.Settings;

namespace NeuralGlasses.Interaction;

/// <summary>Reads files of gesture settings.</summary>
internal static class GestureSettingsReading
{
    // What is longer helps nobody: an hour.
    private const double MostMs = 3_600_000;

    /// <summary>Lays a file over settings.</summary>
    /// <exception cref="SettingsException">It is not such a file.</exception>
    public static GestureSettings Lay(GestureSettings under, string name, string json)
    {
        JsonSection file = JsonSection.Parse(name, json);
        ActionGateOptions gate = file.Section("gate") is { } section ? Gate(under.Gate, section) : under.Gate;
        HeadUpOptions head = file.Section("head") is { } looks ? Head(under.Head, looks) : under.Head;
        var contexts = under.Contexts.ToDictionary(each => each.Key, each => each.Value, StringComparer.Ordinal);
        foreach ((string context, JsonSection meanings) in file.Section("contexts")?.Entries() ?? [])
            contexts[context] = Meanings(contexts.GetValueOrDefault(context), meanings);
        file.Done();
        return new GestureSettings { Gate = gate, Head = head, Contexts = contexts };
    }

    private static ActionGateOptions Gate(ActionGateOptions under, JsonSection section)
    {
        var intents = under.Intents.ToDictionary(each => each.Key, each => each.Value, StringComparer.Ordinal);
        foreach ((string intent, JsonSection gate) in section.Section("intents")?.Entries() ?? [])
        {
            if (!IntentNames.TryFind(intent, out _))
                throw gate.Unknown(gate.Path, intent, IntentNames.All);
            IntentGate before = intents.GetValueOrDefault(intent) ?? new IntentGate();
            intents[intent] = new IntentGate
            {
                MinGapMs = gate.Number("minGapMs", 0, MostMs, before.MinGapMs),
                MinConfidence = gate.Number("minConfidence", 0, 1, before.MinConfidence),
            };
            gate.Done();
        }

        var options = new ActionGateOptions
        {
            MaxAgeMs = section.Number("maxAgeMs", 1, MostMs, under.MaxAgeMs),
            LeadOffHoldMs = section.Number("leadOffHoldMs", 0, MostMs, under.LeadOffHoldMs),
            DuplicateMs = section.Number("duplicateMs", 0, MostMs, under.DuplicateMs),
            AwakeMs = section.Number("awakeMs", 0, MostMs, under.AwakeMs),
            Intents = intents,
        };
        section.Done();
        return options;
    }

    private static HeadUpOptions Head(HeadUpOptions under, JsonSection section)
    {
        double upDegrees = section.Number("upDegrees", 5, 60, under.UpDegrees);
        var options = new HeadUpOptions
        {
            UpDegrees = upDegrees,
            RearmDegrees = section.Number("rearmDegrees", 1, Math.BitDecrement(upDegrees), under.RearmDegrees),
            RiseMs = section.Number("riseMs", 100, 5000, under.RiseMs),
            HoldMs = section.Number("holdMs", 0, 5000, under.HoldMs),
        };
        section.Done();
        return options;
    }

    private static Dictionary<string, string> Meanings(IReadOnlyDictionary<string, string>? under, JsonSection section)
    {
        var meanings = under?.ToDictionary(each => each.Key, each => each.Value, StringComparer.Ordinal) ?? new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string gesture, string word) in section.TextEntries())
        {
            if (!IntentMeaning.Words.Contains(word))
                throw section.Unknown(section.At(gesture), word, IntentMeaning.Words);
            meanings[gesture] = word;
        }

        return meanings;
    }
}
