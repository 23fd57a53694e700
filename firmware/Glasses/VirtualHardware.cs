using NeuralGlasses.Devices;
using NeuralGlasses.Simulator.Glasses;
using NeuralGlasses.Simulator.Glasses.Script;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Glasses;

/// <summary>The simulator's glasses on the clock on the wall, with a charger plugged in: what the wearer would see lies in a folder, frame by frame.</summary>
internal sealed class VirtualHardware : IGlassesHardware
{
    private const double Always = 1e9;
    private readonly VirtualGlasses _glasses;

    public VirtualHardware(string profile, string folder, Func<HostTime> now)
    {
        var scenario = new GlassesScenario { Profile = profile, Power = new PowerScenario { Charging = [new TimeSpanScenario(0, Always)] } };
        _glasses = new VirtualGlasses(scenario, new GlassesSurroundings(RunFolder.Open(folder), now, Seed: 1, IsRealTime: true, RemembersFrames: false));
        Name = $"virtual glasses '{profile}', which write into {folder}";
    }

    public string Name { get; }

    public GlassesDevices Devices => _glasses.Devices;

    public string Profile => _glasses.Profile.Name;

    public Func<ReadOnlyMemory<byte>>? Picture => _glasses.Hud.Panel is null ? null : () => _glasses.Hud.Picture;

    public bool Tick(HostTime now) => _glasses.Tick(now).IsOn;

    public void Dispose() => _glasses.Dispose();
}
