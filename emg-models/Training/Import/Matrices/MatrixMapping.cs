using System.Text.Json;
using NeuralGlasses.Recordings;

namespace NeuralGlasses.Training.Import.Matrices;

/// <summary>What the columns of a matrix are, read from a JSON file and checked.</summary>
internal sealed record MatrixMapping
{
    public const string KnownFields =
        "rateHz, units, scale, channels, label, labels, dataset, subject, session, licence, source, device, header, separator";

    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, AllowDuplicateProperties = false };

    private MatrixMapping(string path, MappingFields fields)
    {
        Path = path;
        Fields = fields;
        if (fields.Unknown?.Keys.FirstOrDefault() is { } unknown)
            throw Wrong(unknown, "is unknown", $"one of {KnownFields}");
        RateHz = Positive("rateHz", fields.RateHz ?? throw Missing("rateHz", "the sample rate in hertz"));
        Scale = Positive("scale", fields.Scale ?? 1);
        if (fields.Channels is not { Count: > 0 })
            throw Missing("channels", "a list of column names or indices from 0");
        Channels = [.. fields.Channels.Select(channel => Column("channels", channel))];
        Label = fields.Label is { } label ? Column("label", label) : null;
        if (fields.Labels is not null && Label is null)
            throw Missing("label", "the column that holds the values of 'labels'");
        if (fields.Separator is { Length: not 1 })
            throw Wrong("separator", $"is '{fields.Separator}'", "one character");
    }

    public string Path { get; }

    public MappingFields Fields { get; }

    public double RateHz { get; }

    /// <summary>Units of the stored number 1.</summary>
    public double Scale { get; }

    public IReadOnlyList<ColumnReference> Channels { get; }

    public ColumnReference? Label { get; }

    public bool HasHeader => Fields.Header ?? true;

    public char Separator => Fields.Separator?[0] ?? ',';

    /// <summary>Names of the labels in the order of the file, as far as it names them.</summary>
    public IEnumerable<string> LabelNames => Fields.Labels?.Values.OfType<string>() ?? [];

    /// <summary>Reads and checks a mapping.</summary>
    /// <exception cref="RecordingException">The file is missing, is no JSON, or a field is unknown, missing or wrong.</exception>
    public static MatrixMapping Load(string path)
    {
        if (!File.Exists(path))
            throw new RecordingException($"{path}: there is no such file, expected a mapping in JSON; give its path with --mapping.");
        try
        {
            var fields = JsonSerializer.Deserialize<MappingFields>(File.ReadAllBytes(path), Json);
            return new(path, fields ?? throw new RecordingException($"{path}: is null, expected a JSON object with the fields {KnownFields}."));
        }
        catch (JsonException error)
        {
            var field = error.Path is { Length: > 2 } at ? $", field '{at[2..]}'" : "";
            throw new RecordingException(
                $"{path}: line {error.LineNumber + 1}{field} is not what a mapping holds there; expected a JSON object with the fields {KnownFields}, " +
                "each at most once and of its type, see the table in emg-models/README.md.",
                error);
        }
    }

    /// <summary>The name of a value of the label column; null where its rows carry no label.</summary>
    /// <param name="value">The value as text; empty means no label.</param>
    /// <param name="where">File and place of the value, for the error.</param>
    public string? NameOf(string value, string where)
    {
        if (value.Length == 0)
            return null;
        if (Fields.Labels is not { } names)
            return value;
        if (names.TryGetValue(value, out var name))
            return name;
        throw new RecordingException(
            $"{where} has the label '{value}', expected one of the values in 'labels' of {Path}: {string.Join(", ", names.Keys)}; add it there, with null to leave its rows unlabelled.");
    }

    /// <summary>Refuses the fields that only text has.</summary>
    public void RefuseTextFields()
    {
        if (Fields.Header is not null)
            throw Wrong("header", "is given for npy", "it only for csv; leave it out");
        if (Fields.Separator is not null)
            throw Wrong("separator", "is given for npy", "it only for csv; leave it out");
    }

    private ColumnReference Column(string field, JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.String)
            return new(element.GetString(), -1);
        if (element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var index) && index >= 0)
            return new(null, index);
        throw Wrong(field, $"holds {element.GetRawText()}", "a column name or an index from 0");
    }

    private double Positive(string field, double value)
        => value > 0 && double.IsFinite(value) ? value : throw Wrong(field, FormattableString.Invariant($"is {value}"), "a positive number");

    private RecordingException Missing(string field, string expected)
        => new($"{Path}: field '{field}' is missing, expected {expected}; add it.");

    private RecordingException Wrong(string field, string found, string expected)
        => new($"{Path}: field '{field}' {found}, expected {expected}.");
}
