namespace NeuralGlasses.Glasses;

/// <summary>The drivers of real devices, where the program was built with them.</summary>
internal static class LinuxBuild
{
    /// <summary>Whether it was.</summary>
    public const bool IsThere =
#if DEVICE_BUILD
        true;
#else
        false;
#endif

    /// <summary>The fault of an option that wants what was not built.</summary>
    public const string Missing = "'devices' is linux, and this program was built without the drivers of real devices; build it with -p:DeviceBuild=true, or set virtual.";

    /// <summary>Opens the devices that are set.</summary>
    /// <exception cref="OptionsException">A pin or a path is missing or cannot be, or the program was built without drivers.</exception>
    public static IGlassesHardware Open(GlassesProgramOptions options, GlassesClock clock) =>
#if DEVICE_BUILD
        new Linux.LinuxHardware(options, clock);
#else
        throw new OptionsException([Missing]);
#endif
}
