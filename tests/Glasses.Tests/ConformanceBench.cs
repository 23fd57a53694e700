using NeuralGlasses.Conformance;
using NeuralGlasses.Devices;
using NeuralGlasses.Simulator.Glasses;
using NeuralGlasses.Simulator.Glasses.Script;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Glasses.Tests;

/// <summary>Virtual glasses on a clock that jumps, in a folder that is gone afterwards.</summary>
internal sealed class ConformanceBench : IConformanceClock, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ConformanceBench(string profile)
    {
        var touches = GlassesTouches(profile);
        Worn = new VirtualGlasses(new GlassesScenario { Profile = profile, Buttons = touches }, new GlassesSurroundings(RunFolder.Open(_folder.Path), () => Now, Seed: 3));
        WaitUntil(new HostTime(2_000_000));
    }

    public VirtualGlasses Worn { get; }

    public HostTime Now { get; private set; }

    public void WaitUntil(HostTime at)
    {
        Now = at > Now ? at : Now;
        Worn.Tick(Now);
    }

    public ConformanceReport Check(Func<GlassesDevices, GlassesDevices>? change = null) => ConformanceSuite.Run(change?.Invoke(Worn.Devices) ?? Worn.Devices, this);

    public void Dispose()
    {
        Worn.Dispose();
        _folder.Dispose();
    }

    private static ButtonTouch[] GlassesTouches(string profile) =>
        [.. Simulator.Glasses.Profiles.GlassesProfile.Load(profile).Buttons.Actions.Select((action, i) => new ButtonTouch(0.2 + (0.1 * i), action, 0.05)).Where(t => t.Action != ButtonAction.LongPress)];
}
