using System.Globalization;

namespace NeuralGlasses.Traces;

/// <summary>The files of a record that is kept in parts, <c>NAME.001.ngtrace</c> and on: each is a trace, and all together are one run.</summary>
public static class TraceParts
{
    /// <summary>What the names of traces end in.</summary>
    public const string Ending = ".ngtrace";

    /// <summary>Path of a part.</summary>
    /// <param name="folder">Folder of the record.</param>
    /// <param name="name">Name of the record.</param>
    /// <param name="number">Number of the part, from 1.</param>
    public static string Path(string folder, string name, int number) => System.IO.Path.Combine(folder, name + Numbered(number));

    /// <summary>Path of another part of the record that a file is a part of, complete or not; null if it is not there.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="number">Number of the part that is looked for.</param>
    public static string? Find(string path, int number)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string whole = path.EndsWith(TraceWriter.PartialSuffix, StringComparison.Ordinal) ? path[..^TraceWriter.PartialSuffix.Length] : path;
        int length = whole.Length - Numbered(1).Length;
        if (length <= 0 || !whole.EndsWith(Ending, StringComparison.Ordinal) || whole[length] != '.')
            return null;
        string wanted = whole[..length] + Numbered(number);
        return File.Exists(wanted) ? wanted : File.Exists(wanted + TraceWriter.PartialSuffix) ? wanted + TraceWriter.PartialSuffix : null;
    }

    private static string Numbered(int number) => string.Create(CultureInfo.InvariantCulture, $".{number:D3}{Ending}");
}
