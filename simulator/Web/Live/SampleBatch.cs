using System.Buffers.Binary;

namespace NeuralGlasses.Simulator.Web.Live;

/// <summary>
/// Sets of numbers at an even rate on their way to the page, as one binary message: u8 kind, u8 channels, u16 sets, f32 rate in hertz,
/// f64 simulated time of the first set in seconds, then [set, channel] i16 with the channel fastest; all little-endian. A set that
/// does not follow the one before in time begins a message of its own, so that a loss is a gap.
/// </summary>
internal sealed class SampleBatch(byte kind, float unit)
{
    /// <summary>Bytes in front of the numbers.</summary>
    public const int HeadBytes = 16;

    private const int MostSets = 2048;
    private const double Slack = 0.75;
    private byte[] _room = new byte[4096];
    private int _channels;
    private int _sets;
    private double _rateHz;
    private double _firstUs;

    /// <summary>Adds a set; hands a message that it does not continue to <paramref name="send"/> first.</summary>
    public void Add(double microseconds, double rateHz, ReadOnlySpan<float> set, Action<byte[]> send)
    {
        var expected = _firstUs + (_sets * 1e6 / _rateHz);
        if (_sets > 0 && (set.Length != _channels || rateHz != _rateHz || _sets == MostSets || Math.Abs(microseconds - expected) > Slack * 1e6 / rateHz))
            Send(send);
        if (_sets == 0)
            (_channels, _rateHz, _firstUs) = (set.Length, rateHz, microseconds);
        var at = HeadBytes + (_sets * _channels * sizeof(short));
        if (at + (_channels * sizeof(short)) > _room.Length)
            Array.Resize(ref _room, 2 * _room.Length);
        foreach (var value in set)
        {
            // A value that is not finite is shown as none.
            var steps = float.IsFinite(value) ? Math.Clamp(MathF.Round(value / unit), -short.MaxValue, short.MaxValue) : 0;
            BinaryPrimitives.WriteInt16LittleEndian(_room.AsSpan(at), (short)steps);
            at += sizeof(short);
        }

        _sets++;
    }

    /// <summary>Hands over what is there, if anything.</summary>
    public void Send(Action<byte[]> send)
    {
        if (_sets == 0)
            return;
        var message = _room.AsSpan(0, HeadBytes + (_sets * _channels * sizeof(short))).ToArray();
        message[0] = kind;
        message[1] = (byte)_channels;
        BinaryPrimitives.WriteUInt16LittleEndian(message.AsSpan(2), (ushort)_sets);
        BinaryPrimitives.WriteSingleLittleEndian(message.AsSpan(4), (float)_rateHz);
        BinaryPrimitives.WriteDoubleLittleEndian(message.AsSpan(8), _firstUs / 1e6);
        _sets = 0;
        send(message);
    }
}
