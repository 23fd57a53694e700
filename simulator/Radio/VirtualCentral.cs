using MathNet.Numerics.Random;
using NeuralGlasses.Link;

namespace NeuralGlasses.Simulator.Radio;

/// <summary>
/// A central in the virtual air: the glasses, or somebody else. Requests wait for the next connection event, one an event,
/// as ATT has it. By default it knows the wristband's key and tells its listener of a connection once that is encrypted.
/// </summary>
public sealed class VirtualCentral : IGattCentral
{
    private readonly Queue<AttRequest> _requests = new();
    private readonly List<AttRefusal> _refusals = [];

    /// <summary>Makes the central with a number of its own.</summary>
    public VirtualCentral(int number) => Number = number;

    /// <summary>Number that stands for its address.</summary>
    public int Number { get; }

    /// <summary>Whether it is in reach and wants to connect.</summary>
    public bool IsNear { get; set; } = true;

    /// <summary>Whether it has power; without, it is as good as away.</summary>
    public bool IsPowered { get; set; } = true;

    /// <summary>Whether it talks only over an encrypted link, as ours do; one that does not sends requests at once.</summary>
    public bool DemandsSecurity { get; init; } = true;

    /// <summary>Whether it pairs when it has no key, or the wristband has lost its own: the wearer's consent.</summary>
    public bool Pairs { get; set; }

    /// <summary>Whether it knows only legacy pairing.</summary>
    public bool OnlyLegacyPairing { get; init; }

    /// <summary>Passkey that its user enters, or null where it has no way to enter one.</summary>
    public int? Passkey { get; set; }

    /// <summary>The key that it made with the wristband, or null.</summary>
    public VirtualBond? Bond { get; set; }

    /// <summary>Whether its link is encrypted.</summary>
    public bool IsSecured { get; internal set; }

    /// <inheritdoc/>
    public bool IsConnected { get; internal set; }

    /// <inheritdoc/>
    public int? RssiDbm { get; internal set; }

    /// <summary>What the wristband refused, in order.</summary>
    public IReadOnlyList<AttRefusal> Refusals => _refusals;

    internal IGattCentralListener? Listener { get; private set; }

    /// <inheritdoc/>
    public void Listen(IGattCentralListener listener) => Listener = listener;

    /// <inheritdoc/>
    public void Subscribe(Guid characteristic) => Subscribe(characteristic, 0);

    /// <summary>Asks for notifications of one of several characteristics with the same UUID.</summary>
    public void Subscribe(Guid characteristic, int instance) => _requests.Enqueue(new AttRequest(AttOperation.Subscribe, characteristic, [], instance));

    /// <inheritdoc/>
    public void Read(Guid characteristic) => Read(characteristic, 0);

    /// <summary>Asks for the value of one of several characteristics with the same UUID.</summary>
    public void Read(Guid characteristic, int instance) => _requests.Enqueue(new AttRequest(AttOperation.Read, characteristic, [], instance));

    /// <summary>Asks for a descriptor of one of several characteristics with the same UUID; only an <see cref="IAttributeListener"/> hears the answer.</summary>
    public void ReadDescriptor(Guid characteristic, int instance, Guid descriptor) =>
        _requests.Enqueue(new AttRequest(AttOperation.ReadDescriptor, characteristic, [], instance, descriptor));

    /// <inheritdoc/>
    public void Write(Guid characteristic, ReadOnlySpan<byte> value) => _requests.Enqueue(new AttRequest(AttOperation.Write, characteristic, value.ToArray()));

    internal bool IsThere => IsNear && IsPowered;

    internal int RequestLength => _requests.TryPeek(out var request) ? request.Value.Length : 0;

    // Encrypts with the key that it has, or makes one where its wearer wants to.
    internal bool TrySecure(VirtualPeripheral peripheral, Xoshiro256StarStar dice)
    {
        if (Bond is { } bond && peripheral.TryEncrypt(bond))
        {
            IsSecured = true;
        }
        else if (Pairs && peripheral.TryPair(this, (ulong)dice.NextInt64()) is { } made)
        {
            Bond = made;
            IsSecured = true;
        }

        return IsSecured;
    }

    internal bool TryTakeRequest(out AttRequest request) => _requests.TryDequeue(out request);

    internal void ForgetRequests() => _requests.Clear();

    internal void Refuse(AttRequest request, AttError error) => _refusals.Add(new AttRefusal(request.Operation, request.Characteristic, error));
}
