using NeuralGlasses.Physiology.Movements;
using NeuralGlasses.Physiology.Skin;
using NeuralGlasses.Simulator.Arm;

namespace NeuralGlasses.Simulator.Scenarios.Reading;

/// <summary>The fields of who wears the band, how it sits, and what the arm does. A field that only a simulated person has makes one.</summary>
internal static class PersonFields
{
    private static readonly ArmPeople People = ArmPeople.Load();
    private static readonly PersonScenario Usual = new();

    private static readonly Section<LooseElectrode> Loose = new Section<LooseElectrode>("a loose electrode", () => new(0, 0, RunTime.LongestS))
        .Needs("channel", new WholeShape(0, 15), (l, v) => l with { Channel = v }, "channel of the pair, from 0")
        .With("from", RunTime.From(0), l => l.FromS, (l, v) => l with { FromS = v }, "when it comes off")
        .With("to", RunTime.From(0), l => l.ToS, (l, v) => l with { ToS = v }, "when it is back")
        .With("electrode", new ChoiceShape<int>(("positive", 1), ("negative", 2), ("both", 3)), l => l.Electrodes, (l, v) => l with { Electrodes = v }, "which of the pair")
        .Check((l, place) =>
        {
            if (l.ToS <= l.FromS)
                throw place.Wrong($"is {RunTime.Words(l.ToS)} and 'from' is {RunTime.Words(l.FromS)}; expected time to run forwards.", "to");
        });

    private static readonly Section<PairImpedance> Impedance = new Section<PairImpedance>("an impedance", () => new(0, 0))
        .Needs("channel", new WholeShape(0, 15), (p, v) => p with { Channel = v }, "channel of the pair, from 0")
        .Needs("pair", new QuantityShape(Unit.Kilohms, 0, 10_000), (p, v) => p with { Kilohms = v }, "both electrodes and the skin between, without the board's two resistors, which add 200 kΩ");

    private static readonly Section<RedonningScenario> Redonning = new Section<RedonningScenario>("a donning", () => new(0, Physiology.Electrodes.Donning.AsMeant))
        .Needs("at", RunTime.From(0), (r, v) => r with { AtS = v }, "when the band is taken off and put on")
        .With("rotation", new QuantityShape(Unit.Degrees, -180, 180), r => r.Donning.RotationDeg, (r, v) => r with { Donning = r.Donning with { RotationDeg = v } }, "turned round the arm from then on")
        .With("shift", new QuantityShape(Unit.Millimetres, -40, 40), r => r.Donning.ShiftMm, (r, v) => r with { Donning = r.Donning with { ShiftMm = v } }, "moved along the arm from then on, towards the hand")
        .With("contact", new WholeShape(0, int.MaxValue), r => r.Donning.Seed, (r, v) => r with { Donning = r.Donning with { Seed = v } }, "seed of what differs between electrodes from then on");

    private static readonly Section<ActivityScenario> Activity = new Section<ActivityScenario>("an activity", () => new(0, 0, ""))
        .Needs("from", RunTime.From(0), (a, v) => a with { FromS = v }, "begin")
        .Needs("to", RunTime.From(0), (a, v) => a with { ToS = v }, "end")
        .Needs("activity", Choice(DailyLife.Names), (a, v) => a with { Activity = v }, "what the arm does")
        .Check((a, place) =>
        {
            if (a.ToS <= a.FromS)
                throw place.Wrong($"is {RunTime.Words(a.ToS)} and 'from' is {RunTime.Words(a.FromS)}; expected time to run forwards.", "to");
        });

