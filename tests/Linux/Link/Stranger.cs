using NeuralGlasses.BlueZ;
using NeuralGlasses.BlueZ.Bus;
using NeuralGlasses.BlueZ.Central;
using NeuralGlasses.BlueZ.Stack;
using NeuralGlasses.Contract;

namespace NeuralGlasses.Linux.Link;

/// <summary>Somebody who connects to the band without a key and tries what can be had.</summary>
internal static class Stranger
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>What became of a read of the device status, of a subscription to the muscles' signals and of a command: the errors, or "served". Who is sent away before that gets one error.</summary>
    public static async Task<string[]> TryAsync(string adapter)
    {
        var tried = new TaskCompletionSource<string[]>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var thread = new BusThread("stranger", async (bus, cancel) =>
        {
            try
            {
                tried.SetResult(await TryAsync(bus, adapter, cancel).ConfigureAwait(true));
            }
            catch (Exception failed) when (failed is BusException or RadioException or TimeoutException)
            {
                tried.SetResult([failed.Message]);
            }
        });
        return await tried.Task.ConfigureAwait(false);
    }

    private static async Task<string[]> TryAsync(BusThread bus, string adapter, CancellationToken cancel)
    {
        var session = await BlueZSession.OpenAsync(bus, SystemBus.Address, TimeProvider.System).ConfigureAwait(true);
        var finding = new BandFinding(session, new BlueZCentralOptions { Adapter = adapter }, _ => { }, cancel);
        var device = await finding.DeviceAsync(await Adapters.PoweredAsync(session, adapter, cancel).ConfigureAwait(true)).ConfigureAwait(true);
        await session.DoAsync(new ObjectPath(device), OrgBluez.Device, "Connect", Patience).ConfigureAwait(true);

        // Asked for, as bluetoothd does not tell of it here; the band sends away who is not secured within ten seconds.
        while (!session.Tree.Get(device, OrgBluez.Device, "ServicesResolved", false))
        {
            await session.RefreshAsync(new ObjectPath(device)).ConfigureAwait(true);
            await Task.Delay(100, cancel).ConfigureAwait(true);
        }

        var attributes = new BandAttributes(session.Tree, device);
        return
        [
            await AccessAsync(session, attributes, GattUuids.DeviceStatus, "ReadValue", message => message.AddProperties([])).ConfigureAwait(true),
            await AccessAsync(session, attributes, GattUuids.EmgFrames, "AcquireNotify", message => message.AddProperties([])).ConfigureAwait(true),
            await AccessAsync(session, attributes, GattUuids.ControlPoint, "WriteValue", message => message.Add(new byte[] { ControlPoint.OpStart, 1 }.AsSpan()).AddProperties([new("type", "request")])).ConfigureAwait(true),
        ];
    }

    private static async Task<string> AccessAsync(BlueZSession session, BandAttributes attributes, Guid characteristic, string method, Action<MessageWriter> fill)
    {
        attributes.TryFind(characteristic, out var path);
        try
        {
            await session.DoAsync(new ObjectPath(path), OrgBluez.Characteristic, method, Patience, fill).ConfigureAwait(true);
            return "served";
        }
        catch (BusException refused)
        {
            return $"{refused.Error}: {refused.Message}";
        }
    }
}
