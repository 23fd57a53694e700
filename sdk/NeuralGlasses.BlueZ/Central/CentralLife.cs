using NeuralGlasses.BlueZ.Bus;
using NeuralGlasses.BlueZ.Stack;
using NeuralGlasses.Contract;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.BlueZ.Central;

/// <summary>The central's life on the bus's thread: find, connect, serve what the glasses ask, and begin anew whenever something of it ends.</summary>
internal sealed class CentralLife : IDisposable
{
    private const string BatteryLevel = "Percentage";

    // A link that ends sooner is no better than none: it is not asked for again at once.
    private static readonly TimeSpan ShortLink = TimeSpan.FromSeconds(2);

    private readonly BusThread _thread;
    private readonly BlueZCentralOptions _options;
    private readonly ValueQueue _queue;
    private readonly TimeProvider _time;
    private readonly Func<HostTime> _now;
    private readonly RequestQueue _requests;
    private readonly NotificationReader _reader;
    private readonly Retry _retry;
    private BlueZSession? _session;
    private BandAttributes? _attributes;
    private string _device = "";
    private string _address = "";
    private int _connection;
    private bool _hearsBattery;
    private bool _readsBattery;
    private long _linkedAt;
    private long _connections;
    private long _attempts;
    private long _reopened;
    private volatile RadioCondition _condition = new(RadioState.Starting, RadioProblem.None, "", "", 0);

    public CentralLife(BusThread thread, BlueZCentralOptions options, ValueQueue queue, TimeProvider time, Func<HostTime> now)
    {
        _thread = thread;
        _options = options;
        _queue = queue;
        _time = time;
        _now = now;
        _requests = new RequestQueue(ServeAsync);
        _reader = new NotificationReader(queue, now, characteristic => thread.Post(() => Reopen(characteristic)));
        _retry = new Retry(options.FirstRetry, options.LongestRetry);
    }

    public RadioCondition Condition => _condition;

    public RadioCounters Counters => new(_queue.Values, _queue.Bytes, _queue.Dropped, _queue.Oversized, _connections, _attempts, _requests.Refused, _reopened);

    public string LastRefusal => _requests.LastRefusal;

    /// <summary>Lives until it is cancelled.</summary>
    public async Task LiveAsync(CancellationToken cancel)
    {
        try
        {
            while (!cancel.IsCancellationRequested)
                await TryAsync(cancel).ConfigureAwait(true);
        }
        finally
        {
            await LeaveAsync().ConfigureAwait(true);
            Dispose();
        }
    }

    public void Dispose() => _reader.Dispose();

    /// <summary>Takes a request that was made while connection <see cref="RequestQueue.Request.Connection"/> stood; one of another connection is not carried out any more.</summary>
    public void Take(RequestQueue.Request request)
    {
        if (_attributes is null || request.Connection != _connection)
            _requests.Refuse();
        else
            _requests.Add(request);
    }

    /// <summary>Makes bluetoothd forget every wristband of the adapter, keys included.</summary>
    /// <exception cref="RadioException">There is no adapter.</exception>
    public async Task<int> ForgetAsync(CancellationToken cancel)
    {
        if (_session is not { IsOver: false } session)
            throw new RadioException(RadioProblem.NoBlueZ, _condition.Sentence);
        var finding = new BandFinding(session, _options, _ => { }, cancel);
        var adapter = await Adapters.PoweredAsync(session, _options.Adapter, cancel).ConfigureAwait(true);
        string[] bands = [.. finding.Bands(adapter)];
        foreach (var band in bands)
            await session.DoAsync(new ObjectPath(adapter), OrgBluez.Adapter, "RemoveDevice", BlueZSession.Soon, message => message.Add(new ObjectPath(band))).ConfigureAwait(true);
        return bands.Length;
    }

