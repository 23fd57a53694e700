namespace NeuralGlasses.Wristband.Ports;

/// <summary>
/// The timer that resets the board when it is not fed for too long. It must be native, because managed code that hangs cannot
/// reset anything; the stock image of the runtime has none that managed code reaches.
/// </summary>
public interface IWatchdog
{
    /// <summary>Starts the time anew.</summary>
    void Feed();
}
