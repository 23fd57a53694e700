namespace NeuralGlasses;

/// <summary>Keeps bytes in a file that is there whole or, after a power cut, as it was before.</summary>
public sealed class KeptFile : IKeptBytes
{
    /// <summary>Most bytes that are read, 16 MiB: what is longer was not written by the glasses.</summary>
    public const int MostBytes = 16 * 1024 * 1024;

    private readonly string _path;

    /// <summary>Keeps bytes at a path; its folder has to be there when they are written.</summary>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public KeptFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _path = path;
    }

    /// <inheritdoc/>
    public string Name => _path;

    /// <inheritdoc/>
    public byte[]? Load()
    {
        var file = new FileInfo(_path);
        if (!file.Exists)
            return null;
        if (file.Length > MostBytes)
            throw new IOException($"{_path} has {file.Length} bytes, expected at most {MostBytes}.");
        try
        {
            return File.ReadAllBytes(_path);
        }
        catch (UnauthorizedAccessException error)
        {
            throw new IOException(error.Message, error);
        }
    }

    /// <inheritdoc/>
    public void Save(ReadOnlySpan<byte> bytes)
    {
        try
        {
            WholeFile.Write(_path, bytes.ToArray());
        }
        catch (UnauthorizedAccessException error)
        {
            throw new IOException(error.Message, error);
        }
    }
}
