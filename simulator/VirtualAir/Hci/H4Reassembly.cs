namespace NeuralGlasses.VirtualAir.Hci;

/// <summary>Cuts a stream of bytes into packets, however the bytes come.</summary>
internal sealed class H4Reassembly
{
    private byte[] _bytes = new byte[4096];
    private int _start;
    private int _end;

    /// <summary>Takes in what came.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (_start > 0)
        {
            _bytes.AsSpan(_start, _end - _start).CopyTo(_bytes);
            _end -= _start;
            _start = 0;
        }

        if (_end + bytes.Length > _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, _end + bytes.Length));
        bytes.CopyTo(_bytes.AsSpan(_end));
        _end += bytes.Length;
    }

    /// <summary>The next whole packet, its type included; null if there is none yet.</summary>
    /// <exception cref="InvalidDataException">The stream holds no packet where one must begin.</exception>
    public byte[]? Take()
    {
        var rest = _bytes.AsSpan(_start, _end - _start);
        var length = H4.Length(rest);
        if (length == 0 || rest.Length < length)
            return null;
        _start += length;
        return rest[..length].ToArray();
    }
}
