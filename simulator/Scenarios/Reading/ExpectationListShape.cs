using System.Text.Json.Nodes;
using NeuralGlasses.Simulator.Verdicts;

namespace NeuralGlasses.Simulator.Scenarios.Reading;

/// <summary>Expectations: one or a list, each a sentence or a mapping of one name.</summary>
internal sealed class ExpectationListShape : Shape<IReadOnlyList<Expectation>>
{
    /// <inheritdoc/>
    public override string Words => "a list of expectations, such as 'event fist within 600 ms'";

    /// <inheritdoc/>
    public override string Show(IReadOnlyList<Expectation> value) => "none";

    /// <summary>Name under which the schema keeps one expectation.</summary>
    public const string Definition = "expectation";

    /// <inheritdoc/>
    public override JsonObject Schema() => new()
    {
        ["anyOf"] = new JsonArray(Reference(), new JsonObject { ["type"] = "array", ["items"] = Reference() }),
    };

    /// <summary>One expectation, as JSON Schema.</summary>
    public static JsonObject One()
    {
        var properties = new JsonObject();
        foreach (var form in ExpectationFields.Forms)
            properties[form.Key] = form.Schema();
        return new JsonObject
        {
            ["anyOf"] = new JsonArray(
                new JsonObject { ["type"] = "string", ["pattern"] = $"^({string.Join('|', ExpectationFields.Forms.Select(f => f.Head))})( |$)" },
                new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false, ["minProperties"] = 1, ["maxProperties"] = 1 }),
        };
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Expectation> Read(YamlNode node, Place place) => node is YamlList list
        ? [.. list.Items.Select((item, i) => ReadOne(item, place.Of(i, item.Line)))]
        : [ReadOne(node, place.Of(0, node.Line))];

    private static JsonObject Reference() => new() { ["$ref"] = $"#/$defs/{Definition}" };

    private Expectation ReadOne(YamlNode node, Place place)
    {
        if (node is YamlScalar { IsNothing: false } sentence)
            return ExpectationSentence.Read(sentence, place);
        if (node is not YamlMapping mapping || mapping.Entries.Count == 0)
            throw Misfit(node, place);
        var entry = mapping.Entries[0];
        var form = ExpectationFields.Forms.FirstOrDefault(f => f.Key == entry.Name);
        if (form is null)
        {
            // An unquoted sentence with ": " in it looks to YAML like a name and a value.
            throw entry.Name.Contains(' ')
                ? place.Wrong($"is '{entry.Name}' and a value behind it; put the whole sentence in single quotes, for it has a colon.")
                : place.Of(entry.Name, entry.Line).Wrong($"is unknown; {NearestName.Suggest(entry.Name, [.. ExpectationFields.Forms.Select(f => f.Key)])}");
        }

        if (mapping.Entries.Count > 1)
            throw place.Wrong($"has '{mapping.Entries[1].Name}' beside '{entry.Name}'; expected one name with all else within it, such as '{entry.Name}: {{ … }}'.");
        return form.Read(entry.Value, place.Of(entry.Name, entry.Line));
    }
}
