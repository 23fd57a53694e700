using NeuralGlasses.BlueZ.Bus;

namespace NeuralGlasses.BlueZ.Stack;

/// <summary>Finds the adapter and gives it power.</summary>
internal static class Adapters
{
    private static readonly TimeSpan PowerTime = TimeSpan.FromSeconds(5);

    public static string NameOf(string adapter) => adapter[(adapter.LastIndexOf('/') + 1)..];

    /// <summary>Path of the adapter of a name, or of the first, with power.</summary>
    /// <exception cref="RadioException">There is none, or it gets no power.</exception>
    public static async Task<string> PoweredAsync(BlueZSession session, string? name, CancellationToken cancel)
    {
        var tree = session.Tree;
        var adapter = tree.With(OrgBluez.Adapter).FirstOrDefault(a => name is null || NameOf(a) == name) ?? throw None(tree, name);
        if (tree.Get(adapter, OrgBluez.Adapter, "Powered", false))
            return adapter;
        try
        {
            await session.SetAsync(new ObjectPath(adapter), OrgBluez.Adapter, "Powered", true).ConfigureAwait(true);
            await session.UntilAsync(() => tree.Get(adapter, OrgBluez.Adapter, "Powered", false), PowerTime, cancel).ConfigureAwait(true);
            return adapter;
        }
        catch (BusException failed) when (failed.Error == OrgBluez.ErrorBlocked || failed.Message.Contains("rfkill", StringComparison.OrdinalIgnoreCase) || Rfkill.Blocks(NameOf(adapter)))
        {
            throw new RadioException(RadioProblem.AdapterBlocked, $"The Bluetooth adapter {NameOf(adapter)} is blocked by rfkill; unblock it with 'rfkill unblock bluetooth', or by the switch of the device.");
        }
        catch (BusException failed) when (!failed.IsDisconnected)
        {
            throw new RadioException(RadioProblem.AdapterFailed, $"The Bluetooth adapter {NameOf(adapter)} does not power up: {failed.Message}; 'dmesg' says more.");
        }
        catch (TimeoutException)
        {
            throw new RadioException(RadioProblem.AdapterFailed, $"The Bluetooth adapter {NameOf(adapter)} was told to power up and did not within {PowerTime.TotalSeconds:0} s; 'dmesg' says more.");
        }
    }

    private static RadioException None(ObjectTree tree, string? wanted)
    {
        var there = string.Join(", ", tree.With(OrgBluez.Adapter).Select(NameOf));
        return new RadioException(RadioProblem.NoAdapter, wanted is not null && there.Length > 0
            ? $"There is no Bluetooth adapter {wanted}; this computer has {there}."
            : "This computer has no Bluetooth adapter that bluetoothd knows; plug one in, or see 'dmesg' for why it is not used.");
    }
}
