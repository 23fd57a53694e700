using NeuralGlasses.Simulator.Glasses.Script;
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
        Failing("broken_light", "the capture light of the glasses carries no current", GlassesPart.CaptureLight, GlassesFailure.Interrupted),
        Failing("shorted_light", "the capture light of the glasses carries a current and gives no light", GlassesPart.CaptureLight, GlassesFailure.Shorted),
        Failing("covered_light", "something covers the capture light of the glasses, whose sensor sees it", GlassesPart.CaptureLight, GlassesFailure.Covered),
        Failing("dead_camera", "the camera does not answer", GlassesPart.Camera, GlassesFailure.Dead),
        Failing("covered_camera", "something covers the lens: photos are black", GlassesPart.Camera, GlassesFailure.Covered),
        Failing("dead_display", "the display takes nothing and keeps what it shows", GlassesPart.Display, GlassesFailure.Dead),
        Failing("dead_microphone", "the microphones of the glasses do not answer", GlassesPart.Microphone, GlassesFailure.Dead),
        Failing("dead_speaker", "the speakers of the glasses do not answer", GlassesPart.Speaker, GlassesFailure.Dead),
        Failing("dead_head_sensor", "the motion sensor of the glasses does not answer", GlassesPart.Head, GlassesFailure.Dead),
        Failing("dead_touch", "nothing at the temple is felt", GlassesPart.Buttons, GlassesFailure.Dead),
        new("flat_glasses", "the cell of the glasses has a tenth of a percent left; nothing for those fed from outside", f => f.Glasses?.Power.Drain(), null),
        new("hot_glasses", "the temple of the glasses is a tenth of a kelvin below where they switch off; nothing for those without a limit", f => f.Glasses?.Power.Heat(), null),
    ];

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(f => f.Name)];

    /// <summary>A fault by its name.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static FaultKind Find(string name) => All.FirstOrDefault(f => f.Name == name)
        ?? throw new ArgumentException($"There is no fault '{name}'; expected one of {string.Join(", ", Names)}.", nameof(name));

    private static FaultKind Failing(string name, string description, GlassesPart part, GlassesFailure failure) =>
        new(name, description, f => f.Glasses?.Conditions.Begin(part, failure), f => f.Glasses?.Conditions.End(part, failure)) { OfGlasses = new GlassesFault(part, failure) };
}
