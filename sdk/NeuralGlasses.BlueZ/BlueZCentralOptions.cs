using NeuralGlasses.Contract;

namespace NeuralGlasses.BlueZ;

/// <summary>How the glasses look for their wristband.</summary>
public sealed record BlueZCentralOptions
{
    /// <summary>Address of the bus on which bluetoothd is; the system's, which DBUS_SYSTEM_BUS_ADDRESS can move (D-Bus Specification, Message Bus Types).</summary>
    public string BusAddress { get; init; } = SystemBus.Address;

    /// <summary>Name of the adapter, such as hci0; null for the first.</summary>
    public string? Adapter { get; init; }

    /// <summary>Service by which a wristband is known.</summary>
    public Guid Service { get; init; } = GattUuids.EmgStreamService;

    /// <summary>Whether to pair with a wristband whose wearer has opened its pairing, while none is paired. With one that is paired it never does.</summary>
    public bool Pairs { get; init; } = true;

    /// <summary>Asks a person for the passkey that the device of an address shows; null for glasses on which nobody can enter one.</summary>
    public Func<string, Task<int?>>? EnterPasskey { get; init; }

    /// <summary>Whether notifications come over sockets of their own; if not, or where bluetoothd has none, as signals of the bus, which costs about ten times as much.</summary>
    public bool UsesSockets { get; init; } = true;

    /// <summary>Values that wait for the glasses before any is dropped, 16 or more; the usual 4096 are 15 s of the usual stream.</summary>
    public int QueuedValues { get; init; } = 4096;

    /// <summary>Time to look for a wristband that is not paired, before it begins anew.</summary>
    public TimeSpan ScanTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Time for one attempt at a connection.</summary>
    public TimeSpan ConnectTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>First wait after an attempt that failed; it doubles with each.</summary>
    public TimeSpan FirstRetry { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Longest wait between two attempts.</summary>
    public TimeSpan LongestRetry { get; init; } = TimeSpan.FromSeconds(5);

    internal void Check()
    {
        ArgumentException.ThrowIfNullOrEmpty(BusAddress);
        ArgumentOutOfRangeException.ThrowIfLessThan(QueuedValues, 16);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(ScanTime, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(ConnectTime, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(FirstRetry, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(LongestRetry, FirstRetry);
    }
}
