using System.Globalization;
using NeuralGlasses.BlueZ.Bus;
using NeuralGlasses.BlueZ.Stack;
using NeuralGlasses.Contract;

namespace NeuralGlasses.BlueZ.Tests;

/// <summary>
/// Somebody who answers for org.bluez on a private bus: an adapter, a wristband, and what a test makes of them. The order of its signals is
/// that of bluetoothd 5.66; that the real one behaves so is what the tests in the virtual machine say.
/// </summary>
internal sealed class ScriptedBlueZ : IDisposable
{
    public const string Adapter = "/org/bluez/hci0";
    public const string Band = "/org/bluez/hci0/dev_00_AA_01_01_00_01";
    private const string Service = $"{Band}/service000a";

    // Made once, so that a notification allocates nothing here either.
    private static readonly Dictionary<Guid, string> Paths = new Guid[] { GattUuids.EmgFrames, GattUuids.MotionFrames, GattUuids.ControlPoint, GattUuids.DeviceStatus, GattUuids.BandCondition, GattUuids.Measurement }
        .Select((uuid, i) => (uuid, $"{Service}/char{i:x4}")).ToDictionary();

    private readonly string _address;
    private readonly SortedDictionary<string, Dictionary<string, Dictionary<string, object>>> _objects = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _sockets = [];
    private readonly List<string> _calls = [];
    private BusThread? _thread;
    private BusConnection? _bus;

    public ScriptedBlueZ(string address)
    {
        _address = address;
        AddObject(Adapter, OrgBluez.Adapter, new() { ["Address"] = "00:AA:01:00:00:00", ["Powered"] = true });
        Begin();
    }

    /// <summary>What a call of a method does instead of the usual, by interface and member.</summary>
    public Dictionary<string, Action<BusCall>> Instead { get; } = [];

    /// <summary>Values that can be read, by characteristic.</summary>
    public Dictionary<Guid, byte[]> Values { get; } = new() { [GattUuids.DeviceStatus] = [1, 2, 3] };

    /// <summary>What was written, in order.</summary>
    public List<(Guid Characteristic, byte[] Value, string Type)> Writes { get; } = [];

    /// <summary>Characteristics of the band with their flags.</summary>
    public Dictionary<Guid, string[]> Characteristics { get; } = new()
    {
        [GattUuids.EmgFrames] = ["notify", "encrypt-notify"],
        [GattUuids.MotionFrames] = ["notify", "encrypt-notify"],
        [GattUuids.ControlPoint] = ["write", "encrypt-write", "notify", "encrypt-notify"],
        [GattUuids.DeviceStatus] = ["read", "encrypt-read", "notify", "encrypt-notify"],
    };

    /// <summary>Whether the band is found when somebody scans.</summary>
    public bool IsInReach { get; set; } = true;

    /// <summary>Members that were called so far, as interface and member.</summary>
    public string[] Calls
    {
        get
        {
            lock (_calls)
                return [.. _calls];
        }
    }

    /// <summary>Whether somebody may pair with the adapter.</summary>
    public bool IsPairable
    {
        get
        {
            var pairable = false;
            Do(() => pairable = _objects[Adapter][OrgBluez.Adapter].GetValueOrDefault("Pairable") is true);
            return pairable;
        }
    }

    public static string PathOf(Guid characteristic) => Paths[characteristic];

    /// <summary>The wristband is known from before, with its key.</summary>
    public void AddBondedBand() => Do(() => AddDevice(isPaired: true));

    /// <summary>Sets a property, and tells.</summary>
    public void Set(string path, string @interface, string property, object value) => Do(() => Change(path, @interface, property, value));

    /// <summary>Another device is there, such as a central that connected by itself.</summary>
    public void AddCentral(string path, string address, bool isConnected = true) => Do(() =>
    {
        if (_objects.ContainsKey(path))
            Change(path, OrgBluez.Device, "Connected", isConnected);
        else
            Tell(path, OrgBluez.Device, new() { ["Address"] = address, ["Paired"] = false, ["Connected"] = isConnected });
    });

    /// <summary>Whether an object is there.</summary>
    public bool Has(string path)
    {
        var has = false;
        Do(() => has = _objects.ContainsKey(path));
        return has;
    }

    /// <summary>Takes an object away, and tells.</summary>
    public void Remove(string path) => Do(() => RemoveObjects(path));

    /// <summary>The band tells its battery.</summary>
    public void AddBattery(byte percent) => Do(() =>
    {
        _objects[Band][OrgBluez.Battery] = new() { ["Percentage"] = percent };
        _bus!.Emit(OrgBluez.Root, OrgBluez.ObjectManager, "InterfacesAdded", signal => signal.Add(new ObjectPath(Band))
            .AddArray("{sa{sv}}", interfaces => interfaces.AddPair(OrgBluez.Battery, "a{sv}", one => one.AddProperties([new("Percentage", percent)]))));
    });

