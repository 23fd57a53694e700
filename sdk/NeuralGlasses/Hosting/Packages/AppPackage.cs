using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NeuralGlasses.Settings;

namespace NeuralGlasses.Hosting.Packages;

/// <summary>
/// An app as one file, <c>.ngapp</c>: a ZIP archive of its folder with the SHA-256 of each file in <see cref="ListName"/>. The same folder gives the
/// same bytes. What is read may come from anybody: it is held to its own list, to some limits, and to its own folder.
/// </summary>
public static class AppPackage
{
    /// <summary>Ending of a package's name.</summary>
    public const string Extension = ".ngapp";

    /// <summary>Name of the list of files with their hashes.</summary>
    public const string ListName = "files.json";

    /// <summary>Most files. A guess: an app with pictures in several sizes has a hundred.</summary>
    public const int MostFiles = 1000;

    /// <summary>Most bytes of all files together, unpacked. A guess.</summary>
    public const long MostBytes = 64 << 20;

    /// <summary>Most characters of a file's name with its folders.</summary>
    public const int MostNameLength = 200;

    private static readonly SearchValues<char> Forbidden = SearchValues.Create("\\:*?\"<>|");

    // Assemblies that all apps share with the glasses; a copy of an app's own would be another type to them.
    private static readonly string[] Shared = ["NeuralGlasses", "NeuralGlasses.Contract"];

    // ZIP knows no earlier moment, and the real one would make every package another.
    private static readonly DateTimeOffset Moment = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    internal static bool IsShared(string? assembly) => Shared.Contains(assembly, StringComparer.OrdinalIgnoreCase);

    /// <summary>Packs a folder.</summary>
    /// <param name="folder">The folder of an app.</param>
    /// <param name="package">Takes the package.</param>
    /// <exception cref="SettingsException">The folder holds no app, or more than a package may.</exception>
    public static void Pack(string folder, Stream package)
    {
        ArgumentNullException.ThrowIfNull(package);
        AppFolder.Read(folder);
        string[] names =
        [
            .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
                .Where(name => Takes(folder, name))
                .Order(StringComparer.Ordinal),
        ];
        if (names.Length > MostFiles)
            throw new SettingsException($"{folder} has {names.Length} files, expected at most {MostFiles}; take out what the app does not need.");
        long bytes = names.Sum(name => new FileInfo(Path.Combine(folder, name)).Length);
        if (bytes > MostBytes)
            throw new SettingsException($"{folder} has {bytes} bytes, expected at most {MostBytes}; take out what the app does not need.");
        var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        using var archive = new ZipArchive(package, ZipArchiveMode.Create, leaveOpen: true);
        foreach (string name in names)
        {
            if (WhyNot(name) is { } why)
                throw new SettingsException($"{folder}: {why}");
            byte[] content = File.ReadAllBytes(Path.Combine(folder, name));
            hashes.Add(name, Convert.ToHexStringLower(SHA256.HashData(content)));
            Add(archive, name, content);
        }

        Add(archive, ListName, JsonSerializer.SerializeToUtf8Bytes(hashes));
    }

    /// <summary>Unpacks a package into a folder; nothing is written unless all of it is right.</summary>
    /// <param name="package">The package; a stream that can seek.</param>
    /// <param name="folder">A folder that is new or empty.</param>
    /// <exception cref="SettingsException">It is no package, or not the one that its list describes; the message says what was found.</exception>
    public static void Unpack(Stream package, string folder)
    {
        ArgumentNullException.ThrowIfNull(package);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            throw new SettingsException($"{folder} is not empty, expected a new folder; choose another.");
        Dictionary<string, byte[]> files = Read(package);
        foreach ((string name, byte[] content) in files)
        {
            string target = Path.GetFullPath(Path.Combine(folder, name));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllBytes(target, content);
        }
    }

    // What builds leave beside an app, and what the glasses bring, is no part of it.
    private static bool Takes(string folder, string name)
    {
        if (name == ListName || name.EndsWith(".pdb", StringComparison.OrdinalIgnoreCase) || (name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) && IsShared(name[..^4])))
            return false;
        return !name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || !File.Exists(Path.Combine(folder, Path.ChangeExtension(name, ".dll")));
    }

    private static Dictionary<string, byte[]> Read(Stream package)
    {
        try
        {
            using var archive = new ZipArchive(package, ZipArchiveMode.Read, leaveOpen: true);
            var files = new Dictionary<string, byte[]>(StringComparer.OrdinalIgnoreCase);
            if (archive.Entries.Count > MostFiles + 1)
                throw Wrong($"has {archive.Entries.Count} files, expected at most {MostFiles}");
            long left = MostBytes;
            foreach (ZipArchiveEntry entry in archive.Entries)
            {
                if (WhyNot(entry.FullName) is { } why)
                    throw new SettingsException($"The package is refused: {why}");
                byte[] content = Content(entry, ref left);
                if (!files.TryAdd(entry.FullName, content))
                    throw Wrong($"has '{entry.FullName}' twice, perhaps in other letters, expected each file once");
            }

            Check(files);
            files.Remove(ListName);
            return files;
        }
        catch (InvalidDataException error)
        {
            throw new SettingsException($"The package cannot be read ({error.Message}), expected a ZIP archive that 'neuralglasses pack' made.", error);
        }
    }

    // What the archive says of its sizes is only a claim, so no more is taken out of it than there is room for.
    private static byte[] Content(ZipArchiveEntry entry, ref long left)
    {
        using Stream stream = entry.Open();
        using var content = new MemoryStream();
        var buffer = new byte[81920];
        while (stream.Read(buffer) is > 0 and var count)
        {
            left -= count;
            if (left < 0)
                throw Wrong($"has more than {MostBytes} bytes, which is the most");
            content.Write(buffer, 0, count);
        }

        return content.ToArray();
    }

    private static void Check(Dictionary<string, byte[]> files)
    {
        if (!files.TryGetValue(ListName, out byte[]? list))
            throw Wrong($"has no {ListName}, expected the list of its files; pack the app with 'neuralglasses pack'");
        JsonSection hashes = JsonSection.Parse(ListName, Encoding.UTF8.GetString(list));
        var listed = new HashSet<string>(StringComparer.Ordinal);
        foreach ((string name, string hash) in hashes.TextEntries())
        {
            listed.Add(name);
            if (!files.TryGetValue(name, out byte[]? content))
                throw Wrong($"has no '{name}', which its list names");
            if (Convert.ToHexStringLower(SHA256.HashData(content)) != hash)
                throw Wrong($"has another '{name}' than its list says, so it was changed after it was packed");
        }

        foreach (string name in files.Keys)
        {
            if (name != ListName && !listed.Contains(name))
                throw Wrong($"has '{name}', which its list does not name");
        }
    }

    // A name that leads out of the folder is not repaired, for nobody who means well writes one.
    private static string? WhyNot(string name)
    {
        if (name.Length is 0 or > MostNameLength)
            return $"a name of {name.Length} characters is in it, expected 1 to {MostNameLength}.";
        bool isPlain = name.Split('/').All(part => part.Length > 0 && part != "." && part != ".." && !part.AsSpan().ContainsAny(Forbidden) && !part.Any(char.IsControl));
        return isPlain ? null : $"'{name}' is no name of a file in the app's own folder.";
    }

    private static void Add(ZipArchive archive, string name, byte[] content)
    {
        ZipArchiveEntry entry = archive.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = Moment;
        using Stream stream = entry.Open();
        stream.Write(content);
    }

    private static SettingsException Wrong(string what) => new($"The package {what}.");
}
