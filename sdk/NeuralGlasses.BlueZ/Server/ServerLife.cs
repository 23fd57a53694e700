using NeuralGlasses.BlueZ.Bus;
using NeuralGlasses.BlueZ.Stack;

namespace NeuralGlasses.BlueZ.Server;

/// <summary>The server's life on the bus's thread: register with bluetoothd, advertise while nobody is connected, watch the one central, and begin anew when bluetoothd does.</summary>
internal sealed class ServerLife
{
    private readonly BusThread _thread;
    private readonly BlueZServerOptions _options;
    private readonly TimeProvider _time;
    private readonly IReadOnlyList<ServedCharacteristic> _characteristics;
    private readonly KnownBonds _bonds;
    private readonly Retry _retry;
    private readonly ServedObjects _objects;
    private BlueZSession? _session;
    private string _adapter = "";
    private string _central = "";
    private string _paired = "";
    private bool _wasPaired;
    private bool _showedPasskey;
    private bool _advertises;
    private bool _stopsAdvertising;
    private volatile bool _allowsPairing;
    private volatile int _pairings;
    private volatile int _bondCount;
    private volatile RadioCondition _condition = new(RadioState.Starting, RadioProblem.None, "", "", 0);

    public ServerLife(BusThread thread, BlueZServerOptions options, TimeProvider time, IReadOnlyList<ServedCharacteristic> characteristics, IReadOnlyDictionary<string, object> advertised)
    {
        _thread = thread;
        _options = options;
        _time = time;
        _characteristics = characteristics;
        _bonds = new KnownBonds(options.Bonds);
        _retry = new Retry(options.FirstRetry, options.LongestRetry);
        _objects = new ServedObjects(characteristics, Link) { Advertised = advertised };
        _bondCount = _bonds.All.Count;
    }

    public ServerLink Link { get; } = new();

    public int Pairings => _pairings;

    public int BondCount => _bondCount;

    public RadioCondition Condition => _condition;

    public async Task LiveAsync(CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                await ServeAsync(cancel).ConfigureAwait(true);
            }
            catch (RadioException stands)
            {
                Tell(RadioState.Waiting, stands.Problem, stands.Message);
            }
            catch (BusException failed)
            {
                var stands = BlueZSession.Translate(failed, "bluetoothd refused");
                Tell(RadioState.Waiting, stands.Problem, stands.Message);
            }
            finally
            {
                EndLink();
                foreach (var characteristic in _characteristics)
                    characteristic.EndSubscription();
                _session = null;
                _advertises = false;
            }

