using NeuralGlasses.Link;
using NeuralGlasses.Streaming;

namespace NeuralGlasses;

/// <summary>
/// The glasses' main loop: whatever the radio brings goes to the link first, then the pipeline runs. It stands between the
/// radio and the link, so that the link cannot tell it from the radio.
/// </summary>
public sealed class NotificationLoop : IGattCentral, IGattCentralListener
{
    private readonly IGattCentral _radio;
    private IGattCentralListener? _link;
    private HostTime _now;

    /// <summary>Makes a loop on a radio.</summary>
    public NotificationLoop(IGattCentral radio) => _radio = radio;

    /// <summary>The pipeline; set once it is built on the link that this loop serves.</summary>
    public NeuralPipeline? Pipeline { get; set; }

    /// <summary>The host, which time goes by for while there is no pipeline.</summary>
    public GlassesHost? Host { get; set; }

    /// <summary>The glasses' time: that of the last turn, which never goes back.</summary>
    public HostTime Now => _now;

    /// <inheritdoc/>
    public bool IsConnected => _radio.IsConnected;

    /// <inheritdoc/>
    public int? RssiDbm => _radio.RssiDbm;

    /// <summary>Lets the pipeline see that time goes by although nothing arrives.</summary>
    public void Tick(HostTime now) => Process(now);

    /// <inheritdoc/>
    public void Listen(IGattCentralListener listener)
    {
        _link = listener;
        _radio.Listen(this);
    }

    /// <inheritdoc/>
    public void Subscribe(Guid characteristic) => _radio.Subscribe(characteristic);

    /// <inheritdoc/>
    public void Read(Guid characteristic) => _radio.Read(characteristic);

    /// <inheritdoc/>
    public void Write(Guid characteristic, ReadOnlySpan<byte> value) => _radio.Write(characteristic, value);

    /// <inheritdoc/>
    public void OnConnected(HostTime at)
    {
        _link?.OnConnected(at);
        Process(at);
    }

    /// <inheritdoc/>
    public void OnDisconnected(HostTime at)
    {
        _link?.OnDisconnected(at);
        Process(at);
    }

    /// <inheritdoc/>
    public void OnValue(Guid characteristic, ReadOnlySpan<byte> value, HostTime arrivedAt)
    {
        _link?.OnValue(characteristic, value, arrivedAt);
        Process(arrivedAt);
    }

    // Air time puts arrivals a little ahead of the world's clock; the glasses' time must still never go back.
    private void Process(HostTime at)
    {
        if (at > _now)
            _now = at;
        if (Pipeline is { } pipeline)
            pipeline.Process(_now);
        else
            Host?.Advance(_now);
    }
}
