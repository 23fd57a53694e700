namespace NeuralGlasses.Training.Import;

/// <summary>What the source of a recording does not say itself.</summary>
public sealed record ImportOptions
{
    /// <summary>What the columns of a matrix mean; only CSV and NPY need one.</summary>
    public MatrixMapping? Mapping { get; init; }

    /// <summary>CSV file with prompts of a recording that keeps them elsewhere, or null.</summary>
    public string? LabelsFile { get; init; }

    /// <summary>Name of the data set instead of the source's, or null.</summary>
    public string? DataSet { get; init; }

    /// <summary>Identifier of the person instead of the source's, or null.</summary>
    public string? Subject { get; init; }

    /// <summary>Identifier of the session instead of the source's, or null.</summary>
    public string? Session { get; init; }

    /// <summary>Licence of the recording instead of the source's, or null.</summary>
    public string? Licence { get; init; }
}
