namespace NeuralGlasses.Storage;

/// <summary>An open file of a shelf. Nothing of what was written is certain before <see cref="Flush"/>.</summary>
public interface IShelfFile : IDisposable
{
    /// <summary>Its length, in bytes.</summary>
    long Length { get; }

    /// <summary>Adds bytes to its end.</summary>
    void Append(ReadOnlySpan<byte> bytes);

    /// <summary>Writes bytes over those from a place on, all of which must exist.</summary>
    void Overwrite(long offset, ReadOnlySpan<byte> bytes);

    /// <summary>Reads bytes from a place on, as many as there are and fit, and returns how many.</summary>
    int Read(long offset, Span<byte> bytes);

    /// <summary>Cuts the end off.</summary>
    void Truncate(long length);

    /// <summary>Returns when all that was written would outlive a power cut.</summary>
    void Flush();
}
