using System.Globalization;
using NeuralGlasses.Traces;

namespace NeuralGlasses.Glasses;

/// <summary>The folder of records: names their files by time, and removes the oldest so that the rest is within what was set.</summary>
internal sealed class RecordFolder(string folder, long mostBytes, TimeSpan mostAge, TimeProvider clock)
{
    /// <summary>Parts that the room is divided into: so much of it is lost when the oldest goes.</summary>
    private const int Parts = 8;

    // A part ends with the block that is too much, and with its last record.
    private const int SlackBytes = 2 * 64 * 1024;

    private const string Prefix = "session-";

    /// <summary>Bytes after which a part ends.</summary>
    public long PartBytes => mostBytes / Parts;

    /// <summary>Files removed.</summary>
    public int Removed { get; private set; }

    /// <summary>The name of a record that begins now.</summary>
    public string Begin() => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{clock.GetUtcNow().UtcDateTime:yyyy-MM-dd'T'HHmmss'Z'}-{Environment.ProcessId}");

    /// <summary>Makes room for one more part.</summary>
    /// <exception cref="IOException">The folder cannot be made or listed, or a file not removed.</exception>
    public string PathOf(string name, int number)
    {
        Directory.CreateDirectory(folder);
        var files = new DirectoryInfo(folder).GetFiles($"{Prefix}*").OrderBy(f => f.Name, StringComparer.Ordinal).ToArray();
        var bytes = files.Sum(f => f.Length);
        foreach (var file in files)
        {
            if (bytes <= mostBytes - PartBytes - SlackBytes && clock.GetUtcNow() - file.LastWriteTimeUtc <= mostAge)
                continue;
            bytes -= file.Length;
            file.Delete();
            Removed++;
        }

        return TraceParts.Path(folder, name, number);
    }
}
