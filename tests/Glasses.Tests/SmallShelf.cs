using NeuralGlasses.Storage;

namespace NeuralGlasses.Glasses.Tests;

/// <summary>A folder on a memory that holds so many bytes beside what has to stay free.</summary>
internal sealed class SmallShelf(IFileShelf shelf, long room) : IFileShelf
{
    public long FreeBytes => new MediaStoreOptions().ReserveBytes + room - shelf.List().Sum(entry => entry.Bytes);

    public IReadOnlyList<ShelfEntry> List() => shelf.List();

    public IShelfFile Create(string name) => shelf.Create(name);

    public IShelfFile Open(string name) => shelf.Open(name);

    public void Rename(string name, string newName) => shelf.Rename(name, newName);

    public void Delete(string name) => shelf.Delete(name);
}
