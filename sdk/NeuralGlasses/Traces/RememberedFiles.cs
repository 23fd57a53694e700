using NeuralGlasses.Storage;

namespace NeuralGlasses.Traces;

/// <summary>Files that a trace remembers by name and length: what is read of them is zeros. Files that are made later, or whose bytes are known, are as any other.</summary>
internal sealed class RememberedFiles : IFileShelf
{
    private readonly MemoryShelf _files = new();
    private readonly Dictionary<string, long> _lengths = new(StringComparer.Ordinal);

    public long FreeBytes => TracedDevices.UnrecordedFreeBytes;

    /// <summary>Remembers a file of which nothing but the length is known.</summary>
    public void Add(string name, long bytes)
    {
        _files.Create(name).Dispose();
        _lengths[name] = bytes;
    }

    public IReadOnlyList<ShelfEntry> List() => [.. _files.List().Select(entry => _lengths.TryGetValue(entry.Name, out long bytes) ? new ShelfEntry(entry.Name, bytes) : entry)];

    public IShelfFile Create(string name) => _files.Create(name);

    public IShelfFile Open(string name) => _lengths.TryGetValue(name, out long bytes) ? new Zeros(bytes) : _files.Open(name);

    public void Rename(string name, string newName)
    {
        _files.Rename(name, newName);
        if (_lengths.Remove(name, out long bytes))
            _lengths[newName] = bytes;
    }

    public void Delete(string name)
    {
        _files.Delete(name);
        _lengths.Remove(name);
    }

    private sealed class Zeros(long length) : IShelfFile
    {
        public long Length { get; private set; } = length;

        public void Append(ReadOnlySpan<byte> bytes) => Length += bytes.Length;

        public void Overwrite(long offset, ReadOnlySpan<byte> bytes)
        {
        }

        public int Read(long offset, Span<byte> bytes)
        {
            var count = (int)Math.Clamp(Length - offset, 0, bytes.Length);
            bytes[..count].Clear();
            return count;
        }

        public void Truncate(long length) => Length = length;

        public void Flush()
        {
        }

        public void Dispose()
        {
        }
    }
}
