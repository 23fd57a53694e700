using System.Text;
using NeuralGlasses.Contract;
using NeuralGlasses.Link;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Diagnosis;

/// <summary>Stands between the radio and the link and hears what the link has no use for: texts, and whether the condition has been told.</summary>
internal sealed class ExaminedRadio(IGattCentral radio, Action<HostTime> onEvent) : IGattCentral, IGattCentralListener
{
    private readonly Dictionary<Guid, string> _texts = [];
    private IGattCentralListener? _link;

    /// <summary>Whether a wristband connected at any time.</summary>
    public bool HasConnected { get; private set; }

    /// <summary>Whether the band has told its condition.</summary>
    public bool KnowsCondition { get; private set; }

    /// <summary>Times that the band has told its status.</summary>
    public int Statuses { get; private set; }

    /// <inheritdoc/>
    public bool IsConnected => radio.IsConnected;

    /// <summary>The text of a characteristic that was read; null before it has arrived.</summary>
    public string? TextOf(Guid characteristic) => _texts.GetValueOrDefault(characteristic);

    /// <inheritdoc/>
    public void Listen(IGattCentralListener listener)
    {
        _link = listener;
        radio.Listen(this);
    }

    /// <inheritdoc/>
    public void Subscribe(Guid characteristic) => radio.Subscribe(characteristic);

    /// <inheritdoc/>
    public void Read(Guid characteristic) => radio.Read(characteristic);

    /// <inheritdoc/>
    public void Write(Guid characteristic, ReadOnlySpan<byte> value) => radio.Write(characteristic, value);

    /// <inheritdoc/>
    public void OnConnected(HostTime at)
    {
        HasConnected = true;
        _link?.OnConnected(at);
        onEvent(at);
    }

    /// <inheritdoc/>
    public void OnDisconnected(HostTime at)
    {
        _link?.OnDisconnected(at);
        onEvent(at);
    }

    /// <inheritdoc/>
    public void OnValue(Guid characteristic, ReadOnlySpan<byte> value, HostTime arrivedAt)
    {
        if (characteristic == GattUuids.ManufacturerName || characteristic == GattUuids.ModelNumber
            || characteristic == GattUuids.HardwareRevision || characteristic == GattUuids.FirmwareRevision)
        {
            _texts[characteristic] = Printable(value);
        }
        else if (characteristic == GattUuids.BandCondition && value.Length >= BandCondition.Length)
        {
            KnowsCondition = true;
        }
        else if (characteristic == GattUuids.DeviceStatus)
        {
            Statuses++;
        }

        _link?.OnValue(characteristic, value, arrivedAt);
        onEvent(arrivedAt);
    }

    // What a radio says may hold anything, and is going to stand on a person's terminal.
    private static string Printable(ReadOnlySpan<byte> text)
    {
        var kept = new StringBuilder();
        foreach (char c in Encoding.UTF8.GetString(text))
            kept.Append(char.IsControl(c) ? '?' : c);
        return kept.ToString().Trim();
    }
}
