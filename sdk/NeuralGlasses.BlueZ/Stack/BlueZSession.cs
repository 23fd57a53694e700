using NeuralGlasses.BlueZ.Bus;

namespace NeuralGlasses.BlueZ.Stack;

/// <summary>One life of bluetoothd, seen over a bus: its objects, calls of them, and when it is over.</summary>
internal sealed class BlueZSession
{
    /// <summary>Time for calls that ask nobody on the air.</summary>
    public static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    // What the bus says where it was to start a program and could not (D-Bus Specification, Message Bus Messages).
    private const string SpawnErrors = "org.freedesktop.DBus.Error.Spawn.";

    private readonly TaskCompletionSource _gone = new();
    private readonly TimeProvider _time;
    private readonly string _owner;

    private BlueZSession(BusConnection bus, string owner, TimeProvider time)
    {
        Bus = bus;
        _owner = owner;
        _time = time;
    }

    public BusConnection Bus { get; }

    public ObjectTree Tree { get; } = new();

    /// <summary>Done when bluetoothd or the bus has gone.</summary>
    public Task Gone => _gone.Task;

    public bool IsOver => _gone.Task.IsCompleted || Bus.IsLost;

    /// <summary>Finds bluetoothd, started by the bus where need be.</summary>
    /// <exception cref="RadioException">There is no bus, or no bluetoothd.</exception>
    public static async Task<BlueZSession> OpenAsync(BusThread thread, string address, TimeProvider time)
    {
        var bus = Connect(thread, address);
        try
        {
            var session = new BlueZSession(bus, await OwnerAsync(bus).ConfigureAwait(true), time);
            await session.BeginAsync().ConfigureAwait(true);
            return session;
        }
        catch (BusException failed)
        {
            throw Translate(failed, "bluetoothd does not answer");
        }
    }

    /// <summary>Calls a method of bluetoothd; the answer is the caller's to dispose.</summary>
    /// <exception cref="BusException">It failed.</exception>
    public Task<BusMessage> CallAsync(ObjectPath path, string @interface, string member, TimeSpan timeout, Action<MessageWriter>? fill = null) =>
        Bus.CallAsync(_owner, path, @interface, member, timeout, fill);

    /// <summary>Calls a method whose answer says nothing.</summary>
    /// <exception cref="BusException">It failed.</exception>
    public async Task DoAsync(ObjectPath path, string @interface, string member, TimeSpan timeout, Action<MessageWriter>? fill = null) =>
        (await CallAsync(path, @interface, member, timeout, fill).ConfigureAwait(true)).Dispose();

    /// <summary>Sets a property.</summary>
    /// <exception cref="BusException">It failed.</exception>
    public Task SetAsync(ObjectPath path, string @interface, string property, object value) =>
        DoAsync(path, OrgBluez.Properties, "Set", Soon, message => message.Add(@interface).Add(property).AddVariant(value));

    /// <summary>Asks for the properties of a device instead of waiting for their signals: bluetoothd 5.66 tells of no connection whose other end is an adapter of its own.</summary>
    /// <exception cref="BusException">It failed.</exception>
    public async Task RefreshAsync(ObjectPath device)
    {
        using var all = await CallAsync(device, OrgBluez.Properties, "GetAll", Soon, message => message.Add(OrgBluez.Device)).ConfigureAwait(true);
        Tree.Refresh(device.Path, OrgBluez.Device, all);
    }

    /// <summary>Waits until something holds in the tree; ends at once where bluetoothd goes.</summary>
    /// <exception cref="TimeoutException">It did not in time.</exception>
    /// <exception cref="RadioException">bluetoothd has gone.</exception>
    public async Task UntilAsync(Func<bool> holds, TimeSpan timeout, CancellationToken cancel)
    {
        await Tree.UntilAsync(() => IsOver || holds(), timeout, _time, cancel).ConfigureAwait(true);
        if (IsOver)
            throw Over();
    }

    /// <summary>What is told when bluetoothd has gone.</summary>
    public static RadioException Over() =>
        new(RadioProblem.NoBlueZ, "bluetoothd has gone; it is waited for, and 'systemctl status bluetooth' says why.", isWholeSession: true);

