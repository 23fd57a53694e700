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
    public static ConformanceReport Run(GlassesDevices devices, IConformanceClock clock)
    {
        ArgumentNullException.ThrowIfNull(devices);
        ArgumentNullException.ThrowIfNull(clock);
        var room = new CheckRoom(devices, clock);
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
