using NeuralGlasses.BlueZ.Stack;
using NeuralGlasses.Contract;

namespace NeuralGlasses.BlueZ.Central;

/// <summary>Where the characteristics of a connected device are, by UUID: handles are never relied on.</summary>
internal sealed class BandAttributes
{
    private static readonly (Guid Characteristic, string Name, string[] Flags)[] Needed =
    [
        (GattUuids.EmgFrames, "EMG frames", ["notify"]),
        (GattUuids.ControlPoint, "control point", ["write", "notify"]),
        (GattUuids.DeviceStatus, "device status", ["read", "notify"]),
    ];

    private readonly Dictionary<Guid, string> _paths = [];

    /// <summary>Reads what bluetoothd tells of a device whose services are resolved.</summary>
    /// <exception cref="RadioException">It lacks what every wristband has.</exception>
    public BandAttributes(ObjectTree tree, string device)
    {
        foreach (var path in tree.With(OrgBluez.Characteristic, device))
        {
            // Of several with one UUID the first: those of mouse and keyboard, which are the host's.
            if (Guid.TryParse(tree.Get(path, OrgBluez.Characteristic, "UUID", ""), out var uuid))
                _paths.TryAdd(uuid, path);
        }

        foreach (var (characteristic, name, flags) in Needed)
        {
            if (!TryFind(characteristic, out var path))
                throw Lie(tree, device, $"has no characteristic '{name}' ({OrgBluez.Text(characteristic)})");
            var found = tree.Texts(path, OrgBluez.Characteristic, "Flags").Select(Plain).ToHashSet();
            if (flags.FirstOrDefault(f => !found.Contains(f)) is { } missing)
                throw Lie(tree, device, $"has a characteristic '{name}' that does not offer '{missing}'");
        }

        Mtu = tree.Get<ushort>(_paths[GattUuids.EmgFrames], OrgBluez.Characteristic, "MTU", 0);
    }

    /// <summary>ATT MTU as bluetoothd tells it; 0 from one that is older than 5.62.</summary>
    public int Mtu { get; set; }

    public bool TryFind(Guid characteristic, out string path) => _paths.TryGetValue(characteristic, out path!);

    public Guid? Of(string path)
    {
        foreach (var (uuid, at) in _paths)
        {
            if (at == path)
                return uuid;
        }

        return null;
    }

    // What an access demands stands before it: encrypt-read, secure-notify.
    private static string Plain(string flag) =>
        flag.StartsWith("encrypt-", StringComparison.Ordinal) || flag.StartsWith("secure-", StringComparison.Ordinal) ? flag[(flag.LastIndexOf('-') + 1)..] : flag;

    private static RadioException Lie(ObjectTree tree, string device, string what) =>
        new(RadioProblem.WrongServices, $"The device {tree.Get(device, OrgBluez.Device, "Address", device)} calls itself a wristband and {what}; update its firmware, or forget it if it is none.");
}
