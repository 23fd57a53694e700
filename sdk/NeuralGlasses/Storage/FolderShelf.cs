namespace NeuralGlasses.Storage;

/// <summary>A folder as a shelf. Names with a folder in them are refused, so that nothing is written elsewhere.</summary>
public sealed class FolderShelf : IFileShelf
{
    /// <summary>Takes a folder, and makes it if there is none.</summary>
    /// <exception cref="IOException">The folder cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be made.</exception>
    public FolderShelf(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Path = System.IO.Path.GetFullPath(path);
        Directory.CreateDirectory(Path);
    }

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <inheritdoc/>
    public long FreeBytes => new DriveInfo(Path).AvailableFreeSpace;

    /// <inheritdoc/>
    public IReadOnlyList<ShelfEntry> List() =>
        [.. new DirectoryInfo(Path).EnumerateFiles().Select(file => new ShelfEntry(file.Name, file.Length)).OrderBy(entry => entry.Name, StringComparer.Ordinal)];

    /// <inheritdoc/>
    public IShelfFile Create(string name) => new FolderFile(File.OpenHandle(PathOf(name), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read));

    /// <inheritdoc/>
    public IShelfFile Open(string name) => new FolderFile(File.OpenHandle(PathOf(name), FileMode.Open, FileAccess.ReadWrite, FileShare.Read));

    /// <inheritdoc/>
    public void Rename(string name, string newName)
    {
        File.Move(PathOf(name), PathOf(newName), overwrite: false);
        FolderFlush.Of(Path);
    }

    /// <inheritdoc/>
    public void Delete(string name)
    {
        File.Delete(PathOf(name));
        FolderFlush.Of(Path);
    }

    private string PathOf(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (name is "." or ".." || name.AsSpan().IndexOfAny('/', '\\', '\0') >= 0)
            throw new ArgumentException($"'{name}' is no name of a file in a folder; leave folders out of it.", nameof(name));
        return System.IO.Path.Combine(Path, name);
    }

    private sealed class FolderFile(Microsoft.Win32.SafeHandles.SafeFileHandle handle) : IShelfFile
    {
        public long Length { get; private set; } = RandomAccess.GetLength(handle);

        public void Append(ReadOnlySpan<byte> bytes)
        {
            try
            {
                RandomAccess.Write(handle, bytes, Length);
            }
            catch (IOException)
            {
                // A full memory takes a part of it, which nobody must find at the end later.
                RandomAccess.SetLength(handle, Length);
                throw;
            }

            Length += bytes.Length;
        }

        public void Overwrite(long offset, ReadOnlySpan<byte> bytes)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(offset);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(offset + bytes.Length, Length);
            RandomAccess.Write(handle, bytes, offset);
        }

        public int Read(long offset, Span<byte> bytes)
        {
            var done = 0;
            while (done < bytes.Length)
            {
                int count = RandomAccess.Read(handle, bytes[done..], offset + done);
                if (count == 0)
                    break;
                done += count;
            }

            return done;
        }

        public void Truncate(long length)
        {
            RandomAccess.SetLength(handle, length);
            Length = length;
        }

        public void Flush() => RandomAccess.FlushToDisk(handle);

        public void Dispose() => handle.Dispose();
    }
}
