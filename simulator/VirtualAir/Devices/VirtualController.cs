using NeuralGlasses.VirtualAir.Hci;

namespace NeuralGlasses.VirtualAir.Devices;

/// <summary>The kernel's device in which a program plays a Bluetooth controller: each reading and each writing is one packet.</summary>
internal static class VirtualController
{
    public const string UsualPath = "/dev/vhci";

    /// <summary>Makes a controller that the kernel sees; it goes when the stream is closed.</summary>
    /// <exception cref="AirException">The device is missing or not permitted.</exception>
    public static Stream Open(string path)
    {
        try
        {
            var device = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
            // A primary controller without quirks. What the kernel answers comes among the packets, at times behind the first of them.
            device.Write([H4.Vendor, 0]);
            return device;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new AirException($"{path} is missing: load the kernel module hci_vhci with 'modprobe hci_vhci'.", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new AirException($"{path} may not be opened: run this as root, or give your user the right to read and write it.", e);
        }
        catch (IOException e)
        {
            throw new AirException($"{path} makes no controller ({e.Message}): load the kernel module hci_vhci with 'modprobe hci_vhci'.", e);
        }
    }
}
