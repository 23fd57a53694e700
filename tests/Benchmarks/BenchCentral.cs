using NeuralGlasses.Contract;
using NeuralGlasses.Link;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Benchmarks;

/// <summary>A central whose wristband grants everything at once, so that only the glasses' own work is measured.</summary>
internal sealed class BenchCentral(int channels, int rateHz) : IGattCentral
{
    private IGattCentralListener _listener = null!;

    public bool IsConnected => true;

    public void Connect() => _listener.OnConnected(default);

    public void Deliver(ReadOnlySpan<byte> frame, HostTime at) => _listener.OnValue(GattUuids.EmgFrames, frame, at);

    public void Listen(IGattCentralListener listener) => _listener = listener;

    public void Subscribe(Guid characteristic)
    {
    }

    public void Read(Guid characteristic)
    {
        var status = new byte[DeviceStatus.Length];
        new DeviceStatus { ChannelCount = channels, RateHz = rateHz, LsbPicovolts = 190_735 }.Write(status);
        _listener.OnValue(GattUuids.DeviceStatus, status, default);
    }

    public void Write(Guid characteristic, ReadOnlySpan<byte> value)
    {
        var answer = new byte[ControlPoint.MaxLength];
        var length = ControlPoint.WriteResponse(answer, value[0], value[1], ControlPoint.ResultSuccess);
        _listener.OnValue(GattUuids.ControlPoint, answer.AsSpan(0, length), default);
    }
}
