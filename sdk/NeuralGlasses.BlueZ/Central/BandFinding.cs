using NeuralGlasses.BlueZ.Bus;
using NeuralGlasses.BlueZ.Stack;

namespace NeuralGlasses.BlueZ.Central;

/// <summary>The way from an adapter with power to a connected, paired wristband whose services are known; whatever stands in it becomes one sentence.</summary>
internal sealed class BandFinding(BlueZSession session, BlueZCentralOptions options, Action<RadioState> told, CancellationToken cancel)
{
    private static readonly TimeSpan ResolveTime = TimeSpan.FromSeconds(20);

    // SMP gives up after 30 s (Core Specification Vol 3, Part H, §3.4); a person who enters a passkey takes most of them.
    private static readonly TimeSpan PairTime = TimeSpan.FromSeconds(40);

    private ObjectTree Tree => session.Tree;

    /// <summary>Path of the wristband of an adapter: the one that is paired, or one in reach that may be.</summary>
    /// <exception cref="RadioException">There is none.</exception>
    public async Task<string> DeviceAsync(string adapter)
    {
        if (Bands(adapter).FirstOrDefault(IsPaired) is { } paired)
            return paired;
        if (!options.Pairs)
            throw new RadioException(RadioProblem.NotPaired, "No wristband is paired with these glasses, and they are set not to pair; set 'pairing' to once and open the pairing at the band.");
        told(RadioState.Scanning);
        var path = new ObjectPath(adapter);
        try
        {
            await session.DoAsync(path, OrgBluez.Adapter, "SetDiscoveryFilter", BlueZSession.Soon, message => message.AddProperties(
                [new("Transport", "le"), new("UUIDs", new[] { OrgBluez.Text(options.Service) })])).ConfigureAwait(true);
            await session.DoAsync(path, OrgBluez.Adapter, "StartDiscovery", BlueZSession.Soon).ConfigureAwait(true);
            await session.UntilAsync(() => Bands(adapter).Any(), options.ScanTime, cancel).ConfigureAwait(true);
            return Bands(adapter).MaxBy(StrengthOf)!;
        }
        catch (TimeoutException)
        {
            throw new RadioException(RadioProblem.NoBand, $"No wristband was found in {options.ScanTime.TotalSeconds:0} s; bring it close and open its pairing by a long press of its button.");
        }
        catch (BusException failed) when (!failed.IsDisconnected)
        {
            throw new RadioException(RadioProblem.AdapterFailed, $"The Bluetooth adapter {Adapters.NameOf(adapter)} does not scan: {failed.Message}; 'dmesg' says more.");
        }
        finally
        {
            await StopScanAsync(path).ConfigureAwait(true);
        }
    }

    /// <summary>Connects, pairs where that is needed, and waits for the services.</summary>
    /// <exception cref="RadioException">Something of it failed.</exception>
    public async Task ConnectAsync(string device)
    {
        var path = new ObjectPath(device);
        told(RadioState.Connecting);
        if (!IsConnected(device))
            await CallAsync(path, "Connect", options.ConnectTime, OrgBluez.ErrorAlreadyConnected, RadioProblem.ConnectFailed, why => $"The wristband {AddressOf(device)} does not connect ({why}); bring it closer, and see that it is on.").ConfigureAwait(true);
        await session.RefreshAsync(path).ConfigureAwait(true);
        if (!IsPaired(device))
        {
            told(RadioState.Pairing);
            await PairAsync(path).ConfigureAwait(true);
            await session.RefreshAsync(path).ConfigureAwait(true);
            await session.SetAsync(path, OrgBluez.Device, "Trusted", true).ConfigureAwait(true);
        }

        told(RadioState.Resolving);
        try
        {
            await session.UntilAsync(() => !IsConnected(device) || Tree.Get(device, OrgBluez.Device, "ServicesResolved", false), ResolveTime, cancel).ConfigureAwait(true);
        }
        catch (TimeoutException)
        {
            throw new RadioException(RadioProblem.ConnectFailed, $"The wristband {AddressOf(device)} connected and did not tell its services within {ResolveTime.TotalSeconds:0} s; bring it closer or restart it.");
        }

        if (!IsConnected(device))
            throw new RadioException(RadioProblem.ConnectFailed, $"The wristband {AddressOf(device)} ended the connection before its services were known; it may no longer know these glasses: forget it, open its pairing and pair anew.");
    }

    public bool IsConnected(string device) => Tree.Get(device, OrgBluez.Device, "Connected", false);

    public string AddressOf(string device) => Tree.Get(device, OrgBluez.Device, "Address", device);

    /// <summary>Wristbands that bluetoothd knows of, paired or in reach.</summary>
    public IEnumerable<string> Bands(string adapter) =>
        Tree.With(OrgBluez.Device, adapter).Where(d => Tree.Texts(d, OrgBluez.Device, "UUIDs").Any(u => Guid.TryParse(u, out var uuid) && uuid == options.Service));

    public bool IsPaired(string device) => Tree.Get(device, OrgBluez.Device, "Paired", false);

    // bluetoothd answers once the services are read, too, and with both ends among its own adapters never; whichever says first how it went counts.
    private async Task PairAsync(ObjectPath device)
    {
        var paired = session.UntilAsync(() => IsPaired(device.Path), PairTime, cancel);
        var answered = CallAsync(device, "Pair", PairTime, OrgBluez.ErrorAlreadyExists, RadioProblem.PairingFailed, Refusal);
        try
        {
            await (await Task.WhenAny(paired, answered).ConfigureAwait(true)).ConfigureAwait(true);
        }
        catch (TimeoutException)
        {
            throw new RadioException(RadioProblem.PairingFailed, Refusal($"not within {PairTime.TotalSeconds:0} s"));
        }

        string Refusal(string why) => $"The wristband {AddressOf(device.Path)} does not pair ({why}); open its pairing by a long press of its button, and enter the passkey that it shows, if it shows one.";
    }

    private int StrengthOf(string device) => Tree.Get<short>(device, OrgBluez.Device, "RSSI", short.MinValue);

    private async Task CallAsync(ObjectPath device, string method, TimeSpan time, string done, RadioProblem problem, Func<string, string> sentence)
    {
        try
        {
            await session.DoAsync(device, OrgBluez.Device, method, time).WaitAsync(cancel).ConfigureAwait(true);
        }
        catch (BusException already) when (already.Error == done)
        {
        }
        catch (BusException failed) when (!failed.IsDisconnected)
        {
            throw session.IsOver ? BlueZSession.Over() : new RadioException(problem, sentence(failed.Message.Length > 0 ? failed.Message : failed.Error));
        }
    }

    private async Task StopScanAsync(ObjectPath adapter)
    {
        if (session.IsOver)
            return;
        try
        {
            await session.DoAsync(adapter, OrgBluez.Adapter, "StopDiscovery", BlueZSession.Soon).ConfigureAwait(true);
        }
        catch (BusException)
        {
            // It never began, or the adapter has gone.
        }
    }
}