    /// <summary>The sentence for a call that failed for reasons that lie with the bus.</summary>
    public static RadioException Translate(BusException failed, string what) => failed.Error switch
    {
        BusException.Disconnected or BusException.NameHasNoOwner => Over(),
        BusException.ServiceUnknown => new RadioException(RadioProblem.NoBlueZ, "bluetoothd does not run on this computer; install the package bluez and start it with 'systemctl enable --now bluetooth'.", isWholeSession: true),
        BusException.AccessDenied => new RadioException(RadioProblem.AccessDenied, $"This user may not speak to bluetoothd ({failed.Message}); add it to the group bluetooth and start again.", isWholeSession: true),
        BusException.NoReply or BusException.Timeout => new RadioException(RadioProblem.BadAnswer, $"{what}: no answer in time; restart it with 'systemctl restart bluetooth' if that lasts.", isWholeSession: true),
        _ => new RadioException(RadioProblem.BadAnswer, $"{what}: {failed.Message} ({failed.Error})."),
    };

    private static BusConnection Connect(BusThread thread, string address)
    {
        try
        {
            return thread.Open(address);
        }
        catch (BusException failed)
        {
            throw failed.Error == BusException.AccessDenied
                ? new RadioException(RadioProblem.AccessDenied, $"The bus at {address} may not be used by this user; run as one that may, or allow it in the bus's policy.", isWholeSession: true)
                : new RadioException(RadioProblem.NoBus, $"There is no D-Bus at {address} ({failed.Message}); start the system's with 'systemctl start dbus'.", isWholeSession: true);
        }
    }

    private static async Task<string> OwnerAsync(BusConnection bus)
    {
        try
        {
            return await AskOwnerAsync(bus).ConfigureAwait(true);
        }
        catch (BusException none) when (none.Error == BusException.NameHasNoOwner)
        {
            await StartAsync(bus).ConfigureAwait(true);
            return await AskOwnerAsync(bus).ConfigureAwait(true);
        }
    }

    private static async Task StartAsync(BusConnection bus)
    {
        try
        {
            using var started = await bus.CallAsync(OrgBluez.BusName, OrgBluez.BusPath, OrgBluez.BusName, "StartServiceByName", Soon, message => message.Add(OrgBluez.Name).Add(0u)).ConfigureAwait(true);
        }
        catch (BusException failed) when (failed.Error.StartsWith(SpawnErrors, StringComparison.Ordinal))
        {
            throw new RadioException(RadioProblem.NoBlueZ, $"bluetoothd does not run, and the bus cannot start it ({failed.Message}); start it with 'systemctl start bluetooth'.", isWholeSession: true);
        }
    }

    private static async Task<string> AskOwnerAsync(BusConnection bus)
    {
        using var owner = await bus.CallAsync(OrgBluez.BusName, OrgBluez.BusPath, OrgBluez.BusName, "GetNameOwner", Soon, message => message.Add(OrgBluez.Name)).ConfigureAwait(true);
        return owner.ReadText();
    }

    private async Task BeginAsync()
    {
        // By its own name on the bus, so that nobody else's signals are taken for bluetoothd's.
        Bus.Listen($"type='signal',sender='{OrgBluez.BusName}',interface='{OrgBluez.BusName}',member='NameOwnerChanged',arg0='{OrgBluez.Name}'", TakeOwner);
        Bus.Listen($"type='signal',sender='{_owner}',interface='{OrgBluez.ObjectManager}'", Tree.Take);
        Bus.Listen($"type='signal',sender='{_owner}',interface='{OrgBluez.Properties}'", Tree.Take);
        using var objects = await CallAsync(OrgBluez.Root, OrgBluez.ObjectManager, "GetManagedObjects", Soon).ConfigureAwait(true);
        Tree.Load(objects);
        _ = EndWithBusAsync();
    }

    private void TakeOwner(BusMessage changed)
    {
        changed.ReadText();
        if (changed.ReadText() == _owner)
            End();
    }

    private async Task EndWithBusAsync()
    {
        await Bus.Lost.ConfigureAwait(true);
        End();
    }

    private void End()
    {
        if (_gone.TrySetResult())
            Tree.Clear();
    }
}
