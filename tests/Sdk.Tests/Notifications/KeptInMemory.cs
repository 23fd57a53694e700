namespace NeuralGlasses.Sdk.Tests.Notifications;

// Keeps bytes as a file would, and fails when told to.
internal sealed class KeptInMemory(byte[]? bytes = null) : IKeptBytes
{
    public byte[]? Bytes { get; private set; } = bytes;

    public string? Fault { get; set; }

    public int Saves { get; private set; }

    public string Name => "kept.json";

    public byte[]? Load() => Fault is null ? Bytes : throw new IOException(Fault);

    public void Save(ReadOnlySpan<byte> bytes)
    {
        if (Fault is not null)
            throw new IOException(Fault);
        Bytes = bytes.ToArray();
        Saves++;
    }
}
