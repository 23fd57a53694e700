namespace NeuralGlasses.BlueZ;

/// <summary>What stands between these glasses and their wristband, as far as this computer's Bluetooth is concerned.</summary>
public enum RadioProblem
{
    /// <summary>Nothing that is known.</summary>
    None = 0,

    /// <summary>There is no D-Bus at the address.</summary>
    NoBus = 1,

    /// <summary>The bus or bluetoothd does not let this user speak to it.</summary>
    AccessDenied = 2,

    /// <summary>bluetoothd does not run.</summary>
    NoBlueZ = 3,

    /// <summary>There is no Bluetooth adapter, or not the one that was set.</summary>
    NoAdapter = 4,

    /// <summary>The adapter is blocked by rfkill, in software or by a switch.</summary>
    AdapterBlocked = 5,

    /// <summary>The adapter cannot be used: it does not power up, scan or advertise.</summary>
    AdapterFailed = 6,

    /// <summary>No wristband is in reach.</summary>
    NoBand = 7,

    /// <summary>A wristband is in reach, and it is not paired with these glasses.</summary>
    NotPaired = 8,

    /// <summary>Pairing was refused, or its passkey was wrong.</summary>
    PairingFailed = 9,

    /// <summary>The connection was not made.</summary>
    ConnectFailed = 10,

    /// <summary>The device has not the services that it advertises.</summary>
    WrongServices = 11,

    /// <summary>bluetoothd answered with what nobody expects of it.</summary>
    BadAnswer = 12,
}
