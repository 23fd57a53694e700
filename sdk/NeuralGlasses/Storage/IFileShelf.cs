namespace NeuralGlasses.Storage;

/// <summary>
/// A flat place for files on which what was flushed and what was renamed outlives a power cut. All of its members throw
/// <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/> where the memory fails or is full.
/// </summary>
public interface IFileShelf
{
    /// <summary>Bytes that still fit.</summary>
    long FreeBytes { get; }

    /// <summary>All files, ordered by name.</summary>
    IReadOnlyList<ShelfEntry> List();

    /// <summary>Makes an empty file; fails if there is one of this name.</summary>
    IShelfFile Create(string name);

    /// <summary>Opens a file to read and to change it.</summary>
    IShelfFile Open(string name);

    /// <summary>Gives a file another name, at once and for good; fails if there is one of that name.</summary>
    void Rename(string name, string newName);

    /// <summary>Removes a file.</summary>
    void Delete(string name);
}
