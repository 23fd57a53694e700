namespace NeuralGlasses.Storage;

/// <summary>Files that last as long as the program, as in a simulation; nothing of it outlives anything.</summary>
public sealed class MemoryShelf : IFileShelf
{
    private readonly SortedDictionary<string, List<byte>> _files = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public long FreeBytes => int.MaxValue;

    /// <inheritdoc/>
    public IReadOnlyList<ShelfEntry> List() => [.. _files.Select(file => new ShelfEntry(file.Key, file.Value.Count))];

    /// <inheritdoc/>
    public IShelfFile Create(string name)
    {
        var bytes = new List<byte>();
        return _files.TryAdd(name, bytes) ? new OpenFile(bytes) : throw new IOException($"There is a file '{name}' already.");
    }

    /// <inheritdoc/>
    public IShelfFile Open(string name) => new OpenFile(Find(name));

    /// <inheritdoc/>
    public void Rename(string name, string newName)
    {
        List<byte> bytes = Find(name);
        if (!_files.TryAdd(newName, bytes))
            throw new IOException($"There is a file '{newName}' already.");
        _files.Remove(name);
    }

    /// <inheritdoc/>
    public void Delete(string name) => _files.Remove(name);

    private List<byte> Find(string name) => _files.TryGetValue(name, out List<byte>? bytes) ? bytes : throw new FileNotFoundException($"There is no file '{name}'.");

    private sealed class OpenFile(List<byte> bytes) : IShelfFile
    {
        public long Length => bytes.Count;

        public void Append(ReadOnlySpan<byte> more) => bytes.AddRange(more);

        public void Overwrite(long offset, ReadOnlySpan<byte> with)
        {
            for (var i = 0; i < with.Length; i++)
                bytes[(int)offset + i] = with[i];
        }

        public int Read(long offset, Span<byte> into)
        {
            int count = Math.Clamp(bytes.Count - (int)offset, 0, into.Length);
            for (var i = 0; i < count; i++)
                into[i] = bytes[(int)offset + i];
            return count;
        }

        public void Truncate(long length) => bytes.RemoveRange((int)length, bytes.Count - (int)length);

        public void Flush()
        {
        }

        public void Dispose()
        {
        }
    }
}
