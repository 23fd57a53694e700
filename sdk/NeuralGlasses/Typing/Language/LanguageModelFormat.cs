using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace NeuralGlasses.Typing.Language;

/// <summary>The bytes of a file <c>.nglm</c>, whose tables are in <c>emg-models/text-entry/README.md</c>.</summary>
public static class LanguageModelFormat
{
    /// <summary>Version of the layout, 1.</summary>
    public const int Version = 1;

    /// <summary>Bytes before the content, 64.</summary>
    public const int HeaderBytes = 64;

    /// <summary>Most bytes that are read, 64 MiB: what is longer was not written by a training.</summary>
    public const int MostBytes = 64 * 1024 * 1024;

    private const int SealOffset = 32;
    private static readonly byte[] Magic = "NGLM"u8.ToArray();

    /// <summary>Writes a model: the same parts give the same bytes.</summary>
    public static byte[] Write(LanguageModelParts parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var content = new LanguageModelWriting(parts).ToArray();
        var file = new byte[HeaderBytes + content.Length];
        Magic.CopyTo(file, 0);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), Version);
        Encoding.ASCII.GetBytes(parts.Language, file.AsSpan(8, 8));
        BinaryPrimitives.WriteInt64LittleEndian(file.AsSpan(16), content.Length);
        content.CopyTo(file, HeaderBytes);
        Seal(file, file.AsSpan(SealOffset, SHA256.HashSizeInBytes));
        return file;
    }

    /// <summary>Reads a model.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="name">Name of the file for people.</param>
    /// <exception cref="LanguageModelException">The bytes are no model, of another version, cut or corrupted.</exception>
    public static LanguageModelParts Read(byte[] file, string name)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file.Length < HeaderBytes || !file.AsSpan(0, Magic.Length).SequenceEqual(Magic))
            throw new LanguageModelException($"{name}: begins with no header of a language model, expected 'NGLM' and {HeaderBytes} bytes; give a file that train-language wrote.");
        var version = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(4));
        if (version != Version)
            throw new LanguageModelException($"{name}: has version {version} of the layout, expected {Version}; train the model anew with this program's train-language.");
        var length = BinaryPrimitives.ReadInt64LittleEndian(file.AsSpan(16));
        if (length != file.Length - HeaderBytes)
            throw new LanguageModelException($"{name}: holds {file.Length - HeaderBytes} bytes after its header, expected {length}; the file was cut, so copy it again.");
        Span<byte> seal = stackalloc byte[SHA256.HashSizeInBytes];
        Seal(file, seal);
        if (!seal.SequenceEqual(file.AsSpan(SealOffset, SHA256.HashSizeInBytes)))
            throw new LanguageModelException($"{name}: its bytes do not give the SHA-256 in its header, so it was corrupted; copy it again.");
        var language = Encoding.ASCII.GetString(file, 8, 8).TrimEnd('\0');
        return new LanguageModelReading(file.AsSpan(HeaderBytes), name).Parts(language);
    }

    private static void Seal(byte[] file, Span<byte> seal)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(file.AsSpan(0, SealOffset));
        hash.AppendData(file.AsSpan(HeaderBytes));
        hash.GetHashAndReset(seal);
    }
}
