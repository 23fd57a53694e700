using System.Diagnostics;
using System.Reflection;
using NeuralGlasses.Apps;
using NeuralGlasses.Hosting.Process;
using NeuralGlasses.Settings;

namespace NeuralGlasses.Hosting;

/// <summary>The program that runs an app's folder in a process of its own; the folder comes as its last argument.</summary>
/// <param name="Program">Path of the program.</param>
/// <param name="Arguments">Arguments before the folder.</param>
public sealed record AppRunner(string Program, IReadOnlyList<string> Arguments);

/// <summary>An app as a folder: its manifest, its assembly, and what that needs.</summary>
public static class AppFolder
{
    /// <summary>Greatest size of a manifest, in bytes; the longest that is allowed is a tenth of it.</summary>
    public const long MostManifestBytes = 1 << 20;

    /// <summary>Reads the manifest of a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="SettingsException">There is none, or it is none; the message says what was found and what was expected.</exception>
    public static AppManifest Read(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var file = new FileInfo(Path.Combine(folder, AppManifest.FileName));
        if (!file.Exists)
            throw new SettingsException($"{folder} has no {AppManifest.FileName}, expected the manifest of an app; give the folder that the app was built into.");
        if (file.Length > MostManifestBytes)
            throw new SettingsException($"{AppManifest.FileName} has {file.Length} bytes, expected at most {MostManifestBytes}; it is no manifest.");
        AppManifest manifest = AppManifestFile.Read(AppManifest.FileName, File.ReadAllText(file.FullName));
        return File.Exists(Path.Combine(folder, manifest.Assembly!))
            ? manifest
            : throw new SettingsException($"{folder} has no {manifest.Assembly}, which its manifest names as the app's assembly; build the app, or correct the name.");
    }

    /// <summary>Installs a folder as an app that is run in a process of its own.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="runner">The program that runs it, such as <c>neuralglasses app</c>.</param>
    /// <exception cref="SettingsException">The folder holds no app.</exception>
    public static InstalledApp Install(string folder, AppRunner runner)
    {
        ArgumentNullException.ThrowIfNull(runner);
        AppManifest manifest = Read(folder);
        string full = Path.GetFullPath(folder);
        return new InstalledApp(manifest, () => new AppProcess(manifest, Start(full, runner)));
    }

    /// <summary>Installs a folder as an app that runs in this process, during its development. What never returns stops the glasses.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="SettingsException">The folder holds no app.</exception>
    public static InstalledApp InstallInProcess(string folder)
    {
        AppManifest manifest = Read(folder);
        string full = Path.GetFullPath(folder);
        return InstalledApp.InProcess(manifest, () => Make(full, manifest));
    }

    /// <summary>Loads the assembly of a folder with what it needs, apart from that of others, and makes the app.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="manifest">Its manifest.</param>
    /// <exception cref="SettingsException">The assembly or the class is not what it has to be; the message says what was found and what was expected.</exception>
    public static GlassesApp Make(string folder, AppManifest manifest)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(manifest);
        string file = Path.GetFullPath(Path.Combine(folder, manifest.Assembly ?? throw Wrong(manifest, "assembly", "is missing", "the app's .dll")));
        Type type;
        try
        {
            type = new AppLoadContext(file).LoadFromAssemblyPath(file).GetType(manifest.Type ?? "", throwOnError: true)!;
        }
        catch (Exception error) when (error is BadImageFormatException or IOException or TypeLoadException or ArgumentException)
        {
            throw new SettingsException($"{AppManifest.FileName}: the class '{manifest.Type}' cannot be loaded from {manifest.Assembly} ({error.Message}), expected a class that derives from {nameof(GlassesApp)}.", error);
        }

        if (!typeof(GlassesApp).IsAssignableFrom(type) || type.IsAbstract || type.GetConstructor([]) is null)
            throw Wrong(manifest, "type", $"is '{manifest.Type}'", $"a class that derives from {nameof(GlassesApp)}, is not abstract, and has a public constructor without parameters");
        try
        {
            return (GlassesApp)Activator.CreateInstance(type)!;
        }
        catch (TargetInvocationException error) when (error.InnerException is { } inner)
        {
            throw new SettingsException($"The constructor of '{manifest.Type}' failed ({inner.GetType().Name}: {inner.Message}), expected it to make the app; begin in OnStart.", inner);
        }
    }

    private static SettingsException Wrong(AppManifest manifest, string field, string found, string expected) => new($"{AppManifest.FileName} of {manifest.Id}: {field} {found}, expected {expected}.");

    private static ProcessStartInfo Start(string folder, AppRunner runner)
    {
        // Its own folder is where an app may expect to be.
        var start = new ProcessStartInfo(runner.Program) { WorkingDirectory = folder };
        foreach (string argument in runner.Arguments)
            start.ArgumentList.Add(argument);
        start.ArgumentList.Add(folder);
        return start;
    }
}
