using NeuralGlasses.BlueZ.Bus;
using NeuralGlasses.BlueZ.Server;
using NeuralGlasses.BlueZ.Stack;

namespace NeuralGlasses.BlueZ;

/// <summary>
/// A GATT server over BlueZ's D-Bus for one central at a time and at most one bond: what lets a Linux computer be a wristband. Everything is
/// synchronous and polled, on any one thread; a thread of its own speaks with bluetoothd and begins anew when that does.
/// </summary>
public sealed class BlueZGattServer : IDisposable
{
    private const int NotificationHeader = 3;
    private readonly BlueZServerOptions _options;
    private readonly TimeProvider _time;
    private readonly List<ServedCharacteristic> _characteristics = [];
    private BusThread? _thread;
    private ServerLife? _life;

    /// <summary>Makes a server that offers nothing yet.</summary>
    public BlueZGattServer(BlueZServerOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        _options = options;
        _time = time;
    }

    /// <summary>How it stands with bluetoothd and the central.</summary>
    public RadioCondition Condition => _thread?.Failure is { } failure
        ? new RadioCondition(RadioState.Waiting, RadioProblem.BadAnswer, $"The Bluetooth thread of the wristband ended: {failure.Message}; restart it.", "", 0)
        : _life?.Condition ?? new RadioCondition(RadioState.Starting, RadioProblem.None, "", "", 0);

    /// <summary>Whether a central is connected.</summary>
    public bool IsConnected => _life?.Link.IsConnected ?? false;

    /// <summary>Connections since <see cref="Start"/>.</summary>
    public int Connections => _life?.Link.Connections ?? 0;

    /// <summary>How far the present link is known to be secured.</summary>
    public ServedSecurity Security => _life?.Link.Security ?? ServedSecurity.None;

    /// <summary>Pairings completed since <see cref="Start"/>.</summary>
    public int Pairings => _life?.Pairings ?? 0;

    /// <summary>Bonds kept, 0 or 1.</summary>
    public int BondCount => _life?.BondCount ?? 0;

    /// <summary>Longest notification that this link carries, in bytes.</summary>
    public int MaxNotificationLength => (_life?.Link.Mtu ?? 23) - NotificationHeader;

    /// <summary>Adds a characteristic before <see cref="Start"/> and returns its handle. bluetoothd refuses access on a link below the security.</summary>
    public int AddCharacteristic(Guid service, Guid characteristic, ServedAccess access, ServedSecurity security)
    {
        if (_life is not null)
            throw new InvalidOperationException("Characteristics are added before the server starts.");
        _characteristics.Add(new ServedCharacteristic(service, characteristic, access, security));
        return _characteristics.Count - 1;
    }

    /// <summary>Adds a descriptor with a constant value, before <see cref="Start"/>.</summary>
    public void AddDescriptor(int handle, Guid descriptor, ReadOnlySpan<byte> value) => _characteristics[handle].Descriptors.Add((descriptor, value.ToArray()));

    /// <summary>Offers the services, and advertises whenever no central is connected. An appearance (Assigned Numbers §2.6) of 0 is not advertised.</summary>
    public void Start(string name, IReadOnlyList<Guid> advertisedServices, int appearance)
    {
        if (_thread is not null)
            throw new InvalidOperationException("The server has been started.");
        var advertised = new Dictionary<string, object>
        {
            ["Type"] = "peripheral",
            ["ServiceUUIDs"] = advertisedServices.Select(OrgBluez.Text).ToArray(),
            ["LocalName"] = name,
            ["Discoverable"] = true,
        };
        if (appearance != 0)
            advertised["Appearance"] = (ushort)appearance;
        using var made = new ManualResetEventSlim();
        _thread = new BusThread("bluetooth", (thread, cancel) =>
        {
            try
            {
                _life = new ServerLife(thread, _options, _time, _characteristics, advertised);
            }
            finally
            {
                made.Set();
            }

            return _life.LiveAsync(cancel);
        });
        made.Wait();
    }

    /// <summary>Ends the connection and advertises no more.</summary>
    public void Stop() => Post(life => life.Stop());

    /// <summary>Ends the connection; advertising resumes.</summary>
    public void Disconnect() => Post(life => life.Disconnect());

    /// <summary>Allows or refuses the pairing of a central that is not bonded; refused at first.</summary>
    public void SetPairing(bool allowed) => Post(life => life.SetPairing(allowed));

    /// <summary>Forgets the bond.</summary>
    public void ForgetBonds() => Post(life => life.ForgetBonds());

    /// <summary>Whether the central has asked for notifications of this characteristic.</summary>
    public bool IsSubscribed(int handle) => IsConnected && _characteristics[handle].IsSubscribed;

    /// <summary>Sets what a read returns.</summary>
    public void SetValue(int handle, ReadOnlySpan<byte> value) => _characteristics[handle].SetValue(value);

    /// <summary>Gives bluetoothd one notification. It takes them faster than the air does and keeps them, so that the caller has to keep a pace.</summary>
    public ServedNotify Notify(int handle, ReadOnlySpan<byte> value) =>
        !IsConnected ? ServedNotify.NoLink : value.Length > MaxNotificationLength ? ServedNotify.TooLong : _characteristics[handle].Notify(value);

    /// <summary>Takes the oldest write to a characteristic into a buffer and returns its length, cut to the buffer's; -1 if there is none.</summary>
    public int TakeWrite(int handle, Span<byte> buffer) => _characteristics[handle].TakeWrite(buffer);

    /// <summary>Ends the server; bluetoothd withdraws what it offered.</summary>
    public void Dispose()
    {
        _thread?.Dispose();
        foreach (var characteristic in _characteristics)
            characteristic.EndSubscription();
    }

    private void Post(Action<ServerLife> act) => _thread?.Post(() => act(_life!));
}
