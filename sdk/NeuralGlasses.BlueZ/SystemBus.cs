namespace NeuralGlasses.BlueZ;

/// <summary>Where the bus of the system is.</summary>
public static class SystemBus
{
    private const string Variable = "DBUS_SYSTEM_BUS_ADDRESS";
    private const string Usual = "unix:path=/run/dbus/system_bus_socket";

    /// <summary>Its address: what DBUS_SYSTEM_BUS_ADDRESS says, or the usual one.</summary>
    public static string Address => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } address ? address : Usual;
}