            await Pause.ForAsync(_retry.Next(), _time, cancel).ConfigureAwait(true);
        }
    }

    /// <summary>Allows or refuses pairing.</summary>
    public void SetPairing(bool allowed)
    {
        _allowsPairing = allowed;
        if (_session is { IsOver: false })
            _ = TryAsync(() => _session.SetAsync(new ObjectPath(_adapter), OrgBluez.Adapter, "Pairable", allowed));
    }

    /// <summary>Ends the connection; advertising resumes.</summary>
    public void Disconnect()
    {
        if (_central.Length > 0)
            _ = DropAsync(_central);
    }

    /// <summary>Ends the connection and advertises no more.</summary>
    public void Stop()
    {
        _stopsAdvertising = true;
        Disconnect();
        if (_session is { IsOver: false } session)
            _ = TryAsync(() => AdvertiseAsync(session, false));
    }

    /// <summary>Forgets every bond that was made with this server.</summary>
    public void ForgetBonds()
    {
        foreach (var address in _bonds.All.ToArray())
            Forget(address);
    }

    private async Task ServeAsync(CancellationToken cancel)
    {
        var session = _session = await BlueZSession.OpenAsync(_thread, _options.BusAddress, _time).ConfigureAwait(true);
        _adapter = await Adapters.PoweredAsync(session, _options.Adapter, cancel).ConfigureAwait(true);
        var path = new ObjectPath(_adapter);
        var agent = new PairingAgent { Allows = _ => _allowsPairing, ShowPasskey = _options.ShowPasskey is { } show ? passkey => Show(passkey, show) : null };
        await agent.RegisterAsync(session, isUsual: true).ConfigureAwait(true);
        await session.SetAsync(path, OrgBluez.Adapter, "Pairable", _allowsPairing).ConfigureAwait(true);
        session.Bus.Offer(ServedObjects.Root, _objects.Answer);
        session.Bus.Offer(ServedObjects.Advertisement, _objects.Answer);
        await session.DoAsync(path, OrgBluez.GattManager, "RegisterApplication", BlueZSession.Soon, message => message.Add(ServedObjects.Root).AddProperties([])).ConfigureAwait(true);
        session.Tree.Changed += Look;
        await AdvertiseAsync(session, !_stopsAdvertising).ConfigureAwait(true);
        _retry.Reset();
        Look();
        await session.UntilAsync(() => !session.Tree.Has(_adapter, OrgBluez.Adapter) || !session.Tree.Get(_adapter, OrgBluez.Adapter, "Powered", false), Timeout.InfiniteTimeSpan, cancel).ConfigureAwait(true);
        session.Tree.Changed -= Look;
        throw new RadioException(RadioProblem.AdapterFailed, $"The Bluetooth adapter {Adapters.NameOf(_adapter)} has gone or lost its power; it is waited for.", isWholeSession: true);
    }

    // Called whenever bluetoothd tells something.
    private void Look()
    {
        if (_session is not { IsOver: false } session)
            return;
        if (_central.Length > 0 && !IsConnected(session, _central))
            EndLink();
        foreach (var device in session.Tree.With(OrgBluez.Device, _adapter).Where(d => IsConnected(session, d)).ToArray())
        {
            if (_central.Length == 0)
                BeginLink(session, device);
            else if (device != _central)
                _ = DropAsync(device);
        }

        LookAtPairing(session);
        if (_session is { IsOver: false } && _advertises == Link.IsConnected && !_stopsAdvertising)
            _ = AdvertiseUntilDoneAsync(session, !Link.IsConnected);
    }

    // A band that nobody can find again is lost until it is restarted, so what was refused is asked for once more.
    private async Task AdvertiseUntilDoneAsync(BlueZSession session, bool advertises)
    {
        await TryAsync(() => AdvertiseAsync(session, advertises)).ConfigureAwait(true);
        if (_advertises == advertises || session.IsOver)
            return;
        await Pause.ForAsync(_options.LongestRetry, _time, CancellationToken.None).ConfigureAwait(true);
        Look();
    }

    private void LookAtPairing(BlueZSession session)
    {
        if (_central.Length == 0 || _paired == _central || !session.Tree.Get(_central, OrgBluez.Device, "Paired", false))
            return;
        _paired = _central;
        if (!_wasPaired)
            Link.Secure(_showedPasskey ? ServedSecurity.Authenticated : ServedSecurity.Encrypted);
        var address = session.Tree.Get(_central, OrgBluez.Device, "Address", "");
        if (_bonds.All.Contains(address))
            return;

        // One bond at a time: the new one takes the place of the one before.
        ForgetBonds();
        _bonds.Add(address);
        (_bondCount, _pairings) = (_bonds.All.Count, _pairings + 1);
        _ = TryAsync(() => session.SetAsync(new ObjectPath(_central), OrgBluez.Device, "Trusted", true));
    }

    private void Show(int passkey, Action<int> show)
    {
        _showedPasskey = true;
        show(passkey);
    }

    private void BeginLink(BlueZSession session, string device)
    {
        _central = device;
        _wasPaired = session.Tree.Get(device, OrgBluez.Device, "Paired", false);
        Link.Begin();
        Tell(RadioState.Connected, RadioProblem.None, "");
    }

    private void EndLink()
    {
        if (_central.Length == 0)
            return;
        (_central, _paired, _showedPasskey) = ("", "", false);
        Link.End();
        foreach (var characteristic in _characteristics)
            characteristic.EndLink();
        Tell(RadioState.Waiting, RadioProblem.None, "");
    }

    private static bool IsConnected(BlueZSession session, string device) => session.Tree.Get(device, OrgBluez.Device, "Connected", false);

    private async Task AdvertiseAsync(BlueZSession session, bool advertises)
    {
        if (_advertises == advertises)
            return;
        _advertises = advertises;
        var (method, adapter) = (advertises ? "RegisterAdvertisement" : "UnregisterAdvertisement", new ObjectPath(_adapter));
        try
        {
            await session.DoAsync(adapter, OrgBluez.AdvertisingManager, method, BlueZSession.Soon, message =>
            {
                message.Add(ServedObjects.Advertisement);
                if (advertises)
                    message.AddProperties([]);
            }).ConfigureAwait(true);
        }
        catch (BusException)
        {
            _advertises = !advertises;
            throw;
        }
    }

    private void Forget(string address)
    {
        _bonds.Remove(address);
        _bondCount = _bonds.All.Count;
        if (_session is not { IsOver: false } session)
            return;
        var device = session.Tree.With(OrgBluez.Device, _adapter).FirstOrDefault(d => session.Tree.Get(d, OrgBluez.Device, "Address", "") == address);
        if (device is not null)
            _ = TryAsync(() => session.DoAsync(new ObjectPath(_adapter), OrgBluez.Adapter, "RemoveDevice", BlueZSession.Soon, message => message.Add(new ObjectPath(device))));
    }

    private Task DropAsync(string device) =>
        TryAsync(() => _session is { IsOver: false } session ? session.DoAsync(new ObjectPath(device), OrgBluez.Device, "Disconnect", BlueZSession.Soon) : Task.CompletedTask);

    private async Task TryAsync(Func<Task> act)
    {
        try
        {
            await act().ConfigureAwait(true);
        }
        catch (BusException failed) when (!failed.IsDisconnected)
        {
            Tell(_condition.State, RadioProblem.AdapterFailed, $"bluetoothd refused: {failed.Message} ({failed.Error}).");
        }
        catch (BusException)
        {
            // The session ends, and what it was asked with it.
        }
    }

    private void Tell(RadioState state, RadioProblem problem, string sentence) =>
        _condition = new RadioCondition(state, problem, sentence, _session?.Tree.Get(_central, OrgBluez.Device, "Address", "") ?? "", Link.IsConnected ? Link.Mtu : 0);
}
