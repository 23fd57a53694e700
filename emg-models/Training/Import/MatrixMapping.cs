using System.Text.Json;
using NeuralGlasses.Recordings;

namespace NeuralGlasses.Training.Import;

/// <summary>What the columns of a (time × channels) matrix mean, from a small JSON file.</summary>
public sealed record MatrixMapping
{
    /// <summary>Sample rate, in hertz.</summary>
    public required double RateHz { get; init; }

    /// <summary>Unit of a sample after <see cref="Scale"/>, such as <c>uV</c>; <c>adc</c> where it is not known.</summary>
    public string Units { get; init; } = "adc";

    /// <summary>Units of one stored number.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>Columns of the channels round the arm in order, by name or by number from 0; empty for all but the label's.</summary>
    public IReadOnlyList<string> Channels { get; init; } = [];

    /// <summary>Column that holds a label for each sample set, by name or number, or null.</summary>
    public string? LabelColumn { get; init; }

    /// <summary>Names of the label column's values; a value that is not named is left without a label. Empty for the values as they are.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether the first line of a CSV file names the columns.</summary>
    public bool Header { get; init; } = true;

    /// <summary>Character between the columns of a CSV file.</summary>
    public string Separator { get; init; } = ",";

    /// <summary>Name of the data set.</summary>
    public string DataSet { get; init; } = "imported";

    /// <summary>Identifier of the person; empty for the file's name.</summary>
    public string Subject { get; init; } = "";

    /// <summary>Identifier of the session.</summary>
    public string Session { get; init; } = "R1";

    /// <summary>Licence of the recording, as an SPDX name.</summary>
    public string Licence { get; init; } = "none stated";

    /// <summary>Where the recording was published.</summary>
    public string Source { get; init; } = "own recording";

    /// <summary>Device that recorded.</summary>
    public string Device { get; init; } = "unknown";

    /// <summary>Reads and checks a mapping.</summary>
    /// <exception cref="RecordingException">The file is missing, is not JSON, has an unknown field or a value out of range.</exception>
    public static MatrixMapping Load(string path)
    {
        if (!File.Exists(path))
            throw new RecordingException($"{path}: there is no such file; give the mapping of the columns with --mapping.");
        MatrixMapping mapping;
        try
        {
            mapping = JsonSerializer.Deserialize<MatrixMapping>(File.ReadAllText(path), MatrixMappingJson.Options)
                ?? throw new RecordingException($"{path}: holds only 'null', expected an object with at least \"rateHz\".");
        }
        catch (JsonException error)
        {
            throw new RecordingException($"{path}: {error.Message}", error);
        }

        if (!(mapping.RateHz > 0) || !double.IsFinite(mapping.RateHz))
            throw new RecordingException($"{path}: field 'rateHz' is {mapping.RateHz}, expected a positive rate in hertz.");
        if (mapping.Scale == 0 || !double.IsFinite(mapping.Scale))
            throw new RecordingException($"{path}: field 'scale' is {mapping.Scale}, expected the units of one stored number, not 0.");
        if (mapping.Separator.Length != 1)
            throw new RecordingException($"{path}: field 'separator' is '{mapping.Separator}', expected one character.");
        return mapping;
    }
}
