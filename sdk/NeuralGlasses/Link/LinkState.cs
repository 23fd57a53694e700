namespace NeuralGlasses.Link;

/// <summary>Where the link stands on its way from a connection to a stream.</summary>
public enum LinkState
{
    /// <summary>No wristband is connected.</summary>
    Disconnected = 0,

    /// <summary>Connected; the device status was asked for.</summary>
    ReadingStatus = 1,

    /// <summary>The wristband was still streaming and was told to stop.</summary>
    Stopping = 2,

    /// <summary>The stream's settings were written.</summary>
    Setting = 3,

    /// <summary>The settings were accepted; the status that states them was asked for.</summary>
    ReadingSettings = 4,

    /// <summary>The stream was asked to start.</summary>
    Starting = 5,

    /// <summary>The wristband streams.</summary>
    Streaming = 6,

    /// <summary>A command failed; the status that says why was asked for.</summary>
    ReadingFault = 7,

    /// <summary>The link does not go on until the next connection, or until the wristband is taken off the charger on which it would not stream; <see cref="WristbandLink.Problem"/> says why.</summary>
    Refused = 8,

    /// <summary>A command came through and its answer was lost; the status that says what became of it was asked for.</summary>
    Confirming = 9,

    /// <summary>Connected and checked; nothing streams, and commands can be asked.</summary>
    Ready = 10,
}
