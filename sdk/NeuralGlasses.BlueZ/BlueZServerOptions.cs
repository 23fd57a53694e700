namespace NeuralGlasses.BlueZ;

/// <summary>How a GATT server is offered to the air.</summary>
public sealed record BlueZServerOptions
{
    /// <summary>Address of the bus on which bluetoothd is.</summary>
    public string BusAddress { get; init; } = SystemBus.Address;

    /// <summary>Name of the adapter, such as hci1; null for the first. Whatever connects to it while the server is there counts as its central.</summary>
    public string? Adapter { get; init; }

    /// <summary>Shows a passkey for the central's user to enter, which makes links authenticated; null for a server that cannot.</summary>
    public Action<int>? ShowPasskey { get; init; }

    /// <summary>Where the addresses of bonded centrals are kept, so that no bond of somebody else's is touched; null to keep them in memory alone.</summary>
    public IKeptBytes? Bonds { get; init; }

    /// <summary>First wait after bluetoothd or the adapter failed; it doubles with each failure.</summary>
    public TimeSpan FirstRetry { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Longest wait.</summary>
    public TimeSpan LongestRetry { get; init; } = TimeSpan.FromSeconds(5);
}
