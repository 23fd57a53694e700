using System.Text.Json.Nodes;
using NeuralGlasses.Simulator.Verdicts;

namespace NeuralGlasses.Simulator.Scenarios.Reading;

/// <summary>
/// One kind of expectation: the words that it begins with, what may stand right behind them, and its clauses, each of which begins with the
/// name of its field. So a sentence is a mapping written in one line, and both are read by the same fields.
/// </summary>
internal abstract class ExpectationForm(string head, string? subject, string description)
{
    /// <summary>Words that the sentence begins with.</summary>
    public string Head => head;

    /// <summary>The same as the name of a field.</summary>
    public string Key => head.Replace(' ', '_');

    /// <summary>Field that stands right behind these words; null for none.</summary>
    public string? Subject => subject;

    /// <summary>What is expected, without a full stop.</summary>
    public string Description => description;

    /// <summary>Its fields.</summary>
    public abstract ISection Section { get; }

    /// <summary>Words that begin a clause.</summary>
    public IEnumerable<string> Clauses => Section.Fields.Select(f => f.Name).Where(n => n != subject);

    /// <summary>Reads what stands behind the head; a single value is the subject.</summary>
    public Expectation Read(YamlNode node, Place place)
    {
        var fields = node switch
        {
            YamlScalar { IsNothing: true } => new YamlMapping(node.Line, []),
            YamlScalar when subject is not null => new YamlMapping(node.Line, [new YamlEntry(subject, node.Line, node)]),
            _ => node,
        };
        return Make(fields, place) with { Line = place.Line, Sentence = node is YamlMapping or YamlScalar ? Sentence((YamlMapping)fields) : head };
    }

    /// <summary>What may stand behind the head, as JSON Schema.</summary>
    public JsonObject Schema()
    {
        var mapping = Section.Schema();
        mapping["description"] = description;
        return subject is null
            ? mapping
            : new JsonObject { ["anyOf"] = new JsonArray(mapping, Section.Fields.Single(f => f.Name == subject).Shape.Schema()) };
    }

    /// <summary>Reads its fields.</summary>
    protected abstract Expectation Make(YamlNode fields, Place place);

    // In the order of the file, the subject first.
    private string Sentence(YamlMapping fields)
    {
        var words = fields.Entries
            .OrderBy(e => e.Name == subject ? 0 : 1)
            .Select(e => (e.Name == subject ? "" : e.Name + " ") + (e.Value is YamlScalar { IsPlain: false } text ? $"\"{text.Text}\"" : e.Value.Found));
        return string.Join(' ', [head, .. words]);
    }
}

/// <summary>A kind of expectation of a type.</summary>
/// <typeparam name="T">The type.</typeparam>
internal sealed class ExpectationForm<T>(string head, string? subject, string description, Section<T> section) : ExpectationForm(head, subject, description)
    where T : Expectation
{
    /// <inheritdoc/>
    public override ISection Section => section;

    /// <inheritdoc/>
    protected override Expectation Make(YamlNode fields, Place place) => section.Read(fields, place);
}
