namespace NeuralGlasses.BlueZ;

/// <summary>What became of a notification that was to be sent.</summary>
public enum ServedNotify
{
    /// <summary>bluetoothd has it.</summary>
    Sent = 0,

    /// <summary>bluetoothd has no room now; try again later.</summary>
    Busy = 1,

    /// <summary>No central, or it has not subscribed.</summary>
    NoLink = 2,

    /// <summary>Longer than the connection carries.</summary>
    TooLong = 3,
}
