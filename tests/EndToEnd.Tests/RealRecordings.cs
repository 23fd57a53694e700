namespace NeuralGlasses.EndToEnd.Tests;

/// <summary>Where real recordings are, if they are: NEURALGLASSES_DATA, or ../shared/data beside the repository.</summary>
internal static class RealRecordings
{
    public static string? Folder
    {
        get
        {
            if (Environment.GetEnvironmentVariable("NEURALGLASSES_DATA") is { Length: > 0 } stated)
                return Directory.Exists(stated) ? stated : null;
            var beside = Path.Combine(RepositoryRoot.Path, "..", "shared", "data");
            return Directory.Exists(beside) ? beside : null;
        }
    }
}
