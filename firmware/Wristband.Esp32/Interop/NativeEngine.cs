using System.Runtime.CompilerServices;

namespace NeuralGlasses.Wristband.Native;

/// <summary>
/// The native acquisition engine, as the runtime's interop reaches it: static calls with numbers and arrays, which
/// <c>native/interop</c> answers. A change here changes the order and the checksum of the native table; a test compares both.
/// </summary>
public static class NativeEngine
{
    /// <summary>
    /// Takes the AFE's bus (numbered from 1, as SpiDevice does), chip select and DRDY pin for a chain of 1 or 2 chips, and the
    /// memory for its frames; false if the bus is not open yet, a pin is not one, or memory is short. The SpiDevice comes first.
    /// </summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern bool Attach(int spiBus, int chipSelectPin, int dataReadyPin, int chipCount);

    /// <summary>Starts as the port says; false before <see cref="Attach"/>.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern bool Start(int channelCount, int rateHz, int samplesPerBlock, int samplesPerFrame, int channelsPerFrame, int rightShift, int coding);

    /// <summary>Stops as the port says, and lets go of the bus before it returns.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern void Stop();

    /// <summary>Reads as the port says.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int Read(byte[] frame);

    /// <summary>Recalls as the port says.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int Recall(int sequence, byte[] frame);

    /// <summary>Skips as the port says.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern void Skip(int count);

    /// <summary>Frames neither read nor skipped.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int Unread();

    /// <summary>Frames overwritten unread.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int Overruns();

    /// <summary>AFE frames with a wrong status word, and DRDY pulses that came too fast to be answered.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int BadFrames();

    /// <summary>DRDY pulses.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int SampleSets();

    /// <summary>Channels with an electrode off.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int LeadOff();

    /// <summary>Figures as the port says.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int ReadStatistics(int[] statistics);
}
