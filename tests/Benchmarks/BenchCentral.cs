using NeuralGlasses.Contract;
using NeuralGlasses.Link;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Benchmarks;

/// <summary>A central whose wristband grants everything at once and tells its time, so that only the glasses' own work is measured.</summary>
internal sealed class BenchCentral(int channels, int rateHz) : IGattCentral
{
    private readonly byte[] _answer = new byte[ControlPoint.MaxLength];
    private IGattCentralListener _listener = null!;
    private HostTime _now;
    private bool _isStreaming;

    public bool IsConnected => true;

    public void Connect() => _listener.OnConnected(default);

    public void Deliver(ReadOnlySpan<byte> frame, HostTime at)
    {
        _now = at;
        _listener.OnValue(GattUuids.EmgFrames, frame, at);
    }

    public void Listen(IGattCentralListener listener) => _listener = listener;

    public void Subscribe(Guid characteristic)
    {
    }

    public void Read(Guid characteristic)
    {
        var status = new byte[DeviceStatus.Length];
        var state = _isStreaming ? DeviceStatus.StateStreaming : DeviceStatus.StateIdle;
        new DeviceStatus { State = state, ChannelCount = channels, RateHz = rateHz, LsbPicovolts = 190_735 }.Write(status);
        _listener.OnValue(GattUuids.DeviceStatus, status, default);
    }

    public void Write(Guid characteristic, ReadOnlySpan<byte> value)
    {
        var at = _now;
        _isStreaming |= value[0] == ControlPoint.OpStart;
        var length = ControlPoint.WriteResponse(_answer, value[0], value[1], ControlPoint.ResultSuccess);
        if (value[0] == ControlPoint.OpSyncClock)
        {
            LittleEndian.WriteUInt64(_answer, length, _now.Microseconds);
            LittleEndian.WriteUInt64(_answer, length + 8, _now.Microseconds);
            length += 16;
            at = _now.Plus(1000);
        }

        _listener.OnValue(GattUuids.ControlPoint, _answer.AsSpan(0, length), at);
    }
}
