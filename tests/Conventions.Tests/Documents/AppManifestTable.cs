using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using NeuralGlasses.Apps;

namespace NeuralGlasses.Conventions.Tests.Documents;

/// <summary>The table of the fields of <c>app.json</c>: those that its reader asks for, with the sentences of the members that they become.</summary>
internal static class AppManifestTable
{
    // Every field, with what it may stand beside.
    private const string Whole = """
        {
          "id": "org.example.whole", "version": "1.0.0", "title": "Whole", "symbol": "clock", "assembly": "Whole.dll", "type": "Whole.App",
          "permissions": ["notifications"],
          "hardware": { "required": ["display"], "optional": ["speaker"] },
          "home": [{ "title": "Line", "action": "act" }],
          "intents": ["capture"],
          "actions": [{ "id": "act", "title": "Act", "description": "Acts." }],
          "settings": [{ "id": "number", "title": "Number", "kind": "number", "least": 0, "most": 2, "step": 1, "default": 1 }],
          "budget": { "milliwattSeconds": 1, "secondsInView": 1, "interruptions": 1 },
          "background": true, "holdsAttention": true, "tickMs": 100, "storageBytes": 1
        }
        """;

    // The line of the home menu above names one, which is all why they could not be left out.
    private const string Actions = "actions";

    private static readonly Dictionary<string, string> Meanings = new()
    {
        ["hardware"] = "What it needs of the glasses.",
        ["hardware.required"] = Property(nameof(AppManifest.Required)),
        ["hardware.optional"] = Property(nameof(AppManifest.Optional)),
        ["home[].title"] = SdkMeanings.OfParameter(typeof(AppHomeLine), "Title"),
        ["home[].action"] = SdkMeanings.OfParameter(typeof(AppHomeLine), "Action"),
        ["actions[].id"] = SdkMeanings.OfParameter(typeof(AppAction), "Id"),
        ["actions[].title"] = SdkMeanings.OfParameter(typeof(AppAction), "Title"),
        ["actions[].description"] = SdkMeanings.OfParameter(typeof(AppAction), "Description"),
        ["settings[].id"] = SdkMeanings.OfParameter(typeof(AppSetting), "Id"),
        ["settings[].title"] = SdkMeanings.OfParameter(typeof(AppSetting), "Title"),
        ["settings[].kind"] = "`switch`, `number`, `choice` or `text`; a choice has a list `choices` of texts.",
        ["settings[].default"] = SdkMeanings.OfParameter(typeof(AppSetting), "Default"),
        ["settings[].least"] = SdkMeanings.Of(typeof(AppSetting), nameof(AppSetting.Least), 'P'),
        ["settings[].most"] = SdkMeanings.Of(typeof(AppSetting), nameof(AppSetting.Most), 'P'),
        ["settings[].step"] = SdkMeanings.Of(typeof(AppSetting), nameof(AppSetting.Step), 'P'),
        ["budget.milliwattSeconds"] = SdkMeanings.Of(typeof(AppBudget), nameof(AppBudget.MilliwattSeconds), 'P'),
        ["budget.secondsInView"] = SdkMeanings.Of(typeof(AppBudget), nameof(AppBudget.SecondsInView), 'P'),
        ["budget.interruptions"] = SdkMeanings.Of(typeof(AppBudget), nameof(AppBudget.Interruptions), 'P'),
        ["background"] = Property(nameof(AppManifest.RunsInBackground)),
    };

    /// <summary>Properties of a manifest that no field of the table stands for.</summary>
    internal static IEnumerable<string> Unnamed() =>
        from property in typeof(AppManifest).GetProperties(BindingFlags.Public | BindingFlags.Instance)
        let field = property.Name switch
        {
            nameof(AppManifest.Required) or nameof(AppManifest.Optional) => "hardware",
            nameof(AppManifest.RunsInBackground) => "background",
            var name => char.ToLowerInvariant(name[0]) + name[1..],
        }
        where !Whole.Contains($"\"{field}\"", StringComparison.Ordinal)
        select property.Name;

    internal static string Build() => MarkedTable.Build(
        "Field | JSON | Maybe | Meaning",
        JsonFields.Of((JsonObject)JsonNode.Parse(Whole)!, bytes => AppManifestFile.Read("app.json", Encoding.UTF8.GetString(bytes)))
            .Select(field => $"`{field.Path}` | {field.Kind} | {(field.IsMaybe || field.Path == Actions ? "maybe" : "")} | {Meaning(field.Path)}"));

    private static string Meaning(string path) => Meanings.TryGetValue(path, out string? meaning) ? meaning : Property(char.ToUpperInvariant(path[0]) + path[1..]);

    private static string Property(string name) => SdkMeanings.Of(typeof(AppManifest), name, 'P');
}
