using NeuralGlasses.Apps;
using NeuralGlasses.Hosting.Packages;
using NeuralGlasses.Settings;

namespace NeuralGlasses.Cli;

/// <summary>An app as a person gives it: the folder that it was built into, the folder of its project, or its package, which is unpacked for as long as it is needed.</summary>
internal sealed class AppSource : IDisposable
{
    private readonly string? _unpacked;

    private AppSource(string folder, string? unpacked = null) => (Folder, _unpacked) = (folder, unpacked);

    /// <summary>The folder with manifest and assembly.</summary>
    public string Folder { get; }

    /// <summary>Finds an app.</summary>
    /// <exception cref="SettingsException">There is none, or the package is not what it has to be.</exception>
    public static AppSource Open(string path)
    {
        if (Directory.Exists(path))
            return new AppSource(Built(path));
        if (!File.Exists(path))
            throw new SettingsException($"There is neither a folder nor a package '{path}'; build the app, and give its folder.");
        string folder = Directory.CreateTempSubdirectory("ngapp-").FullName;
        try
        {
            using FileStream package = File.OpenRead(path);
            AppPackage.Unpack(package, folder);
            return new AppSource(folder, folder);
        }
        catch
        {
            Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    /// <summary>Whether a path is that of a package.</summary>
    public static bool IsPackage(string path) => !Directory.Exists(path) && File.Exists(path);

    public void Dispose()
    {
        if (_unpacked is not null)
            Directory.Delete(_unpacked, recursive: true);
    }

    // A project's folder has its manifest, but the assembly is where it was built last.
    private static string Built(string folder)
    {
        if (Directory.EnumerateFiles(folder, "*.csproj").FirstOrDefault() is not { } project)
            return folder;
        return Directory.Exists(Path.Combine(folder, "bin"))
            ? Directory.EnumerateFiles(Path.Combine(folder, "bin"), AppManifest.FileName, SearchOption.AllDirectories)
                .OrderByDescending(File.GetLastWriteTimeUtc)
                .ThenBy(file => file, StringComparer.Ordinal)
                .Select(file => Path.GetDirectoryName(file)!)
                .FirstOrDefault() ?? throw NotBuilt(project)
            : throw NotBuilt(project);
    }

    private static SettingsException NotBuilt(string project) => new($"{project} was not built yet, expected its app below bin; run 'dotnet build' first.");
}
