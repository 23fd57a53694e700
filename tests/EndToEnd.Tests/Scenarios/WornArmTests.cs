using NeuralGlasses.Simulator;
using NeuralGlasses.Simulator.Arm;
using NeuralGlasses.Simulator.Scenarios;
using Xunit;

namespace NeuralGlasses.EndToEnd.Tests.Scenarios;

public sealed class WornArmTests
{
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
}
