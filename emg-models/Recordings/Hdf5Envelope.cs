using System.Buffers.Binary;

namespace NeuralGlasses.Recordings;

/// <summary>
/// Tells a missing, foreign or shortened file from a readable one before the HDF5 reader meets it, by the signature and
/// the end-of-file address of the superblock (HDF5 File Format Specification 3.0, section II.A).
/// </summary>
public static class Hdf5Envelope
{
    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'H', (byte)'D', (byte)'F', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Refuses what cannot be an HDF5 file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="RecordingException">The file is missing, is not HDF5 or is cut short.</exception>
    public static void Check(string path)
    {
        if (!File.Exists(path))
            throw new RecordingException($"{path}: there is no such file; give the path of an {EmgRecording.Format} recording (.h5).");
        Span<byte> head = stackalloc byte[64];
        int read;
        long length;
        try
        {
            using var stream = File.OpenRead(path);
            read = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
            length = stream.Length;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RecordingException($"{path}: cannot be opened ({error.Message}).", error);
        }

        if (!head[..read].StartsWith(Signature))
            throw new RecordingException($"{path}: is not an HDF5 file, its first bytes differ from the HDF5 signature; give an {EmgRecording.Format} recording (.h5).");
        if (read < head.Length)
            throw new RecordingException($"{path}: is cut short, it has only {length} bytes; fetch it again.");
        var stated = EndOfFile(head);
        if (stated > length)
            throw new RecordingException($"{path}: is cut short, it has {length} bytes and its header states {stated}; fetch it again.");
    }

    private static long EndOfFile(ReadOnlySpan<byte> head)
    {
        var version = head[8];
        var offsetBytes = version < 2 ? head[13] : head[9];
        if (offsetBytes != 8)
            return 0;
        var at = version switch { 0 => 40, 1 => 44, _ => 28 };
        return BinaryPrimitives.ReadInt64LittleEndian(head[at..]);
    }
}
