namespace NeuralGlasses.Models.Tests;

/// <summary>Finds files of the repository from wherever the tests run.</summary>
internal static class RepositoryFiles
{
    public static string Root { get; } = FindRoot();

    public static string HandGestures => Path.Combine(Root, "emg-models", "hand-gestures");

    /// <summary>Folder of a data set of real recordings, or null where there is none.</summary>
    public static string? RecordingSet(string name)
    {
        var data = Environment.GetEnvironmentVariable("NEURALGLASSES_DATA") ?? Path.Combine(Root, "..", "shared", "data");
        var folder = Path.Combine(data, name);
        return Directory.Exists(folder) ? folder : null;
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "NeuralGlasses.sln")))
                return folder.FullName;
        }

        // Build outputs may lie outside the repository; then the source path that the compiler saw leads there.
        for (var folder = new DirectoryInfo(Path.GetDirectoryName(SourcePath())!); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "NeuralGlasses.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException("NeuralGlasses.sln was found neither above the tests' program nor above their source.");
    }

    private static string SourcePath([System.Runtime.CompilerServices.CallerFilePath] string path = "") => path;
}
