using NeuralGlasses.Simulator.Arm;
using NeuralGlasses.Simulator.Faults;
using NeuralGlasses.Simulator.Radio;
using NeuralGlasses.Simulator.Scenarios;
using NeuralGlasses.Simulator.Web.Live;

namespace NeuralGlasses.Simulator.Web.Wishes;

/// <summary>A thing that can break in a running world.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Title">What happens, in a few words.</param>
/// <param name="Part">What it belongs to: band, air or glasses.</param>
/// <param name="Lasts">Whether it goes on until somebody ends it.</param>
/// <param name="Do">Begins or ends it.</param>
internal sealed record LiveFault(string Name, string Title, string Part, bool Lasts, Action<LiveWorld, FaultWish> Do);

/// <summary>Everything that can break in a running world: what scenarios can break, the air, and single electrodes.</summary>
internal static class FaultTable
{
    private const string Air = "air";
    private const string Band = "band";
    private const double DropMs = 200;

    /// <summary>All faults, in the order of the page.</summary>
    public static IReadOnlyList<LiveFault> All { get; } =
    [
        new("radio_outage", "Nothing gets through the air", Air, false, (world, wish) => Silence(world, wish.ForS * 1000, disconnects: false)),
        new("disconnect", "The connection drops", Air, false, (world, _) => Silence(world, DropMs, disconnects: true)),
        new("electrode_off", "Both electrodes of a pair lose the skin", Band, false, LiftElectrodes),
        .. FaultCatalogue.All.Select(Of),
    ];

    /// <summary>Names of all faults.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(fault => fault.Name)];

    /// <summary>A fault by name, or null.</summary>
    public static LiveFault? Find(string name) => All.FirstOrDefault(fault => fault.Name == name);

    private static LiveFault Of(FaultKind kind) => new(
        kind.Name,
        $"{char.ToUpperInvariant(kind.Description[0])}{kind.Description[1..]}",
        kind.OfGlasses is not null || kind.Name.EndsWith("_glasses", StringComparison.Ordinal) ? "glasses" : kind.Name == "out_of_range" ? Air : Band,
        kind.End is not null,
        (world, wish) => (wish.On ? kind.Begin : kind.End!)(world.Levers));

    private static void Silence(LiveWorld world, double forMs, bool disconnects)
    {
        var radio = world.Simulation.Radio;
        var still = radio.Options.Outages.Where(outage => outage.AtS + (outage.DurationMs / 1000) > world.NowS);
        radio.Options = radio.Options with { Outages = [.. still, new RadioOutage(world.NowS, forMs, disconnects)] };
    }

    private static void LiftElectrodes(LiveWorld world, FaultWish wish)
    {
        var skin = world.Simulation.Skin;
        var still = skin.Room.LooseElectrodes.Where(loose => loose.ToS > world.NowS);
        skin.Room = skin.Room with { LooseElectrodes = [.. still, new LooseElectrode(wish.Channel, world.NowS, world.NowS + wish.ForS)] };
    }
}
