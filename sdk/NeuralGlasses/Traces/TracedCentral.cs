using NeuralGlasses.Link;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Traces;

/// <summary>
/// Stands between a radio and whoever listens to it, simulated or real, and records what passes in both directions. A record of what
/// arrives goes first, then what is made of it. Nothing is allocated for a notification. The radio must not answer within a request.
/// </summary>
public sealed class TracedCentral : IGattCentral, IGattCentralListener
{
    private readonly IGattCentral _radio;
    private readonly TraceRecorder _recorder;
    private IGattCentralListener? _listener;

    /// <summary>Stands in front of a radio.</summary>
    public TracedCentral(IGattCentral radio, TraceRecorder recorder)
    {
        ArgumentNullException.ThrowIfNull(radio);
        ArgumentNullException.ThrowIfNull(recorder);
        _radio = radio;
        _recorder = recorder;
    }

    /// <inheritdoc/>
    public bool IsConnected => _radio.IsConnected;

    /// <inheritdoc/>
    public int? RssiDbm
    {
        get
        {
            int? strength = _radio.RssiDbm;
            TraceRecorder record = _recorder.Begin(TraceRecordKind.Signal, _recorder.Now).AddFlag(strength is not null);
            if (strength is { } dbm)
                record.AddInt32(dbm);
            record.End();
            return strength;
        }
    }

    /// <summary>Records that the glasses' loop runs at a moment at which nothing arrived; call it before the loop runs, since what it does may depend on it.</summary>
    public void Tick(HostTime now) => _recorder.Input(TraceRecordKind.Tick, now);

    /// <inheritdoc/>
    public void Listen(IGattCentralListener listener)
    {
        _listener = listener;
        _radio.Listen(this);
    }

    /// <inheritdoc/>
    public void Subscribe(Guid characteristic)
    {
        Record(TraceRecordKind.Subscribe, characteristic, default, _recorder.Now);
        _radio.Subscribe(characteristic);
    }

    /// <inheritdoc/>
    public void Read(Guid characteristic)
    {
        Record(TraceRecordKind.Read, characteristic, default, _recorder.Now);
        _radio.Read(characteristic);
    }

    /// <inheritdoc/>
    public void Write(Guid characteristic, ReadOnlySpan<byte> value)
    {
        Record(TraceRecordKind.Write, characteristic, value, _recorder.Now);
        _radio.Write(characteristic, value);
    }

    /// <inheritdoc/>
    public void OnConnected(HostTime at)
    {
        _recorder.Input(TraceRecordKind.Connected, at);
        _listener?.OnConnected(at);
    }

    /// <inheritdoc/>
    public void OnDisconnected(HostTime at)
    {
        _recorder.Input(TraceRecordKind.Disconnected, at);
        _listener?.OnDisconnected(at);
    }

    /// <inheritdoc/>
    public void OnValue(Guid characteristic, ReadOnlySpan<byte> value, HostTime arrivedAt)
    {
        Record(TraceRecordKind.Value, characteristic, value, arrivedAt);
        _listener?.OnValue(characteristic, value, arrivedAt);
    }

    private void Record(TraceRecordKind kind, Guid characteristic, ReadOnlySpan<byte> value, HostTime at) =>
        _recorder.Begin(kind, at).AddUuid(characteristic).AddBytes(value).End();
}
