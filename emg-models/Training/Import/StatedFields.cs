using NeuralGlasses.Recordings;

namespace NeuralGlasses.Training.Import;

/// <summary>Who and what a recording is: what its source says, else what the options say, else a default.</summary>
/// <param name="path">The source, for errors.</param>
/// <param name="options">The options that fill gaps.</param>
internal sealed class StatedFields(string path, ImportOptions options)
{
    public string DataSet(string? said, string? otherwise = null) => Choose("dataset", said, options.DataSet, otherwise);

    public string Subject(string? said, string? otherwise = null) => Choose("subject", said, options.Subject, otherwise);

    public bool NamesSubject(string? said) => !string.IsNullOrWhiteSpace(said ?? options.Subject);

    public string Session(string? said, string? otherwise = null) => Choose("session", said, options.Session, otherwise);

    public string Licence(string? said) => Choose("licence", said, options.Licence, null);

    public string Units(string? said, string? otherwise = null) => Choose("units", said, options.Units, otherwise);

    private string Choose(string field, string? said, string? given, string? otherwise)
    {
        if (!string.IsNullOrWhiteSpace(said) && given is not null && given != said)
            throw new RecordingException($"{path}: says its {field} is '{said}', --{field} says '{given}'; leave --{field} out.");
        var chosen = string.IsNullOrWhiteSpace(said) ? given ?? otherwise : said;
        if (string.IsNullOrWhiteSpace(chosen))
            throw new RecordingException($"{path}: does not say its {field}, expected a name; give it with --{field}.");
        return chosen;
    }
}