    /// <summary>Puts an adapter there, and tells.</summary>
    public void AddAdapter(string path) => Do(() => Tell(path, OrgBluez.Adapter, new() { ["Address"] = "00:AA:01:00:00:00", ["Powered"] = true }));

    /// <summary>The band notifies through its socket; false where nobody has asked for one.</summary>
    public bool Notify(Guid characteristic, ReadOnlySpan<byte> value)
    {
        var path = PathOf(characteristic);
        lock (_sockets)
            return _sockets.TryGetValue(path, out var socket) && Posix.Send(socket, value) >= 0;
    }

    /// <summary>The band's socket closes while the link stands.</summary>
    public void CloseSocket(Guid characteristic) => CloseSockets(PathOf(characteristic));

    /// <summary>The link is lost, with its sockets.</summary>
    public void LoseLink() => Do(() =>
    {
        CloseSockets(Band);
        Change(Band, OrgBluez.Device, "ServicesResolved", false);
        Change(Band, OrgBluez.Device, "Connected", false);
    });

    /// <summary>bluetoothd is killed.</summary>
    public void Crash()
    {
        _thread!.Dispose();
        CloseSockets(Band);
        foreach (var path in _objects.Keys.Where(p => p.StartsWith(Service, StringComparison.Ordinal)).ToArray())
            _objects.Remove(path);
        if (_objects.TryGetValue(Band, out var band))
            (band[OrgBluez.Device]["Connected"], band[OrgBluez.Device]["ServicesResolved"]) = (false, false);
    }

    /// <summary>It begins anew, with the bonds that it keeps on disk.</summary>
    public void Begin()
    {
        using var ready = new ManualResetEventSlim();
        _thread = new BusThread("scripted bluetoothd", async (thread, cancel) =>
        {
            try
            {
                _bus = thread.Open(_address);
                _bus.Offer(OrgBluez.Root, Answer);
                _bus.TakeName(OrgBluez.Name);
            }
            finally
            {
                ready.Set();
            }

            await Task.WhenAny(Task.Delay(Timeout.Infinite, cancel), _bus.Lost);
        });
        ready.Wait();
        if (_thread.Failure is { } failure)
            throw new InvalidOperationException(failure.Message, failure);
    }

    /// <summary>Runs something on the thread of the bus.</summary>
    public void Do(Action act)
    {
        using var done = new ManualResetEventSlim();
        _thread!.Post(() =>
        {
            act();
            done.Set();
        });
        if (!done.Wait(TimeSpan.FromSeconds(10)))
            throw new TimeoutException("the scripted bluetoothd hangs");
    }

    public void Dispose()
    {
        _thread!.Dispose();
        CloseSockets(Band);
    }

    /// <summary>Calls a method of somebody who registered, such as an agent, as bluetoothd does.</summary>
    public async Task<BusMessage> CallAsync(string client, ObjectPath path, string @interface, string member, Action<MessageWriter>? fill = null)
    {
        Task<BusMessage>? answer = null;
        Do(() => answer = _bus!.CallAsync(client, path, @interface, member, TimeSpan.FromSeconds(10), fill));
        return await answer!;
    }

    private void Answer(BusCall call)
    {
        using (call)
        {
            var name = $"{call.Message.Interface}.{call.Message.Member}";
            lock (_calls)
                _calls.Add(name);
            if (Instead.TryGetValue(name, out var instead))
                instead(call);
            else if (call.Message.Path is not ("/" or "/org/bluez") && !_objects.ContainsKey(call.Message.Path))
                call.Refuse(BusException.UnknownObject, "Method does not exist");
            else
                AnswerAsUsual(call, name);
        }
    }

    private void AnswerAsUsual(BusCall call, string name)
    {
        switch (name)
        {
            case $"{OrgBluez.ObjectManager}.GetManagedObjects":
                call.Answer(AddObjects);
                break;
            case $"{OrgBluez.Properties}.GetAll":
                var all = _objects[call.Message.Path][call.Message.ReadText()];
                call.Answer(answer => answer.AddProperties(all));
                break;
            case $"{OrgBluez.Properties}.Set":
                var (path, @interface, property) = (call.Message.Path, call.Message.ReadText(), call.Message.ReadText());
                var value = call.Message.ReadVariant()!;
                call.Answer();
                Change(path, @interface, property, value);
                break;
            case $"{OrgBluez.Adapter}.StartDiscovery":
                call.Answer();
                if (IsInReach && !_objects.ContainsKey(Band))
                    AddDevice(isPaired: false);
                break;
            case $"{OrgBluez.Adapter}.RemoveDevice":
                RemoveObjects(call.Message.ReadText());
                call.Answer();
                break;
            case $"{OrgBluez.Device}.Connect":
                Connect(call);
                break;
            case $"{OrgBluez.Device}.Disconnect":
                call.Answer();
                Change(Band, OrgBluez.Device, "Connected", false);
                break;
            case $"{OrgBluez.Device}.Pair":
                Change(Band, OrgBluez.Device, "Paired", true);
                call.Answer();
                break;
            case $"{OrgBluez.Characteristic}.ReadValue":
                call.Answer(answer => answer.Add(Values[UuidOf(call.Message.Path)].AsSpan()));
                break;
            case $"{OrgBluez.Characteristic}.WriteValue":
                var written = call.Message.ReadBytes().ToArray();
                Writes.Add((UuidOf(call.Message.Path), written, (string)call.Message.ReadProperties()["type"]!));
                call.Answer();
                break;
            case $"{OrgBluez.Characteristic}.AcquireNotify":
                Acquire(call);
                break;
            case $"{OrgBluez.Characteristic}.StartNotify":
                Change(call.Message.Path, OrgBluez.Characteristic, "Notifying", true);
                call.Answer();
                break;
            default:
                call.Answer();
                break;
        }
    }

