namespace NeuralGlasses.Simulator.Radio;

/// <summary>A notification that waits for air time.</summary>
internal sealed class OutgoingNotification
{
    private readonly byte[] _bytes = new byte[514];

    public int Handle { get; private set; }

    public int Length { get; private set; }

    public Span<byte> Bytes => _bytes.AsSpan(0, Length);

    public void Set(int handle, ReadOnlySpan<byte> bytes)
    {
        Handle = handle;
        Length = bytes.Length;
        bytes.CopyTo(_bytes);
    }

    public void CopyFrom(OutgoingNotification other) => Set(other.Handle, other.Bytes);
}
