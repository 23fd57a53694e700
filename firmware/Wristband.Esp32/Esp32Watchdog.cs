using NeuralGlasses.Wristband.Native;
using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Wristband.Esp32;

/// <summary>The chip's task watchdog, which our image alone lets managed code feed; on a stock image nothing watches.</summary>
public sealed class Esp32Watchdog : IWatchdog
{
    /// <summary>Time without food after which the board restarts, in milliseconds.</summary>
    public const int Milliseconds = 5000;

    private bool _isRunning;

    /// <summary>Starts to watch.</summary>
    public void Start()
    {
        _isRunning = BoardImage.IsOurs && NativeBoard.StartWatchdog(Milliseconds);
    }

    /// <inheritdoc/>
    public void Feed()
    {
        if (_isRunning)
        {
            NativeBoard.FeedWatchdog();
        }
    }
}