    private async Task TryAsync(CancellationToken cancel)
    {
        try
        {
            _session ??= await OpenAsync().ConfigureAwait(true);
            await LinkAsync(_session, cancel).ConfigureAwait(true);
            Tell(RadioState.Waiting, RadioProblem.None, "");
            if (_time.GetElapsedTime(_linkedAt) > ShortLink)
            {
                _retry.Reset();
                return;
            }
        }
        catch (RadioException stands)
        {
            _attempts++;
            Tell(RadioState.Waiting, stands.Problem, stands.Message);
            if (stands.IsWholeSession)
                _session = null;
        }
        catch (BusException failed)
        {
            _attempts++;
            var stands = BlueZSession.Translate(failed, "bluetoothd refused");
            Tell(RadioState.Waiting, stands.Problem, stands.Message);
            if (stands.IsWholeSession)
                _session = null;
        }

        if (_session is { IsOver: true })
            _session = null;
        await Pause.ForAsync(_retry.Next(), _time, cancel).ConfigureAwait(true);
    }

    private async Task<BlueZSession> OpenAsync()
    {
        Tell(RadioState.Starting, _condition.Problem, _condition.Sentence);
        var session = await BlueZSession.OpenAsync(_thread, _options.BusAddress, _time).ConfigureAwait(true);
        session.Tree.PropertyChanged += TakeProperty;
        var agent = new PairingAgent
        {
            Allows = device => device == _device,
            EnterPasskey = _options.EnterPasskey is { } enter ? device => enter(session.Tree.Get(device, OrgBluez.Device, "Address", device)) : null,
        };
        await agent.RegisterAsync(session, isUsual: false).ConfigureAwait(true);
        return session;
    }

    private async Task LinkAsync(BlueZSession session, CancellationToken cancel)
    {
        var finding = new BandFinding(session, _options, state => Tell(state, RadioProblem.None, ""), cancel);
        var adapter = await Adapters.PoweredAsync(session, _options.Adapter, cancel).ConfigureAwait(true);
        _device = await finding.DeviceAsync(adapter).ConfigureAwait(true);
        _address = finding.AddressOf(_device);
        await finding.ConnectAsync(_device).ConfigureAwait(true);
        Begin(new BandAttributes(session.Tree, _device));
        try
        {
            await session.UntilAsync(() => !finding.IsConnected(_device), Timeout.InfiniteTimeSpan, cancel).ConfigureAwait(true);
        }
        finally
        {
            End();
        }
    }

    private void Begin(BandAttributes attributes)
    {
        _attributes = attributes;
        (_hearsBattery, _readsBattery) = (false, false);
        _connections++;
        _connection++;
        _linkedAt = _time.GetTimestamp();
        Tell(RadioState.Connected, RadioProblem.None, "");
        _queue.AddConnected(_connection, _now());
    }

    private void End()
    {
        // What came before the end of the link is told before it.
        _reader.CloseAll();
        _attributes = null;
        _requests.Clear();
        _queue.AddDisconnected(_connection, _now());
    }

    private async Task ServeAsync(RequestQueue.Request request)
    {
        if (_attributes is not { } attributes || _session is not { } session)
        {
            _requests.Refuse();
            return;
        }

        if (!attributes.TryFind(request.Characteristic, out var path))
        {
            ServeBattery(session, request);
            return;
        }

        var characteristic = new ObjectPath(path);
        switch (request.Kind)
        {
            case RequestQueue.Operation.Subscribe:
                await SubscribeAsync(session, attributes, characteristic, request.Characteristic).ConfigureAwait(true);
                break;
            case RequestQueue.Operation.Read:
                using (var answer = await session.CallAsync(characteristic, OrgBluez.Characteristic, "ReadValue", BlueZSession.Soon, message => message.AddProperties([])).ConfigureAwait(true))
                {
                    if (_attributes == attributes)
                        _queue.Add(request.Characteristic, answer.ReadBytes(), _now());
                }

                break;
            default:
                var type = request.Kind == RequestQueue.Operation.Write ? "request" : "command";
                await session.DoAsync(characteristic, OrgBluez.Characteristic, "WriteValue", BlueZSession.Soon, message => message.Add(request.Value.AsSpan()).AddProperties([new("type", type)])).ConfigureAwait(true);
                break;
        }
    }