    /// <summary>Who wears the band.</summary>
    public static Section<Scenario> Person { get; } = new Section<Scenario>("a mapping", () => new())
        .With("arm", Choice(People.Names), s => s.Arm.Person, (s, v) => s with { Arm = s.Arm with { Person = v } }, "whose statistics the arm has, a subject of `simulator/Arm/people.json`, unless the person is simulated")
        .May("seed", new WholeShape(0, int.MaxValue), (s, v) => s.With(p => p with { Seed = v }), "simulates a person from motor units on, drawn from this seed: the same number is the same person everywhere")
        .May("wrist", new QuantityShape(Unit.Millimetres, 130, 210), (s, v) => s.With(p => p with { Traits = p.Traits with { CircumferenceMm = v } }), "circumference of the arm under the band; drawn if left out")
        .May("fat", new QuantityShape(Unit.Millimetres, 0.3, 12), (s, v) => s.With(p => p with { Traits = p.Traits with { FatMm = v } }), "fat below the skin; drawn if left out")
        .May("wears", new ChoiceShape<Physiology.Anatomy.Arm>(("right", Physiology.Anatomy.Arm.Right), ("left", Physiology.Anatomy.Arm.Left)), (s, v) => s.With(p => p with { Traits = p.Traits with { Wears = v } }), "which arm wears the band; drawn if left out")
        .May("effort_habit", new QuantityShape(Unit.Count, 0.2, 4), (s, v) => s.With(p => p with { Traits = p.Traits with { EffortHabit = v } }), "factor on the effort of every movement; drawn if left out")
        .May("dry_pair", new QuantityShape(Unit.Kilohms, 20, 3000), (s, v) => s.With(p => p with { Traits = p.Traits with { DryPairKilohms = v } }), "impedance of a dry electrode pair when it is put on; drawn if left out")
        .May("rest_tone", new QuantityShape(Unit.Share, 0, 0.05), (s, v) => s.With(p => p with { Traits = p.Traits with { RestTone = v } }), "tone of the muscles at rest; below about 2 % no motor unit fires; drawn if left out");

    /// <summary>How the band sits.</summary>
    public static Section<Scenario> Donning { get; } = new Section<Scenario>("a mapping", () => new())
        .With("loose_electrodes", new ListShape<LooseElectrode>(Loose, "a list of loose electrodes"), s => s.Arm.LooseElectrodes, (s, v) => s with { Arm = s.Arm with { LooseElectrodes = v } }, "electrodes that are off the skin for a time")
        .With("impedances", new ListShape<PairImpedance>(Impedance, "a list of impedances"), s => s.Arm.PairImpedances, (s, v) => s with { Arm = s.Arm with { PairImpedances = v } }, "electrode pairs of another impedance than the arm's")
        .With("rotation", new QuantityShape(Unit.Degrees, -180, 180), s => Of(s).Donning.RotationDeg, (s, v) => s.Sits(d => d with { RotationDeg = v }), "simulated people: turned round the arm")
        .With("shift", new QuantityShape(Unit.Millimetres, -40, 40), s => Of(s).Donning.ShiftMm, (s, v) => s.Sits(d => d with { ShiftMm = v }), "simulated people: moved along the arm, towards the hand")
        .With("tilt", new QuantityShape(Unit.Degrees, -20, 20), s => Of(s).Donning.TiltDeg, (s, v) => s.Sits(d => d with { TiltDeg = v }), "simulated people: the palm's side further towards the hand")
        .With("contact", new WholeShape(0, int.MaxValue), s => Of(s).Donning.Seed, (s, v) => s.Sits(d => d with { Seed = v }), "simulated people: seed of what differs between electrodes; 0 for electrodes that are all alike")
        .With("worn", new QuantityShape(Unit.Seconds, 0, RunTime.LongestS), s => Of(s).Skin.WornS, (s, v) => s.Feels(c => c with { WornS = v }), "simulated people: how long the band has been on, for impedance falls in the first minutes")
        .With("sweat", new QuantityShape(Unit.Share, 0, 1), s => Of(s).Skin.Sweat, (s, v) => s.Feels(c => c with { Sweat = v }), "simulated people: from dry to dripping")
        .With("looseness", new QuantityShape(Unit.Share, 0, 1), s => Of(s).Skin.Looseness, (s, v) => s.Feels(c => c with { Looseness = v }), "simulated people: how loosely the band sits; contacts come and go")
        .With("motion_artefact", new QuantityShape(Unit.Count, 0, 10), s => Of(s).Skin.MotionArtefact, (s, v) => s.Feels(c => c with { MotionArtefact = v }), "simulated people: factor on what shaking does to electrodes")
        .With("skin_noise", new QuantityShape(Unit.Count, 0, 20), s => Of(s).Skin.Noise, (s, v) => s.Feels(c => c with { Noise = v }), "simulated people: factor on the noise of skin and contact")
        .With("again", new ListShape<RedonningScenario>(Redonning, "a list of donnings"), s => Of(s).Redonnings, (s, v) => s.With(p => p with { Redonnings = v }), "simulated people: times at which the band is put on anew, in order");

