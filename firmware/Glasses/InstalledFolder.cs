using NeuralGlasses.Apps;
using NeuralGlasses.Hosting;
using NeuralGlasses.Hosting.Packages;
using NeuralGlasses.Hosting.Process;
using NeuralGlasses.Settings;

namespace NeuralGlasses.Glasses;

/// <summary>The apps of a folder, each a folder or a package of its own, which run in processes of their own. One that is none is there as refused, with the reason.</summary>
internal static class InstalledFolder
{
    /// <summary>The verb under which this program is the process of an app.</summary>
    public const string Verb = "app";

    /// <summary>Reads all of them, in the order of their names.</summary>
    /// <param name="folder">The folder; one that is not there holds none.</param>
    /// <param name="unpacked">Folder into which packages are unpacked, anew at each start.</param>
    /// <param name="taken">Ids that other apps have.</param>
    public static IReadOnlyList<InstalledApp> Read(string folder, string unpacked, IEnumerable<string> taken)
    {
        if (!Directory.Exists(folder))
            return [];
        var ids = taken.ToHashSet(StringComparer.Ordinal);
        var apps = new List<InstalledApp>();
        if (Directory.Exists(unpacked))
            Directory.Delete(unpacked, recursive: true);
        foreach (var entry in Directory.GetFileSystemEntries(folder).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(entry);
            if (!Directory.Exists(entry) && !name.EndsWith(AppPackage.Extension, StringComparison.Ordinal))
                continue;
            try
            {
                var app = AppFolder.Install(FolderOf(entry, Path.Combine(unpacked, name)), Runner());
                apps.Add(ids.Add(app.Manifest.Id) ? app : Refused(name, apps.Count, $"There is an app '{app.Manifest.Id}' already, expected another id; remove one of them."));
            }
            catch (Exception error) when (error is SettingsException or IOException or UnauthorizedAccessException)
            {
                apps.Add(Refused(name, apps.Count, error.Message.ReplaceLineEndings(" ")));
            }
        }

        return apps;
    }

    /// <summary>Is the process of the app of a folder, until the glasses end it.</summary>
    public static int Run(string folder)
    {
        var manifest = AppFolder.Read(folder);
        AppClient.Run(manifest, AppFolder.Make(folder, manifest));
        return 0;
    }

    private static string FolderOf(string entry, string unpacked)
    {
        if (Directory.Exists(entry))
            return entry;
        using var package = File.OpenRead(entry);
        AppPackage.Unpack(package, unpacked);
        return unpacked;
    }

    // What holds no manifest still has a name, under which the wearer is told why it does not run.
    private static InstalledApp Refused(string name, int number, string why)
    {
        var title = Path.GetFileNameWithoutExtension(name);
        var manifest = new AppManifest { Id = $".refused-{number}", Version = "", Title = title.Length > AppManifest.MostTitleLength ? title[..AppManifest.MostTitleLength] : title };
        return new InstalledApp(manifest, () => throw new InvalidOperationException(why)) { Refusal = why };
    }

    private static AppRunner Runner()
    {
        // The program itself where it is one, else the one of .NET with this assembly.
        var own = typeof(InstalledFolder).Assembly;
        var process = Environment.ProcessPath ?? "";
        return Path.GetFileNameWithoutExtension(process) == own.GetName().Name
            ? new AppRunner(process, [Verb])
            : new AppRunner(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [Path.Combine(AppContext.BaseDirectory, $"{own.GetName().Name}.dll"), Verb]);
    }
}
