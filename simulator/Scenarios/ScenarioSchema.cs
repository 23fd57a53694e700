using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NeuralGlasses.Simulator.Scenarios.Reading;

namespace NeuralGlasses.Simulator.Scenarios;

/// <summary>The schema of scenario files, for editors and other programs, made of the fields that the reader itself goes by.</summary>
public static class ScenarioSchema
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema, as text in JSON Schema 2020-12.</summary>
    public static string Text()
    {
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "NeuralGlasses scenario",
            ["description"] = "What happens in a simulated run, and what is expected of it. Rules between fields, such as the order of movements, are checked by the simulator alone.",
        };
        foreach (var (name, part) in ScenarioFields.Root.Schema().ToArray())
            schema[name] = part!.DeepClone();
        schema["$defs"] = new JsonObject { [ExpectationListShape.Definition] = ExpectationListShape.One() };
        return schema.ToJsonString(Options).ReplaceLineEndings("\n") + "\n";
    }
}
