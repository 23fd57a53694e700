using NeuralGlasses.Contract;
using NeuralGlasses.Simulator.Radio;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Firmware.Tests.Hid;

/// <summary>
/// A computer that knows HID over GATT and nothing of us: it reads the report map, finds by the report references which report is which, asks for
/// both, and does with cursor, buttons and keys what the fields of the map say. When the link is gone everything is up.
/// </summary>
internal sealed class HidHost : IAttributeListener
{
    private const int GenericDesktop = 1;
    private const int Keyboard = 7;
    private const int Button = 9;
    private const int UsageX = 0x30;
    private const int UsageY = 0x31;
    private const int UsageWheel = 0x38;
    private readonly VirtualCentral _central;
    private readonly Dictionary<int, int> _reportIds = [];
    private HashSet<string> _down = [];

    public HidHost(VirtualCentral central)
    {
        _central = central;
        central.Listen(this);
    }

    public ReportDescriptor? Map { get; private set; }

    public byte[] Information { get; private set; } = [];

    public byte[] PnpId { get; private set; } = [];

    public int? BatteryPercent { get; private set; }

    public int Connections { get; private set; }

    public int Reports { get; private set; }

    public int X { get; private set; }

    public int Y { get; private set; }

    public int Wheel { get; private set; }

    /// <summary>What is down now: buttons and keys.</summary>
    public IReadOnlyCollection<string> Down => _down;

    /// <summary>What went down and up, in order, with the time in microseconds.</summary>
    public List<(string What, long At)> Log { get; } = [];

    public IEnumerable<string> Happened => Log.Select(l => l.What);

    public void Suspend() => _central.Write(GattUuids.HidControlPoint, [0]);

    public void ExitSuspend() => _central.Write(GattUuids.HidControlPoint, [1]);

    public void OnConnected(HostTime at)
    {
        Connections++;
        _reportIds.Clear();
        _central.Read(GattUuids.PnpId);
        _central.Read(GattUuids.HidInformation);
        _central.Read(GattUuids.ReportMap);
        _central.ReadDescriptor(GattUuids.Report, 0, GattUuids.ReportReference);
        _central.ReadDescriptor(GattUuids.Report, 1, GattUuids.ReportReference);
        _central.Read(GattUuids.BatteryLevel);
        _central.Subscribe(GattUuids.Report, 0);
        _central.Subscribe(GattUuids.Report, 1);
    }

    public void OnDisconnected(HostTime at) => SetDown([], at);

    public void OnValue(Guid characteristic, ReadOnlySpan<byte> value, HostTime arrivedAt) => throw new InvalidOperationException("Attributes are told apart.");

    public void OnAttribute(VirtualAttribute attribute, ReadOnlySpan<byte> value, HostTime arrivedAt)
    {
        if (attribute.Descriptor == GattUuids.ReportReference)
            _reportIds[attribute.Instance] = value[0];
        else if (attribute.Characteristic == GattUuids.ReportMap)
            Map = new ReportDescriptor(value);
        else if (attribute.Characteristic == GattUuids.HidInformation)
            Information = value.ToArray();
        else if (attribute.Characteristic == GattUuids.PnpId)
            PnpId = value.ToArray();
        else if (attribute.Characteristic == GattUuids.BatteryLevel)
            BatteryPercent = value[0];
        else if (attribute.Characteristic == GattUuids.Report)
            TakeReport(_reportIds[attribute.Instance], value, arrivedAt);
    }

    private void TakeReport(int id, ReadOnlySpan<byte> report, HostTime at)
    {
        Reports++;
        if (report.Length * 8 != Map!.BitsOf(id))
            throw new InvalidDataException($"Report {id} has {report.Length} bytes.");
        var fields = Map.Fields.Where(f => f.ReportId == id && !f.IsConstant).ToList();
        var down = _down.Where(d => !fields.Any(f => Owns(f, d))).ToHashSet();
        foreach (var field in fields)
        {
            for (var i = 0; i < field.Count; i++)
                Take(field, i, field.Read(report, i), down);
        }

        SetDown(down, at);
    }

    private void Take(ReportField field, int index, int value, HashSet<string> down)
    {
        if (value < field.Least || value > field.Most)
            throw new InvalidDataException($"{value} is out of the field's range.");
        if (field.UsagePage == GenericDesktop)
        {
            X += field.Usages[index] == UsageX ? value : 0;
            Y += field.Usages[index] == UsageY ? value : 0;
            Wheel += field.Usages[index] == UsageWheel ? value : 0;
        }
        else if (value != 0)
        {
            down.Add(Name(field.UsagePage, field.Usages[field.IsVariable ? index : value - field.Least]));
        }
    }

    private static bool Owns(ReportField field, string name) => name.StartsWith(field.UsagePage == Button ? "button" : field.UsagePage == Keyboard ? "key" : "?", StringComparison.Ordinal);

    private static string Name(int page, int usage) => page switch
    {
        Button => $"button {usage}",
        Keyboard => $"key 0x{usage:x2}",
        _ => throw new InvalidDataException($"Usage page {page} is not known."),
    };

    private void SetDown(HashSet<string> down, HostTime at)
    {
        foreach (var up in _down.Except(down).Order(StringComparer.Ordinal))
            Log.Add(($"{up} up", at.Microseconds));
        foreach (var pressed in down.Except(_down).Order(StringComparer.Ordinal))
            Log.Add(($"{pressed} down", at.Microseconds));
        _down = down;
    }
}
