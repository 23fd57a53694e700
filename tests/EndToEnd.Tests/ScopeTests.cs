using NeuralGlasses.Contract;
using NeuralGlasses.Scope;
using NeuralGlasses.Simulator.Commands;
using NeuralGlasses.Simulator.Diagnosis;
using NeuralGlasses.Simulator.Scenarios;
using Xunit;

namespace NeuralGlasses.EndToEnd.Tests;

/// <summary>The scope on the whole firmware.</summary>
public sealed class ScopeTests : IDisposable
{
    private readonly Runs _runs = new();

    public void Dispose() => _runs.Dispose();

    [Theory]
    [InlineData("""{ name: x }""")]
    [InlineData("""{ name: x, band: { channels: 16, rate: 2000 Hz } }""")]
    [InlineData("""{ name: x, band: { rate: 500 Hz, compressed: false } }""")]
    [InlineData("""{ name: x, radio: { notification_loss: 10 % } }""")]
    public void The_test_signal_is_seen_on_every_channel_of_any_band(string scenario)
    {
        var (code, output, error) = Invoke("--scenario", Write(scenario), "--input", "test");
        Assert.Equal((0, ""), (code, error));
        Assert.EndsWith("Every channel shows the test signal.\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_electrodes_show_a_gesture_and_shorted_inputs_noise()
    {
        var gesture = Look(Scenario.Load("first-minute"), ControlPoint.InputElectrodes, 4.5);
        var noise = Look(Scenario.Load("first-minute"), ControlPoint.InputShorted, 4.5);
        Assert.True(Enumerable.Range(0, 8).Max(channel => gesture.Read(channel)!.Value.RootMeanSquare) > 20);
        Assert.All(Enumerable.Range(0, 8), channel => Assert.InRange(noise.Read(channel)!.Value.RootMeanSquare, 0.8, 1.2));
        Assert.Equal(8, TestSignalCheck.Judge(gesture).Count);
    }

    [Fact]
    public void A_band_that_cannot_stream_is_told_with_exit_code_1()
    {
        var (code, output, _) = Invoke("--scenario", Write("""{ name: x, band: { missing_afe: true } }"""));
        Assert.Equal(1, code);
        Assert.Contains("EMG front end is missing", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_seeds_give_the_same_picture()
    {
        var first = Invoke("--seed", "5", "--channel", "2");
        Assert.Equal(first, Invoke("--seed", "5", "--channel", "2"));
        Assert.NotEqual(first, Invoke("--seed", "6", "--channel", "2"));
    }

    [Fact]
    public void Stopped_it_ends_as_the_band_expects_it()
    {
        var asked = 0;
        var simulated = new SimulatedScope(
            Scenario.Load("quiet-arm"), 1, new BandScopeOptions { Input = ControlPoint.InputTestSignal }, () => ++asked > 500);
        simulated.Run();
        Assert.Null(simulated.Scope.Problem);
        Assert.True(simulated.Scope.IsOver);
        Assert.InRange(simulated.Scope.Samples.SampleSets, 2000, 6000);
    }

    [Theory]
    [InlineData("--seconds", "0", "--seconds is 0; expected more than 0")]
    [InlineData("--seconds", "NaN", "--seconds is NaN")]
    [InlineData("--span", "0.01", "--span is 0.01; expected 0.05 to 60")]
    [InlineData("--scale", "-1", "--scale is -1; expected more than 0")]
    [InlineData("--channel", "8", "--channel is 8; expected 0 to 7")]
    [InlineData("--band", "bluetooth", "--band is 'bluetooth'; expected simulated")]
    [InlineData("--band", "x", "--band is 'x'; expected simulated")]
    [InlineData("--input", "x", "'x'")]
    [InlineData("--scenario", "nowhere", "nowhere")]
    public void Wrong_input_is_one_sentence_and_exit_code_2(string option, string value, string said)
    {
        var (code, output, error) = Invoke(option, value);
        Assert.Equal((2, ""), (code, output));
        Assert.Contains(said, error, StringComparison.Ordinal);
    }

    private static ScopeTrace Look(Scenario scenario, int input, double seconds)
    {
        var simulated = new SimulatedScope(scenario, 1, new BandScopeOptions { Input = input, Seconds = seconds });
        simulated.Run();
        return simulated.Scope.Trace!;
    }

    private static (int Code, string Output, string Error) Invoke(params string[] args)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        return (SimulatorCommand.Invoke(["scope", .. args], output, error), output.ToString(), error.ToString());
    }

    private string Write(string scenario)
    {
        var path = Path.Combine(Directory.CreateDirectory(_runs.NewFolder()).FullName, "x.yaml");
        File.WriteAllText(path, scenario);
        return path;
    }
}
