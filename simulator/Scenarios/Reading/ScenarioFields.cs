using NeuralGlasses.Calibration.Events;
using NeuralGlasses.Simulator.Faults;
using NeuralGlasses.Simulator.Glasses.Cameras;

namespace NeuralGlasses.Simulator.Scenarios.Reading;

/// <summary>The fields of a scenario's file, section by section.</summary>
internal static class ScenarioFields
{
    private static readonly Section<CalibrationScenario> Calibration = new Section<CalibrationScenario>("a mapping", () => new())
        .May("repetitions", new WholeShape(1, EventCalibration.MostRepetitions), (c, v) => c with { Repetitions = v }, "how often each gesture is asked for, at most three times if the model sees gestures that last; if left out, once of those and six times of short events")
        .With("reaction", new QuantityShape(Unit.Seconds, 0, 5), c => c.ReactionS, (c, v) => c with { ReactionS = v }, "time from a prompt to the muscles")
        .With("pointer", new FlagShape(), c => c.FollowsDot, (c, v) => c with { FollowsDot = v }, "whether somebody who points has followed a dot, too");

    private static readonly Section<Scenario> Room = new Section<Scenario>("a mapping", () => new())
        .With("mains", new ChoiceShape<int>(("50 Hz", 50), ("60 Hz", 60), ("none", 0)), s => s.Arm.MainsHz, (s, v) => s with { Arm = s.Arm with { MainsHz = v } }, "frequency of the mains hum")
        .With("hum", new QuantityShape(Unit.Microvolts, 0, 10_000), s => s.Arm.MainsMicrovolts, (s, v) => s with { Arm = s.Arm with { MainsMicrovolts = v } }, "mains hum at an electrode pair, RMS")
        .With("pictures", new PathShape("a folder of PNG or JPEG", Directory.Exists, open: PictureView.Require), s => s.Pictures, (s, v) => s with { Pictures = v }, "what the camera sees, picture by picture; the drawn room if left out")
        .With("says", GlassesFields.Sounds, s => s.Glasses.Microphone.Sounds, (s, v) => s with { Glasses = s.Glasses with { Microphone = new() { Sounds = v } } }, "what others say, for the microphones of the glasses; sounds at one time add up, and where there is none it is silent");

    private static readonly Section<FaultScenario> Fault = new Section<FaultScenario>("a fault", () => new(0, null, ""))
        .Needs("at", RunTime.From(0), (f, v) => f with { AtS = v }, "when it begins")
        .Needs("fault", FaultCatalogue.Names.AsChoice(), (f, v) => f with { Fault = v }, "what breaks or is done")
        .May("for", new QuantityShape(Unit.Seconds, 0.001, RunTime.LongestS), (f, v) => f with { ForS = v }, "how long; to the end of the run if left out")
        .Check((f, place) =>
        {
            if (f.ForS is not null && FaultCatalogue.Find(f.Fault).End is null)
                throw place.Wrong($"is given, but {f.Fault} happens in a moment; leave it out.", "for");
        });

    /// <summary>The whole file.</summary>
    public static Section<Scenario> Root { get; } = new Section<Scenario>("a mapping", () => new())
        .With("name", new TextShape(), s => s.Name, (s, v) => s with { Name = v }, "name, in reports and of the output folder; that of the file if left out")
        .With("description", new TextShape(), s => s.Description, (s, v) => s with { Description = v }, "one sentence, printed at the start")
        .With("duration", RunTime.From(1), s => s.DurationS, (s, v) => s with { DurationS = v }, "simulated time; a recording sets its own")
        .With("seed", new WholeShape(0, int.MaxValue), s => s.Seed, (s, v) => s with { Seed = v }, "seed of every die, unless the command line gives another")
        .With("model", new PathShape(NearestName.Alternatives([.. ShippedModels.Names, "a folder of a gesture model"]), Directory.Exists, ShippedModels.Names), s => s.Model, (s, v) => s with { Model = v }, "the gesture model: one that comes with the simulator by its name, or the folder of another one")
        .Group("person", PersonFields.Person, "who wears the band")
        .Group("donning", PersonFields.Donning, "how the band sits on the skin")
        .With("calibration", Calibration, s => s.Calibration, (s, v) => s with { Calibration = v }, "the wearer follows a guided session before the run and the model is adapted; somebody who never calibrated if left out")
        .With("movements", new ListShape<GestureScenario>(PersonFields.Movement, "a list of movements"), s => s.Arm.Gestures, (s, v) => s with { Arm = s.Arm with { Gestures = v } }, "movements in order of time, one at a time, with rest between them")
        .With("points", new ListShape<PointScenario>(PersonFields.Point, "a list of what is pointed at"), s => s.Points, (s, v) => s with { Points = v }, "simulated people: what is pointed at, in order of time, seeing the cursor on the display; loads the model that follows the wrist, which a calibration adapts too")
        .With("activities", PersonFields.Activities, s => s.Person?.Activities, (s, v) => s.With(p => p with { Activities = v }), "simulated people: what the arm does besides, in order of time, that nobody means")
        .With("band", BandFields.Section, s => s.Wristband, (s, v) => s with { Wristband = v }, "the wristband, with what is broken on it from the start")
        .With("radio", RadioFields.Section, s => s.Radio, (s, v) => s with { Radio = v }, "the air between band and glasses")
        .With("glasses", GlassesFields.Section, s => s.Glasses, (s, v) => s with { Glasses = v with { Microphone = s.Glasses.Microphone } }, "the glasses, and what happens to them")
        .Group("room", Room, "where it happens")
        .With("faults", new ListShape<FaultScenario>(Fault, "a list of faults"), s => s.Faults, (s, v) => s with { Faults = v }, "what breaks during the run, in order of time; not during the calibration")
        .With("expect", new ExpectationListShape(), s => s.Expectations, (s, v) => s with { Expectations = v }, "what the run is expected to do; a scenario without only has to run to its end")
        .Check(ScenarioRules.Check);

    private static ChoiceShape<string> AsChoice(this IEnumerable<string> names) => new([.. names.Select(n => (n, n))]);
}
