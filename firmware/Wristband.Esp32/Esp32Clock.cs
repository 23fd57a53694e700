using System.Threading;
using nanoFramework.Hardware.Esp32;
using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Wristband.Esp32;

/// <summary>Device time from the chip's timer of 1 µs, which the native engine stamps its frames with too.</summary>
public sealed class Esp32Clock : IMonotonicClock
{
    private const int Millisecond = 1000;
    private long _now;

    /// <inheritdoc/>
    public long Microseconds
    {
        get
        {
            // Through a field, or the interpreter would go on with an unsigned number.
            _now = (long)HighResTimer.GetCurrent();
            return _now;
        }
    }

    /// <summary>Sleeps until then and returns true. The runtime wakes a sleeper at a tick of 10 ms, so that shorter waits take as long.</summary>
    public bool WaitUntil(long microseconds)
    {
        long left = microseconds - Microseconds;
        while (left > 0)
        {
            Thread.Sleep((int)((left + Millisecond - 1) / Millisecond));
            left = microseconds - Microseconds;
        }

        return true;
    }
}
