using NeuralGlasses.EndToEnd.Tests.Glasses;
using NeuralGlasses.Simulator.Commands;
using NeuralGlasses.Simulator.Glasses.Script;
using NeuralGlasses.Simulator.Scenarios;
using Xunit;

namespace NeuralGlasses.EndToEnd.Tests.Scenarios;

public sealed class LibraryTests
{
    [Fact]
    public void Every_scenario_that_ships_passes()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = SimulatorCommand.Invoke(["test"], output, error);
        Assert.True(code == 0, output.ToString() + error);
        int silent = Espeak.IsInstalled ? 0 : Scenario.BuiltIn.Count(name => Scenario.Load(name).Glasses.Speaker.Voice == VoiceScenario.Espeak);
        Assert.Contains($"{Scenario.BuiltIn.Count - silent} passed, 0 failed{(silent > 0 ? $", {silent} skipped" : "")}", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_scenario_that_ships_is_the_one_in_the_repository()
    {
        var sources = Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, "simulator", "Scenarios", "Library"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToArray();
        Assert.All(sources, s => Assert.Equal(File.ReadAllBytes(s), File.ReadAllBytes(Path.Combine(Scenario.BuiltInFolder, Path.GetRelativePath(Path.Combine(RepositoryRoot.Path, "simulator", "Scenarios", "Library"), s)))));
        Assert.Equal(Scenario.BuiltIn.Count, sources.Count(s => s.EndsWith(".yaml", StringComparison.Ordinal)));
    }
}
