using System.Text.RegularExpressions;

namespace NeuralGlasses.Simulator.Scenarios.Reading;

/// <summary>A scenario's file while it is read: its name, its folder, and the line of each field.</summary>
internal sealed partial class ScenarioSource
{
    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);

    /// <summary>Makes a source.</summary>
    /// <param name="name">Name in errors.</param>
    /// <param name="folder">Folder against which paths in the file are taken; null for a text that lies in none.</param>
    public ScenarioSource(string name, string? folder)
    {
        Name = name;
        Folder = folder;
    }

    /// <summary>Name in errors.</summary>
    public string Name { get; }

    /// <summary>Folder of the file, or null.</summary>
    public string? Folder { get; }

    /// <summary>A path as people read it: the line tells which item of a list is meant.</summary>
    public static string Shown(string path) => path.Length == 0 ? "the file" : Index().Replace(path, "");

    /// <summary>Remembers the line of a field.</summary>
    public void Note(string path, int line) => _lines[path] = line;

    /// <summary>The line of a field, or of the nearest one around it that is in the file; null if there is none.</summary>
    public int? LineOf(string path)
    {
        while (path.Length > 0)
        {
            if (_lines.TryGetValue(path, out var line))
                return line;
            path = path[..Math.Max(0, path.LastIndexOfAny(['.', '[']))];
        }

        return null;
    }

    [GeneratedRegex(@"\[\d+\]")]
    private static partial Regex Index();
}
