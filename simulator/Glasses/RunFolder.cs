namespace NeuralGlasses.Simulator.Glasses;

/// <summary>The folder into which one run writes. A file appears whole or not at all, and none is ever replaced.</summary>
public sealed class RunFolder
{
    private RunFolder(string path) => Path = path;

    /// <summary>Full path of the folder.</summary>
    public string Path { get; }

    /// <summary>Opens a folder that must be new or empty, so that no earlier photo is lost; throws <see cref="ScenarioException"/> otherwise.</summary>
    public static RunFolder Open(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        if (File.Exists(full))
            throw new ScenarioException($"--out {path} is a file; expected a folder that is new or empty.");
        if (Directory.Exists(full) && Directory.EnumerateFileSystemEntries(full).Any())
            throw new ScenarioException($"--out {path} already holds files, perhaps an earlier run's photos; choose a new folder or empty it.");
        try
        {
            Directory.CreateDirectory(full);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ScenarioException($"--out {path} cannot be created ({e.Message}); choose a folder that you may write to.", e);
        }

        return new RunFolder(full);
    }

    /// <summary>Opens the first free folder <c>out/NAME-001</c>, <c>out/NAME-002</c> … under the current one.</summary>
    public static RunFolder OpenNext(string name)
    {
        for (var number = 1; ; number++)
        {
            var path = System.IO.Path.Combine("out", $"{name}-{number:D3}");
            if (!Directory.Exists(path) && !File.Exists(path))
                return Open(path);
        }
    }

    /// <summary>Writes a file by way of a temporary one and returns its path relative to the folder, with forward slashes.</summary>
    public string Write(string relative, ReadOnlySpan<byte> bytes)
    {
        var target = System.IO.Path.Combine(Path, relative);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
        var temporary = target + ".part";
        using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
        {
            stream.Write(bytes);
            stream.Flush();
        }

        File.Move(temporary, target, overwrite: false);
        return relative;
    }
}
