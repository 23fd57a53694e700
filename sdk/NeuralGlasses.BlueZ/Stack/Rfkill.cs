namespace NeuralGlasses.BlueZ.Stack;

/// <summary>Which radios the kernel keeps off (Documentation/ABI/stable/sysfs-class-rfkill). bluetoothd 5.66 says of a blocked adapter only that it failed.</summary>
internal static class Rfkill
{
    private const string Radios = "/sys/class/rfkill";

    /// <summary>Whether an adapter, such as hci0, is blocked, by software or by a switch; no where the kernel does not tell.</summary>
    public static bool Blocks(string adapter, string radios = Radios) =>
        Directory.Exists(radios) && Directory.GetDirectories(radios).Any(radio => Read(radio, "name") == adapter && (Read(radio, "soft") == "1" || Read(radio, "hard") == "1"));

    private static string Read(string radio, string attribute)
    {
        try
        {
            return File.ReadAllText(Path.Combine(radio, attribute)).Trim();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It was unplugged meanwhile.
            return "";
        }
    }
}