    /// <summary>A movement.</summary>
    public static Section<GestureScenario> Movement { get; } = new Section<GestureScenario>("a movement", () => new(0, 0, ""))
        .Needs("at", RunTime.From(0), (g, v) => g with { AtS = v }, "when the muscles begin")
        .Needs("movement", Choice([.. People.GestureLabels.Union(MovementTable.Names).Order(StringComparer.Ordinal)]), (g, v) => g with { Gesture = v }, "what is done")
        .May("hold", new QuantityShape(Unit.Seconds, 0.01, RunTime.LongestS), (g, v) => g with { HoldS = v }, "time until the muscles let go; simulated people may leave it out")
        .May("form", new ChoiceShape<MovementForm>(("tap", MovementForm.Tap), ("twice", MovementForm.Twice), ("hold", MovementForm.Hold), ("continuous", MovementForm.Continuous)), (g, v) => g with { Form = v }, "simulated people: how it is held; a tap, or a hold where there is a time for it, if left out")
        .With("effort", new QuantityShape(Unit.Share, 0.02, 1), g => g.Effort, (g, v) => g with { Effort = v }, "simulated people: effort of the main muscle, of its greatest")
        .With("turn", new QuantityShape(Unit.Degrees, -120, 120), g => g.TurnDeg, (g, v) => g with { TurnDeg = v }, "simulated people: how far the forearm turns while the movement is held, clockwise as its wearer looks along it; it turns back behind it");

    /// <summary>Something that is pointed at.</summary>
    public static Section<PointScenario> Point { get; } = new Section<PointScenario>("something to point at", () => new(0, ""))
        .Needs("from", RunTime.From(0), (p, v) => p with { AtS = v }, "when the person begins; at once where the one before takes longer")
        .With("at", new TextShape(), p => p.At, (p, v) => p with { At = v }, "text of what is pointed at, as it stands on the display: a line of a list, the title of a card, a text; pressed wherever the cursor is if left out")
        .With("hold", new QuantityShape(Unit.Seconds, 0, 60), p => p.HoldS, (p, v) => p with { HoldS = v }, "how long the fingers stay pressed; a click if left out")
        .May("effort", new QuantityShape(Unit.Share, 0.02, 1), (p, v) => p with { Effort = v }, "effort of the pinch, of its greatest; the person's own if left out")
        .With("turn", new QuantityShape(Unit.Degrees, -120, 120), p => p.TurnDeg, (p, v) => p with { TurnDeg = v }, "how far the forearm turns while the fingers are held, clockwise as its wearer looks along it");

    /// <summary>What the arm does besides.</summary>
    public static Shape<IReadOnlyList<ActivityScenario>> Activities { get; } = new ListShape<ActivityScenario>(Activity, "a list of activities");

    /// <summary>A scenario whose person is simulated, and changed so.</summary>
    public static Scenario With(this Scenario scenario, Func<PersonScenario, PersonScenario> change) => scenario with { Person = change(Of(scenario)) };

    private static Scenario Sits(this Scenario scenario, Func<Physiology.Electrodes.Donning, Physiology.Electrodes.Donning> change) => scenario.With(p => p with { Donning = change(p.Donning) });

    private static Scenario Feels(this Scenario scenario, Func<SkinConditions, SkinConditions> change) => scenario.With(p => p with { Skin = change(p.Skin) });

    private static PersonScenario Of(Scenario scenario) => scenario.Person ?? Usual;

    private static ChoiceShape<string> Choice(IEnumerable<string> names) => new([.. names.Select(n => (n, n))]);
}
