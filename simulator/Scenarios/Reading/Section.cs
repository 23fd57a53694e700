using System.Text.Json.Nodes;

namespace NeuralGlasses.Simulator.Scenarios.Reading;

/// <summary>
/// A mapping of fields that becomes a record: what each field is called, what it may hold, what it sets and what it is when left out. The
/// reader, the schema and the tables all come from here.
/// </summary>
/// <typeparam name="T">The record.</typeparam>
internal sealed class Section<T>(string words, Func<T> make) : Shape<T>, ISection
{
    private readonly List<Field> _fields = [];
    private Action<T, Place>? _check;

    private delegate T Setter(T record, YamlNode node, Place place);

    /// <inheritdoc/>
    public override string Words => words;

    /// <inheritdoc/>
    public IReadOnlyList<FieldDescription> Fields => [.. _fields.Select(f => f.Description)];

    private List<string> Names => [.. _fields.Select(f => f.Description.Name)];

    /// <summary>Adds a field that may be left out.</summary>
    /// <param name="name">Its name in files.</param>
    /// <param name="shape">What it may hold.</param>
    /// <param name="get">Its value in a record, from which the one when it is left out is told.</param>
    /// <param name="set">A record with it.</param>
    /// <param name="description">What it sets, without a full stop.</param>
    public Section<T> With<TValue>(string name, Shape<TValue> shape, Func<T, TValue?> get, Func<T, TValue, T> set, string description) =>
        Add(new FieldDescription(name, shape, description, Default(shape, get(make())), IsRequired: false), shape, set);

    /// <summary>Adds a field that has to be there.</summary>
    public Section<T> Needs<TValue>(string name, Shape<TValue> shape, Func<T, TValue, T> set, string description) =>
        Add(new FieldDescription(name, shape, description, "", IsRequired: true), shape, set);

    /// <summary>Adds a field that may be left out and is then unknown to the record.</summary>
    public Section<T> May<TValue>(string name, Shape<TValue> shape, Func<T, TValue, T> set, string description) =>
        Add(new FieldDescription(name, shape, description, "", IsRequired: false), shape, set);

    /// <summary>Adds a mapping whose fields set this record's own.</summary>
    public Section<T> Group(string name, Section<T> group, string description)
    {
        _fields.Add(new Field(new FieldDescription(name, group, description, "as below", IsRequired: false), group.ReadInto));
        return this;
    }

    /// <summary>Adds a rule about several fields at once; it throws what <see cref="Place.Wrong"/> makes.</summary>
    public Section<T> Check(Action<T, Place> check)
    {
        _check += check;
        return this;
    }

    /// <inheritdoc/>
    public override string Show(T value) => value is null ? "none" : "as below";

    /// <inheritdoc/>
    public override JsonObject Schema()
    {
        var properties = new JsonObject();
        foreach (var field in _fields.Select(f => f.Description))
        {
            var property = field.Shape.Schema();
            property["description"] = field.Text;
            properties[field.Name] = property;
        }

        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
        var required = _fields.Where(f => f.Description.IsRequired).Select(f => (JsonNode)JsonValue.Create(f.Description.Name)).ToArray();
        if (required.Length > 0)
            schema["required"] = new JsonArray(required);
        return schema;
    }

    /// <inheritdoc/>
    public override T Read(YamlNode node, Place place) => ReadInto(make(), node, place);

    private T ReadInto(T record, YamlNode node, Place place)
    {
        if (node is not YamlMapping mapping)
            throw Misfit(node, place);
        foreach (var entry in mapping.Entries)
        {
            var at = place.Of(entry.Name, entry.Line);
            var field = _fields.Find(f => f.Description.Name == entry.Name) ?? throw at.Wrong($"is unknown; {NearestName.Suggest(entry.Name, Names)}");
            record = field.Set(record, entry.Value, at);
        }

        foreach (var field in _fields.Select(f => f.Description))
        {
            if (field.IsRequired && mapping.Find(field.Name) is null)
                throw place.Wrong($"has no {field.Name}; expected {field.Shape.Words}.");
        }

        _check?.Invoke(record, place);
        return record;
    }

    private static string Default<TValue>(Shape<TValue> shape, TValue? value) => value switch
    {
        null or "" => "none",
        _ => shape.Show(value),
    };

    private Section<T> Add<TValue>(FieldDescription description, Shape<TValue> shape, Func<T, TValue, T> set)
    {
        _fields.Add(new Field(description, (record, node, place) => set(record, shape.Read(node, place))));
        return this;
    }

    private sealed record Field(FieldDescription Description, Setter Set);
}

/// <summary>A mapping of fields, for whoever tells of it.</summary>
internal interface ISection : IShape
{
    /// <summary>Its fields.</summary>
    IReadOnlyList<FieldDescription> Fields { get; }
}

/// <summary>What a field is.</summary>
/// <param name="Name">Its name in files.</param>
/// <param name="Shape">What it may hold.</param>
/// <param name="Text">What it sets, without a full stop.</param>
/// <param name="Default">What it is when left out, as people would write it; empty where nothing can be said.</param>
/// <param name="IsRequired">Whether it has to be there.</param>
internal sealed record FieldDescription(string Name, IShape Shape, string Text, string Default, bool IsRequired);
