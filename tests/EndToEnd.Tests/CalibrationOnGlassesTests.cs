using NeuralGlasses.Calibration.Session;
using NeuralGlasses.Decoding;
using NeuralGlasses.Devices;
using NeuralGlasses.Simulator.Arm;
using NeuralGlasses.Simulator.Glasses.Script;
using NeuralGlasses.Simulator.Scenarios;
using NeuralGlasses.Simulator.Traces;
using Xunit;

namespace NeuralGlasses.EndToEnd.Tests;

/// <summary>A simulated person goes to the settings by a finger at the temple, follows the guided session that the HUD shows, and is decoded by what was learnt.</summary>
public sealed class CalibrationOnGlassesTests(ITestOutputHelper output) : IDisposable
{
    // The last touch begins the session, is clear a moment after it, and leaves the wearer three seconds to get ready.
    private const double LastTouchS = 9;
    private const double BeginS = LastTouchS + 3 + 0.1;
    private const double ReactionS = 0.3;
    private readonly Runs _runs = new();

    public void Dispose() => _runs.Dispose();

    [Fact]
    public void A_wearer_calibrates_on_the_glasses_and_the_trace_of_it_replays()
    {
        Scenario scenario = Calibrating();
        var trace = _runs.NewFolder() + ".ngtrace";
        var simulation = _runs.Make(scenario, trace: new TraceRequest(trace));
        simulation.Run();

        var texts = simulation.Hud.Shown.SelectMany(scene => scene.Texts).ToArray();
        output.WriteLine(string.Join(" | ", texts.Distinct()));
        Assert.Contains("Get ready", texts);
        Assert.Contains("Pinch thumb and index finger", texts);
        Assert.Contains("Learning", texts);
        Assert.Contains("The glasses know your movements now.", texts);

        // Nothing that was asked for meant anything, and the pinches after it take photos again.
        Assert.Single(simulation.Photos);
        var replayed = TraceReplay.Run(trace, ShippedModels.FolderOf(ShippedModels.DiscreteGestures));
        Assert.Null(replayed.Difference);
    }

    private static Scenario Calibrating()
    {
        var scenario = Scenario.Load("first-pinch");
        var manifest = ModelManifest.Load(Path.Combine(scenario.ModelFolder, ModelManifest.FileName));
        var session = GuidedSession.For(manifest);
        var afterS = BeginS + session.DurationSeconds + 3;
        return scenario with
        {
            Name = "calibrates on the glasses",
            Calibration = null,
            DurationS = afterS + 11,
            Expectations = [],
            Glasses = scenario.Glasses with
            {
                Buttons =
                [
                    .. Enumerable.Range(0, 10).Select(i => new ButtonTouch(2 + (0.4 * i), ButtonAction.SwipeForward)),
                    new ButtonTouch(6.5, ButtonAction.Press),
                    new ButtonTouch(7.3, ButtonAction.SwipeForward),
                    new ButtonTouch(7.7, ButtonAction.SwipeForward),
                    new ButtonTouch(8.2, ButtonAction.Press),
                    new ButtonTouch(LastTouchS, ButtonAction.Press),
                    .. Enumerable.Range(0, 3).Select(i => new ButtonTouch(afterS + (1.3 * i), ButtonAction.SwipeDown)),
                    .. Enumerable.Range(0, 10).Select(i => new ButtonTouch(afterS + 4 + (0.3 * i), ButtonAction.SwipeBack)),
                ],
            },
            Arm = scenario.Arm with
            {
                Gestures =
                [
                    .. from prompt in session.Prompts
                       where prompt.Label != session.RestLabel
                       select new GestureScenario(BeginS + prompt.StartSeconds + ReactionS, 0, MovementLabels.MovementOf(prompt.Label), Effort: prompt.Repetition % 2 == 0 ? 0.12 : 0.3),
                    new GestureScenario(afterS + 8, 0, "index_pinch", Effort: 0.35),
                ],
            },
        };
    }
}
