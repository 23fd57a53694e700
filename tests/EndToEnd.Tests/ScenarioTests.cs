using System.Text.Json;
using System.Text.RegularExpressions;
using NeuralGlasses.Simulator;
using NeuralGlasses.Simulator.Arm;
using NeuralGlasses.Simulator.Glasses.Script;
using NeuralGlasses.Simulator.Radio;
using NeuralGlasses.Simulator.Scenarios;
using Xunit;

namespace NeuralGlasses.EndToEnd.Tests;

public sealed partial class ScenarioTests
{
    private static string Readme => File.ReadAllText(Path.Combine(RepositoryRoot.Path, "simulator", "Scenarios", "README.md"));

    [Fact]
    public void The_README_lists_exactly_the_fields_that_a_scenario_has()
    {
        var fields = Names(typeof(Scenario), "").Where(n => n is not ("arm" or "calibration" or "wristband" or "radio" or "glasses"))
            .Concat(Names(typeof(CalibrationScenario), "calibration."))
            .Concat(Names(typeof(ArmScenario), "arm."))
            .Concat(Names(typeof(WristbandScenario), "wristband."))
            .Concat(Names(typeof(LocalRadioOptions), "radio."))
            .Concat(Names(typeof(GlassesScenario), "glasses."));
        var listed = Row().Matches(Readme).Select(m => m.Groups[1].Value);
        Assert.Equal(fields.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_README_s_example_is_a_scenario()
    {
        var example = Readme.Split("```json")[1].Split("```")[0];
        var scenario = Scenario.Parse(example, "README");
        Assert.Equal("two-fists", scenario.Name);
        Assert.Equal(2, scenario.Arm.Gestures.Count);
        Assert.True(Assert.Single(scenario.Radio.Outages).Disconnects);
    }

    [Fact]
    public void Every_built_in_scenario_loads_and_has_its_file_s_name()
    {
        Assert.NotEmpty(Scenario.BuiltIn);
        Assert.All(Scenario.BuiltIn, name =>
        {
            var scenario = Scenario.Load(name);
            Assert.Equal(name, scenario.Name);
            Assert.NotEmpty(scenario.Description);
        });
    }

    [Fact]
    public void Gestures_that_overlap_are_refused()
    {
        var error = Assert.Throws<ScenarioException>(() => Scenario.Parse("""{ "arm": { "gestures": [ { "atS": 1, "holdS": 2, "gesture": "fist" }, { "atS": 2, "holdS": 1, "gesture": "fist" } ] } }""", "overlap"));
        Assert.Contains("one at a time", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_person_that_nobody_measured_is_refused_with_those_who_were()
    {
        var error = Assert.Throws<ScenarioException>(() => ArmPeople.Load().Find("nobody"));
        Assert.Contains(new ArmScenario().Person, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void With_an_electrode_off_the_skin_a_gesture_takes_no_photo()
    {
        using var runs = new Runs();
        var worn = Runs.OfGestures(8, (3, "fist"));
        Assert.Single(runs.Run(worn).Photos);
        var run = runs.Make(worn with { Arm = worn.Arm with { LooseElectrodes = [new LooseElectrode(3, 2, 6)] } });
        var report = run.Run();
        Assert.Empty(report.Photos);
        Assert.Equal(report.Events.Count, run.Pipeline.Gate.LeadOff);
    }

    private static IEnumerable<string> Names(Type type, string prefix) =>
        type.GetProperties(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Instance)
            .Select(p => prefix + JsonNamingPolicy.CamelCase.ConvertName(p.Name));

    [GeneratedRegex("^\\| `([a-zA-Z.]+)` \\|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
