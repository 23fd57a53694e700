namespace NeuralGlasses.BlueZ;

/// <summary>Where the glasses are on their way to a wristband.</summary>
public enum RadioState
{
    /// <summary>bluetoothd and its adapter are looked for.</summary>
    Starting = 0,

    /// <summary>Something stands in the way; it is tried again.</summary>
    Waiting = 1,

    /// <summary>Wristbands that are not paired are looked for.</summary>
    Scanning = 2,

    /// <summary>A connection is being made.</summary>
    Connecting = 3,

    /// <summary>The two are being paired.</summary>
    Pairing = 4,

    /// <summary>The wristband's services are being read.</summary>
    Resolving = 5,

    /// <summary>There is a link.</summary>
    Connected = 6,
}
