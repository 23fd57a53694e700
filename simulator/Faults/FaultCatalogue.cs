using NeuralGlasses.Wristband.Haptics;
using NeuralGlasses.Wristband.Imu;

namespace NeuralGlasses.Simulator.Faults;

/// <summary>Every fault that the simulator has a lever for.</summary>
public static class FaultCatalogue
{
    // What the charger is set to, hardware-spec/wristband.md.
    private const double ChargerMilliamperes = 222;

    /// <summary>The faults, in the order of the documentation.</summary>
    public static IReadOnlyList<FaultKind> All { get; } =
    [
        new("brown_out", "the band's supply collapses for a moment and its program starts anew", f => f.Board.BrownOut(), null),
        new("missing_afe", "nothing answers on the AFE's bus", f => f.Board.Afe.IsHeldDown = true, f => f.Board.Afe.IsHeldDown = false),
        new("dead_imu", "the motion sensor acknowledges nothing", f => f.Board.Bus.KillAt(Lsm6dso.Address, 0), f => f.Board.Bus.Revive(Lsm6dso.Address)),
        new("dead_haptics", "the haptic driver acknowledges nothing", f => f.Board.Bus.KillAt(Drv2605l.Address, 0), f => f.Board.Bus.Revive(Drv2605l.Address)),
        new("stuck_bus", "the bus of the small chips is held low", f => f.Board.Bus.StickAt(0), f => f.Board.Bus.Release()),
        new("full_storage", "the band's storage takes no write", f => f.Board.Store.RefusesWrites = true, f => f.Board.Store.RefusesWrites = false),
        new("unreadable_storage", "no file of the band can be read", f => f.Board.Store.RefusesReads = true, f => f.Board.Store.RefusesReads = false),
        new("rotting_storage", "each write flips a bit of the file and says that all is well", f => f.Board.Store.DamagesWrites = true, f => f.Board.Store.DamagesWrites = false),
        new("silent_gauge", "the battery gauge does not answer", f => f.Board.Battery.GaugeAnswers = false, f => f.Board.Battery.GaugeAnswers = true),
        new("charger", "the band lies on its charger, which holds the AFE down", f => f.Board.SetCharger(ChargerMilliamperes), f => f.Board.SetCharger(0)),
        new("button", "the band's button is held down", f => f.Board.IsPressed = true, f => f.Board.IsPressed = false),
        new("out_of_range", "the glasses are out of the band's reach", f => f.Radio.Central.IsNear = false, f => f.Radio.Central.IsNear = true),
        new("broken_light", "the glasses' capture light stays dark", f => SetLight(f, isBroken: true), f => SetLight(f, isBroken: false)),
    ];

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(f => f.Name)];

    /// <summary>A fault by its name.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static FaultKind Find(string name) => All.FirstOrDefault(f => f.Name == name)
        ?? throw new ArgumentException($"There is no fault '{name}'; expected one of {string.Join(", ", Names)}.", nameof(name));

    private static void SetLight(FaultLevers levers, bool isBroken)
    {
        if (levers.Led is { } led)
            led.IsBroken = isBroken;
    }
}
