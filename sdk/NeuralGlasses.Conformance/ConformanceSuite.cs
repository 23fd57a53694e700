using NeuralGlasses.Devices;

namespace NeuralGlasses.Conformance;

/// <summary>
/// The same checks for the devices of any pair of glasses, simulated or real: that what the interfaces of the SDK promise is kept. Takes about
/// half a minute of the devices' time, lights the capture light, takes photos, plays a quiet tone and shows pictures; keeps nothing.
/// </summary>
public static class ConformanceSuite
{
    /// <summary>Makes every check.</summary>
    /// <param name="devices">The devices, which nobody else uses meanwhile.</param>
    /// <param name="clock">Their time.</param>
    /// <param name="slowness">
    /// How many times slower than a board the machine starts programs and wakes threads, such as one that is emulated; 1 for a board. A photo may take so much
    /// longer, and above 1 samples may be missing in a stream as long as they are counted as lost.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The slowness is less than 1 or more than 100.</exception>
    public static ConformanceReport Run(GlassesDevices devices, IConformanceClock clock, double slowness = 1)
    {
        ArgumentNullException.ThrowIfNull(devices);
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentOutOfRangeException.ThrowIfLessThan(slowness, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(slowness, 100);
        var room = new CheckRoom(devices, clock, slowness);
        CameraChecks.Make(room);
        MicrophoneChecks.Make(room);
        SpeakerChecks.Make(room);
        DisplayChecks.Make(room);
        ButtonChecks.Make(room);
        HeadChecks.Make(room);
        PowerChecks.Make(room);
        return new ConformanceReport(room.Results);
    }
}
