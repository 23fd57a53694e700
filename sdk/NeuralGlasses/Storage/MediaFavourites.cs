using System.Globalization;
using System.Text;

namespace NeuralGlasses.Storage;

/// <summary>
/// Names of the wearer's favourites in a file beside what they name. A shelf replaces no file, so each change is a new one with the next number, which is
/// certain before the one before goes; at the start the newest that is whole counts.
/// </summary>
internal sealed class MediaFavourites
{
    public const string Stem = "favourites-";
    public const string Ending = ".txt";

    /// <summary>Most bytes of a file that is read: a million names would not fill it.</summary>
    public const int MostBytes = 32 << 20;

    private const string Head = "neuralglasses-favourites/1";

    private readonly IFileShelf _shelf;
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private string? _file;
    private int _number;

    public MediaFavourites(IFileShelf shelf, IReadOnlySet<string> known)
    {
        _shelf = shelf;
        foreach (string name in shelf.List().Select(entry => entry.Name).Where(name => name.StartsWith(Stem, StringComparison.Ordinal)).OrderByDescending(Number))
        {
            _number = Math.Max(_number, Number(name));
            if (name.EndsWith(Ending + MediaNames.Part, StringComparison.Ordinal) || (_file is not null && Number(name) > 0))
                TryRemove(name);
            else if (Number(name) > 0 && TryRead(name))
                _file = name;
        }

        _names.IntersectWith(known);
    }

    /// <summary>Files that could not be read; they stay until others are kept.</summary>
    public long Unread { get; private set; }

    public string Problem { get; private set; } = "";

    public bool Has(string name) => _names.Contains(name);

    /// <summary>Whether anything changed; what a memory that fails throws comes out of here, and then nothing did.</summary>
    public bool Set(string name, bool isFavourite)
    {
        if (_names.Contains(name) == isFavourite)
            return false;
        Change(name, isFavourite);
        try
        {
            Write();
        }
        catch
        {
            Change(name, !isFavourite);
            throw;
        }

        return true;
    }

    /// <summary>A file is gone for good; its name leaves the list with the next change.</summary>
    public void Forget(string name) => _names.Remove(name);

    private void Change(string name, bool isFavourite)
    {
        if (isFavourite)
            _names.Add(name);
        else
            _names.Remove(name);
    }

    private void Write()
    {
        int number = _number + 1;
        string name = string.Create(CultureInfo.InvariantCulture, $"{Stem}{number}{Ending}");
        string part = name + MediaNames.Part;
        try
        {
            using (IShelfFile file = _shelf.Create(part))
            {
                file.Append(Encoding.UTF8.GetBytes(string.Join('\n', [Head, .. _names.Order(StringComparer.Ordinal), string.Create(CultureInfo.InvariantCulture, $"{_names.Count} names"), ""])));
                file.Flush();
            }

            _shelf.Rename(part, name);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            TryRemove(part);
            throw;
        }

        if (_file is { } before)
            TryRemove(before);
        (_file, _number) = (name, number);
    }

    private bool TryRead(string name)
    {
        try
        {
            using IShelfFile file = _shelf.Open(name);
            if (file.Length > MostBytes)
                throw new IOException($"it has {file.Length} bytes, expected at most {MostBytes}");
            var bytes = new byte[file.Length];
            file.Read(0, bytes);
            string[] lines = Encoding.UTF8.GetString(bytes).Split('\n');
            if (lines.Length < 3 || lines[0] != Head || lines[^2] != string.Create(CultureInfo.InvariantCulture, $"{lines.Length - 3} names"))
                throw new IOException("it is none, or a part of one");
            _names.UnionWith(lines[1..^2]);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Unread++;
            Problem = $"The favourites in {name} cannot be read: {error.Message.TrimEnd('.')}.";
            return false;
        }
    }

    // What cannot be removed lies beside the newest one and is passed over.
    private void TryRemove(string name)
    {
        try
        {
            _shelf.Delete(name);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return;
        }
    }

    private static int Number(string name) =>
        name.StartsWith(Stem, StringComparison.Ordinal) && name.EndsWith(Ending, StringComparison.Ordinal)
        && int.TryParse(name.AsSpan(Stem.Length, Math.Max(0, name.Length - Stem.Length - Ending.Length)), NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number < int.MaxValue
            ? number
            : 0;
}
