using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Simulator.Radio;

/// <summary>One characteristic of the virtual peripheral.</summary>
internal sealed class VirtualCharacteristic(Guid service, Guid uuid, GattProperties properties)
{
    private byte[] _value = [];
    private int _length;

    public Guid Service { get; } = service;

    public Guid Uuid { get; } = uuid;

    public GattProperties Properties { get; } = properties;

    public bool Subscribed { get; set; }

    public Queue<byte[]> Writes { get; } = new();

    public ReadOnlySpan<byte> Value => _value.AsSpan(0, _length);

    public void SetValue(ReadOnlySpan<byte> value)
    {
        if (_value.Length < value.Length)
            _value = new byte[value.Length];
        value.CopyTo(_value);
        _length = value.Length;
    }

    public void Forget()
    {
        Subscribed = false;
        Writes.Clear();
    }
}
