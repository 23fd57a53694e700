using System.Runtime.InteropServices;
using NeuralGlasses.Storage;

namespace NeuralGlasses.Sdk.Tests.Storage;

// A shelf in memory that can be full, fail at a chosen call and lose its power: then of what was not flushed any beginning is left.
internal sealed class FakeShelf : IFileShelf
{
    private readonly SortedDictionary<string, Content> _files = new(StringComparer.Ordinal);

    public long Capacity { get; set; } = long.MaxValue / 2;

    public bool IsBroken { get; set; }

    // Calls that change something until the power is cut; null for never.
    public int? CallsUntilCut { get; set; }

    public long FreeBytes => Capacity - Used;

    public int Flushes { get; private set; }

    private long Used => _files.Values.Sum(file => (long)file.Bytes.Count);

    public byte[] this[string name]
    {
        get => [.. _files[name].Bytes];
        set => _files[name] = new Content { Bytes = [.. value], Flushed = value.Length };
    }

    public bool Has(string name) => _files.ContainsKey(name);

    public IReadOnlyList<ShelfEntry> List() => [.. _files.Select(file => new ShelfEntry(file.Key, file.Value.Bytes.Count))];

    public IShelfFile Create(string name)
    {
        Change(0);
        var content = new Content();
        if (!_files.TryAdd(name, content))
            throw new IOException($"There is a file '{name}'.");
        return new OpenFile(this, content);
    }

    public IShelfFile Open(string name) => new OpenFile(this, _files.TryGetValue(name, out Content? content) ? content : throw new FileNotFoundException(name));

    public void Rename(string name, string newName)
    {
        Change(0);
        if (_files.ContainsKey(newName))
            throw new IOException($"There is a file '{newName}'..");
        Content content = _files[name];
        _files.Remove(name);
        _files[newName] = content;
    }

    public void Delete(string name)
    {
        Change(0);
        _files.Remove(name);
    }

    // The power is back: the draw says for each file how much of what was not flushed is left.
    public void Restart(Func<int, int> draw)
    {
        CallsUntilCut = null;
        foreach (Content file in _files.Values)
        {
            int left = file.Flushed + draw(file.Bytes.Count - file.Flushed + 1);
            file.Bytes.RemoveRange(left, file.Bytes.Count - left);
            file.Flushed = left;
        }
    }

    private void Change(int bytes)
    {
        if (CallsUntilCut is { } left)
        {
            if (left <= 0)
                throw new PowerCutException();
            CallsUntilCut = left - 1;
        }

        if (IsBroken)
            throw new IOException("The memory does not answer.");
        if (bytes > FreeBytes)
            throw new IOException("No space left on device.");
    }

    internal sealed class PowerCutException : Exception;

    private sealed class Content
    {
        public List<byte> Bytes { get; init; } = [];

        public int Flushed { get; set; }
    }

    private sealed class OpenFile(FakeShelf shelf, Content content) : IShelfFile
    {
        public long Length => content.Bytes.Count;

        public void Append(ReadOnlySpan<byte> bytes)
        {
            shelf.Change(bytes.Length);
            content.Bytes.AddRange(bytes);
        }

        public void Overwrite(long offset, ReadOnlySpan<byte> bytes)
        {
            shelf.Change(0);
            bytes.CopyTo(CollectionsMarshal.AsSpan(content.Bytes)[(int)offset..]);
        }

        public int Read(long offset, Span<byte> bytes)
        {
            int count = (int)Math.Clamp(content.Bytes.Count - offset, 0, bytes.Length);
            CollectionsMarshal.AsSpan(content.Bytes).Slice((int)Math.Min(offset, Length), count).CopyTo(bytes);
            return count;
        }

        public void Truncate(long length)
        {
            shelf.Change(0);
            content.Bytes.RemoveRange((int)length, content.Bytes.Count - (int)length);
            content.Flushed = Math.Min(content.Flushed, (int)length);
        }

        public void Flush()
        {
            shelf.Change(0);
            shelf.Flushes++;
            content.Flushed = content.Bytes.Count;
        }

        public void Dispose()
        {
        }
    }
}
