using NeuralGlasses.Devices;
using NeuralGlasses.Drivers.Screens;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Glasses.Bindings;

/// <summary>The adapters of Iot.Device.Bindings, where the program was built with them.</summary>
internal static class BindingsBuild
{
    /// <summary>Whether it was.</summary>
    public const bool IsThere =
#if DEVICE_BUILD
        true;
#else
        false;
#endif

    /// <summary>What is wrong with an option that wants what was not built, behind its name and value.</summary>
    public const string Missing = "and this program was built without Iot.Device.Bindings; build it with -p:DeviceBuild=true, or set another driver.";

    /// <summary>Opens a camera.</summary>
    public static ICamera Camera(int number, CameraMode mode, double degrees, ICaptureLed led, Func<HostTime> now) =>
#if DEVICE_BUILD
        new BindingsCamera(number, mode, degrees, led, now);
#else
        throw new PlatformNotSupportedException(Missing);
#endif

    /// <summary>Opens a panel.</summary>
    public static IPixelScreen Panel(int bus, int chip, int dcPin, int resetPin) =>
#if DEVICE_BUILD
        new BindingsPanel(bus, chip, dcPin, resetPin);
#else
        throw new PlatformNotSupportedException(Missing);
#endif
}