    private void Connect(BusCall call)
    {
        if (!IsInReach)
        {
            call.Refuse(OrgBluez.ErrorFailed, "le-connection-abort-by-local");
            return;
        }

        Change(Band, OrgBluez.Device, "Connected", true);
        call.Answer();
        foreach (var (uuid, flags) in Characteristics)
        {
            if (!_objects.ContainsKey(PathOf(uuid)))
                Tell(PathOf(uuid), OrgBluez.Characteristic, new() { ["UUID"] = uuid.ToString("D"), ["Flags"] = flags, ["Notifying"] = false, ["MTU"] = (ushort)517 });
        }

        Change(Band, OrgBluez.Device, "ServicesResolved", true);
    }

    private void Acquire(BusCall call)
    {
        if (!Posix.TryPair(out var ours, out var theirs))
            throw new InvalidOperationException("no socket");
        CloseSockets(call.Message.Path);
        lock (_sockets)
            _sockets[call.Message.Path] = ours;
        call.Answer(answer => answer.AddFd(theirs).Add((ushort)517));
        _ = Posix.Close(theirs);
    }

    private Guid UuidOf(string path) => Guid.Parse((string)_objects[path][OrgBluez.Characteristic]["UUID"], CultureInfo.InvariantCulture);

    private void AddDevice(bool isPaired) => Tell(Band, OrgBluez.Device, new()
    {
        ["Address"] = "00:AA:01:01:00:01",
        ["UUIDs"] = new[] { GattUuids.EmgStreamService.ToString("D") },
        ["Paired"] = isPaired,
        ["Connected"] = false,
        ["ServicesResolved"] = false,
    });

    private void AddObject(string path, string @interface, Dictionary<string, object> properties) => _objects[path] = new() { [@interface] = properties };

    private void Tell(string path, string @interface, Dictionary<string, object> properties)
    {
        AddObject(path, @interface, properties);
        _bus!.Emit(OrgBluez.Root, OrgBluez.ObjectManager, "InterfacesAdded", signal => signal.Add(new ObjectPath(path))
            .AddArray("{sa{sv}}", interfaces => interfaces.AddPair(@interface, "a{sv}", one => one.AddProperties(properties))));
    }

    private void RemoveObjects(string under)
    {
        foreach (var path in _objects.Keys.Where(p => p == under || p.StartsWith($"{under}/", StringComparison.Ordinal)).Reverse().ToArray())
        {
            var interfaces = _objects[path].Keys.ToArray();
            _objects.Remove(path);
            _bus!.Emit(OrgBluez.Root, OrgBluez.ObjectManager, "InterfacesRemoved", signal => signal.Add(new ObjectPath(path)).AddArray("s", names =>
            {
                foreach (var name in interfaces)
                    names.Add(name);
            }));
        }
    }

    private void Change(string path, string @interface, string property, object value)
    {
        _objects[path][@interface][property] = value;
        _bus!.Emit(new ObjectPath(path), OrgBluez.Properties, "PropertiesChanged", signal => signal.Add(@interface)
            .AddProperties([new(property, value)]).AddArray("s", _ => { }));
    }

    private void CloseSockets(string under)
    {
        lock (_sockets)
        {
            foreach (var path in _sockets.Keys.Where(p => p.StartsWith(under, StringComparison.Ordinal)).ToArray())
            {
                _ = Posix.Close(_sockets[path]);
                _sockets.Remove(path);
            }
        }
    }

    private void AddObjects(MessageWriter answer) => answer.AddArray("{oa{sa{sv}}}", objects =>
    {
        foreach (var (path, interfaces) in _objects)
        {
            objects.AddPair(new ObjectPath(path), "a{sa{sv}}", pair => pair.AddArray("{sa{sv}}", all =>
            {
                foreach (var (name, properties) in interfaces)
                    all.AddPair(name, "a{sv}", one => one.AddProperties(properties));
            }));
        }
    });
}
