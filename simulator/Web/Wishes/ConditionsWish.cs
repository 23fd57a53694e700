using NeuralGlasses.Physiology;
using NeuralGlasses.Physiology.Electrodes;
using NeuralGlasses.Physiology.MotorUnits;
using NeuralGlasses.Physiology.Skin;
using NeuralGlasses.Simulator.Radio;
using NeuralGlasses.Simulator.Scenarios;
using NeuralGlasses.Simulator.Web.Live;

namespace NeuralGlasses.Simulator.Web.Wishes;

/// <summary>
/// Skin, seat of the band and air are to be otherwise from now on; what is null stays. Names and ranges are those of <see cref="Donning"/>,
/// <see cref="SkinConditions"/> and <see cref="LocalRadioOptions"/>. A new seat takes the band off and puts it on again.
/// </summary>
internal sealed record ConditionsWish : Wish
{
    // Made beforehand, because the world would stand still meanwhile.
    private (Donning Seat, IReadOnlyList<MotorUnitPool> Pools)? _prepared;

    public double? RotationDeg { get; init; }

    public double? ShiftMm { get; init; }

    public double? TiltDeg { get; init; }

    public int? MainsHz { get; init; }

    public double? MainsMicrovolts { get; init; }

    public double? Sweat { get; init; }

    public double? Looseness { get; init; }

    public double? MotionArtefact { get; init; }

    public double? Noise { get; init; }

    public double? HeartMicrovolts { get; init; }

    public double? ConnectionIntervalMs { get; init; }

    public double? HostJitterMs { get; init; }

    public double? AirErrorRate { get; init; }

    public double? NotificationLoss { get; init; }

    public double? ReorderRate { get; init; }

    public double? BitFlipRate { get; init; }

    private bool MovesBand => (RotationDeg ?? ShiftMm ?? TiltDeg) is not null;

    private bool ChangesSkin => (Sweat ?? Looseness ?? MotionArtefact ?? Noise ?? HeartMicrovolts) is not null;

    private bool ChangesMains => MainsHz is not null || MainsMicrovolts is not null;

    private bool ChangesAir => (ConnectionIntervalMs ?? HostJitterMs ?? AirErrorRate ?? NotificationLoss ?? ReorderRate ?? BitFlipRate) is not null;

    /// <inheritdoc/>
    public override void Check(Scenario scenario)
    {
        if (!MovesBand && !ChangesSkin && !ChangesMains && !ChangesAir)
            throw RefusalException.Wrong("The conditions name nothing; expected at least one of the fields that simulator/Web/README.md lists.");
        if (MovesBand || ChangesSkin)
            RequirePerson(scenario, "band and skin are what they are");
        try
        {
            Seat(new Donning()).Validate("conditions");
            Skin(new SkinConditions()).Validate("conditions");
        }
        catch (PhysiologyException e)
        {
            throw RefusalException.Wrong(e.Message);
        }

        CheckAir();
    }

    /// <inheritdoc/>
    public override void Prepare(LiveWorld world)
    {
        if (!MovesBand || world.Forearm is not { } arm)
            return;
        var seat = Seat(arm.Donning);
        _prepared = (seat, MotorUnitPool.Make(arm.Person, arm.Ring, seat));
    }

    /// <inheritdoc/>
    public override JournalEntry Do(LiveWorld world)
    {
        if (world.Forearm is { } arm)
        {
            arm.Conditions = Skin(arm.Conditions);
            if (MovesBand)
                PutOn(arm);
        }
        else if (ChangesMains)
        {
            var room = world.Simulation.Skin.Room;
            world.Simulation.Skin.Room = room with { MainsHz = MainsHz ?? room.MainsHz, MainsMicrovolts = MainsMicrovolts ?? room.MainsMicrovolts };
        }

        if (ChangesAir)
            world.Simulation.Radio.Options = Air(world.Simulation.Radio.Options);
        return new JournalEntry { Kind = "conditions", AtS = world.NowS, Text = string.Join(", ", Named().Select(pair => $"{pair.Name} {pair.Value}")) };
    }

    // The ranges are those of a scenario's air.
    private void CheckAir()
    {
        RequireRange(ConnectionIntervalMs ?? 7.5, 7.5, 4000, "connectionIntervalMs", "milliseconds");
        RequireRange(HostJitterMs ?? 0, 0, 1000, "hostJitterMs", "milliseconds");
        RequireRange(AirErrorRate ?? 0, 0, 1, "airErrorRate", "as a share");
        RequireRange(NotificationLoss ?? 0, 0, 1, "notificationLoss", "as a share");
        RequireRange(ReorderRate ?? 0, 0, 1, "reorderRate", "as a share");
        RequireRange(BitFlipRate ?? 0, 0, 1, "bitFlipRate", "as a share");
    }

    private void PutOn(SimulatedForearm arm)
    {
        // Another wish may have moved the band meanwhile.
        var seat = Seat(arm.Donning);
        if (_prepared is { } prepared && prepared.Seat == seat)
            arm.PutOn(seat, prepared.Pools);
        else
            arm.PutOn(seat);
        _prepared = null;
    }

    private Donning Seat(Donning seat) => seat with { RotationDeg = RotationDeg ?? seat.RotationDeg, ShiftMm = ShiftMm ?? seat.ShiftMm, TiltDeg = TiltDeg ?? seat.TiltDeg };

    private SkinConditions Skin(SkinConditions skin) => skin with
    {
        MainsHz = MainsHz ?? skin.MainsHz,
        MainsMicrovolts = MainsMicrovolts ?? skin.MainsMicrovolts,
        Sweat = Sweat ?? skin.Sweat,
        Looseness = Looseness ?? skin.Looseness,
        MotionArtefact = MotionArtefact ?? skin.MotionArtefact,
        Noise = Noise ?? skin.Noise,
        HeartMicrovolts = HeartMicrovolts ?? skin.HeartMicrovolts,
    };

    private LocalRadioOptions Air(LocalRadioOptions air) => air with
    {
        ConnectionIntervalMs = ConnectionIntervalMs ?? air.ConnectionIntervalMs,
        HostJitterMs = HostJitterMs ?? air.HostJitterMs,
        AirErrorRate = AirErrorRate ?? air.AirErrorRate,
        NotificationLoss = NotificationLoss ?? air.NotificationLoss,
        ReorderRate = ReorderRate ?? air.ReorderRate,
        BitFlipRate = BitFlipRate ?? air.BitFlipRate,
    };

    private IEnumerable<(string Name, double Value)> Named()
    {
        (string Name, double? Value)[] all =
        [
            ("rotation °", RotationDeg), ("shift mm", ShiftMm), ("tilt °", TiltDeg), ("mains Hz", MainsHz), ("mains µV", MainsMicrovolts), ("sweat", Sweat), ("looseness", Looseness),
            ("motion artefact", MotionArtefact), ("noise", Noise), ("heart µV", HeartMicrovolts), ("connection interval ms", ConnectionIntervalMs), ("host jitter ms", HostJitterMs),
            ("air errors", AirErrorRate), ("loss", NotificationLoss), ("reorder", ReorderRate), ("bit flips", BitFlipRate),
        ];
        return from pair in all where pair.Value is not null select (pair.Name, pair.Value!.Value);
    }
}
