using System.Globalization;
using NeuralGlasses.BlueZ;
using NeuralGlasses.Link;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Glasses;

/// <summary>The wristband on this computer's Bluetooth.</summary>
internal sealed class BluetoothBand : IBand
{
    private readonly BlueZCentral _central;

    public BluetoothBand(GlassesProgramOptions options, GlassesClock clock) => _central = new BlueZCentral(
        new BlueZCentralOptions
        {
            Adapter = options.Adapter.Length > 0 ? options.Adapter : null,
            Pairs = options.Pairing == PairingChoice.Once,
            EnterPasskey = options.Passkey.Length > 0 ? _ => Task.FromResult<int?>(int.Parse(options.Passkey, CultureInfo.InvariantCulture)) : null,
        },
        clock.Time,
        () => clock.Now);

    public IGattCentral Radio => _central;

    // What comes wakes whoever waits.
    public HostTime? DueAt => null;

    public RadioCondition? Way => _central.Condition;

    public RadioCounters? WayCounters => _central.Counters;

    public Action? Arrived
    {
        set => _central.Arrived = value;
    }

    public void Bring(HostTime now) => _central.Bring();

    public void Dispose() => _central.Dispose();
}
