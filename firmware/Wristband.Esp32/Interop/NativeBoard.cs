using System.Runtime.CompilerServices;

namespace NeuralGlasses.Wristband.Native;

/// <summary>What the chip knows and the runtime does not pass on; answered by <c>native/interop</c>, like <see cref="NativeEngine"/>.</summary>
public static class NativeBoard
{
    /// <summary>Why the chip was reset, as ESP-IDF numbers it (<c>esp_reset_reason_t</c>).</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int ResetReason();

    /// <summary>Starts the task watchdog for the managed program, which restarts the chip when it is not fed for so many milliseconds; false if it cannot.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern bool StartWatchdog(int milliseconds);

    /// <summary>Feeds it; nothing before <see cref="StartWatchdog"/>.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern void FeedWatchdog();
}
