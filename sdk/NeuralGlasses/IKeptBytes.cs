namespace NeuralGlasses;

/// <summary>One piece of what the glasses remember between two starts, as bytes: whole or not there.</summary>
public interface IKeptBytes
{
    /// <summary>Name for people, such as a file's.</summary>
    string Name { get; }

    /// <summary>What was kept last, or null if nothing was.</summary>
    /// <exception cref="IOException">It cannot be read; the message says why.</exception>
    byte[]? Load();

    /// <summary>Keeps bytes instead of those before; if that fails, those before are still there.</summary>
    /// <exception cref="IOException">They cannot be kept; the message says why.</exception>
    void Save(ReadOnlySpan<byte> bytes);
}