    private async Task SubscribeAsync(BlueZSession session, BandAttributes attributes, ObjectPath path, Guid characteristic)
    {
        // A link that begins anew at the wristband's silence subscribes anew; bluetoothd would refuse a second socket.
        if (_reader.Reads(characteristic))
            return;
        if (_options.UsesSockets)
        {
            try
            {
                using var acquired = await session.CallAsync(path, OrgBluez.Characteristic, "AcquireNotify", BlueZSession.Soon, message => message.AddProperties([])).ConfigureAwait(true);
                var fd = acquired.ReadFd();
                if (_attributes != attributes)
                {
                    // The link ended meanwhile, and all its sockets with it.
                    _ = Posix.Close(fd);
                    return;
                }

                if (!_reader.TryAdd(fd, characteristic))
                    throw new BusException(OrgBluez.ErrorFailed, "no room for another socket");
                if (acquired.ReadUInt16() is > 0 and var mtu)
                    attributes.Mtu = mtu;
                Tell(RadioState.Connected, RadioProblem.None, "");
                return;
            }
            catch (BusException refused) when (refused.Error is OrgBluez.ErrorNotSupported or OrgBluez.ErrorNotPermitted)
            {
                // Another program has the socket, or this bluetoothd has none: signals carry the same.
            }
        }

        await session.DoAsync(path, OrgBluez.Characteristic, "StartNotify", BlueZSession.Soon).ConfigureAwait(true);
    }

    // bluetoothd keeps the battery service to itself and tells its level as a property, which may come a while after the services.
    private void ServeBattery(BlueZSession session, RequestQueue.Request request)
    {
        if (request.Characteristic != GattUuids.BatteryLevel || request.Kind is RequestQueue.Operation.Write or RequestQueue.Operation.WriteWithoutResponse)
        {
            _requests.Refuse($"{request.Kind} of {OrgBluez.Text(request.Characteristic)}: the wristband has no such characteristic");
            return;
        }

        var isKnown = session.Tree.Has(_device, OrgBluez.Battery);
        if (request.Kind == RequestQueue.Operation.Subscribe)
            _hearsBattery = true;
        else if (isKnown)
            _queue.Add(request.Characteristic, [session.Tree.Get<byte>(_device, OrgBluez.Battery, BatteryLevel, 0)], _now());
        else
            _readsBattery = true;
    }

    private void TakeProperty(string path, string @interface, string property, object? value)
    {
        if (_attributes is not { } attributes || !path.StartsWith(_device, StringComparison.Ordinal))
            return;
        if (@interface == OrgBluez.Characteristic && property == "Value" && value is byte[] bytes && attributes.Of(path) is { } characteristic)
            TakeSignal(path, characteristic, bytes);
        else if (@interface == OrgBluez.Battery && property == BatteryLevel && value is byte level && (_hearsBattery || _readsBattery) && path == _device)
        {
            _readsBattery = false;
            _queue.Add(GattUuids.BatteryLevel, [level], _now());
        }
    }

    // A read answers its caller and changes the same property, so only what notifies by signals is taken from there.
    private void TakeSignal(string path, Guid characteristic, byte[] bytes)
    {
        if (_session!.Tree.Get(path, OrgBluez.Characteristic, "Notifying", false) && !_session.Tree.Get(path, OrgBluez.Characteristic, "NotifyAcquired", false))
            _queue.Add(characteristic, bytes, _now());
    }

    private void Reopen(Guid characteristic)
    {
        // The link that ends closes its sockets first; whether it has ended is told by the bus soon after.
        if (_attributes is null)
            return;
        _reopened++;
        _requests.Add(new RequestQueue.Request(RequestQueue.Operation.Subscribe, characteristic, [], _connection));
    }

    // Whoever leaves lets the wristband go, so that it can be another's; a connection that bluetoothd is still making, too, or it would stand with nobody at its end.
    private async Task LeaveAsync()
    {
        if (_session is not { IsOver: false } session || !session.Tree.Has(_device, OrgBluez.Device))
            return;
        try
        {
            await session.DoAsync(new ObjectPath(_device), OrgBluez.Device, "Disconnect", TimeSpan.FromSeconds(3)).ConfigureAwait(true);
        }
        catch (BusException)
        {
            // It has gone by itself.
        }
    }

    private void Tell(RadioState state, RadioProblem problem, string sentence) => _condition = new RadioCondition(state, problem, sentence, _address, _attributes?.Mtu ?? 0);
}
