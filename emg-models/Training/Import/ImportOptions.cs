namespace NeuralGlasses.Training.Import;

/// <summary>What the verb <c>import</c> is asked to do.</summary>
public sealed record ImportOptions
{
    /// <summary>File or folder to import.</summary>
    public required string From { get; init; }

    /// <summary>Name of the format, such as <c>csv</c>.</summary>
    public required string Format { get; init; }

    /// <summary>Folder for the recordings.</summary>
    public required string OutputDirectory { get; init; }

    /// <summary>JSON file that says what the columns of a matrix are; for csv and npy.</summary>
    public string? MappingFile { get; init; }

    /// <summary>CSV file of prompts; for neuromotor.</summary>
    public string? LabelsFile { get; init; }

    /// <summary>Name of the data set, where the source does not say.</summary>
    public string? DataSet { get; init; }

    /// <summary>The person, where the source does not say.</summary>
    public string? Subject { get; init; }

    /// <summary>The session, where the source does not say.</summary>
    public string? Session { get; init; }

    /// <summary>The licence, where the source does not say.</summary>
    public string? Licence { get; init; }

    /// <summary>The unit of the samples, where the source does not say.</summary>
    public string? Units { get; init; }

    /// <summary>Whether a bad file is named and left out instead of ending the work.</summary>
    public bool SkipBad { get; init; }

    /// <summary>Whether recordings that exist may be replaced.</summary>
    public bool Overwrite { get; init; }
}
