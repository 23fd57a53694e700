using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Simulator.Radio;

/// <summary>One characteristic of the virtual peripheral.</summary>
internal sealed class VirtualCharacteristic(Guid service, Guid uuid, GattProperties properties, LinkSecurity security)
{
    /// <summary>Writes that wait for the firmware before more are refused, as many as a port must keep.</summary>
    public const int WriteCapacity = 8;

    private const int MaxValueLength = 512;
    private byte[] _value = [];
    private int _length;

    public Guid Service { get; } = service;

    public Guid Uuid { get; } = uuid;

    public GattProperties Properties { get; } = properties;

    public LinkSecurity Security { get; } = security;

    public bool Subscribed { get; private set; }

    public Dictionary<Guid, byte[]> Descriptors { get; } = [];

    public Queue<byte[]> Writes { get; } = new();

    public ReadOnlySpan<byte> Value => _value.AsSpan(0, _length);

    public void SetValue(ReadOnlySpan<byte> value)
    {
        if (_value.Length < value.Length)
            _value = new byte[value.Length];
        value.CopyTo(_value);
        _length = value.Length;
    }

    /// <summary>Carries out a request of a link with this security; returns why it is refused, or null. A read's value is <see cref="Value"/> then.</summary>
    public AttError? Serve(AttRequest request, LinkSecurity link)
    {
        if (link < Security)
            return link == LinkSecurity.None ? AttError.InsufficientEncryption : AttError.InsufficientAuthentication;
        switch (request.Operation)
        {
            case AttOperation.Subscribe when Properties.HasFlag(GattProperties.Notify):
                Subscribed = true;
                return null;
            case AttOperation.Read:
                return Properties.HasFlag(GattProperties.Read) ? null : AttError.ReadNotPermitted;
            case AttOperation.ReadDescriptor:
                return Descriptors.ContainsKey(request.Descriptor) ? null : AttError.AttributeNotFound;
            case AttOperation.Write when (Properties & (GattProperties.Write | GattProperties.WriteWithoutResponse)) != 0:
                if (request.Value.Length > MaxValueLength)
                    return AttError.InvalidAttributeValueLength;
                if (Writes.Count == WriteCapacity)
                    return AttError.InsufficientResources;
                Writes.Enqueue(request.Value);
                return null;
            default:
                return AttError.WriteNotPermitted;
        }
    }

    public void Forget()
    {
        Subscribed = false;
        Writes.Clear();
    }
}
