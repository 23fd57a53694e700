using NeuralGlasses.Recordings;
using NeuralGlasses.Simulator.Scenarios;

namespace NeuralGlasses.Simulator.Arm;

/// <summary>The arm that wears the band.</summary>
/// <param name="Source">Its potentials.</param>
/// <param name="Script">What it does, or was asked to do.</param>
/// <param name="Room">Hum, loose electrodes and impedances that come on top.</param>
/// <param name="RecordingScale">One sentence on how a recording was scaled; null without one.</param>
public sealed record WornArm(IArmSource Source, IReadOnlyList<ScriptedGesture> Script, ArmScenario Room, string? RecordingScale)
{
    /// <summary>Makes a scenario's arm, or that of a recording.</summary>
    /// <param name="scenario">The scenario, of which a recording leaves the turns of the forearm.</param>
    /// <param name="recording">The recording; null for the scenario's arm.</param>
    /// <param name="seed">Seed of what varies.</param>
    /// <param name="repeats">Whether a recording begins anew at its end.</param>
    /// <exception cref="ScenarioException">The recording has another number of channels than the scenario's band.</exception>
    public static WornArm Make(Scenario scenario, EmgRecording? recording, int seed, bool repeats = false)
    {
        ArgumentNullException.ThrowIfNull(scenario);

        // Recordings come with a room of their own, and people with their own hum.
        if (recording is not null)
        {
            if (recording.ChannelCount != scenario.Wristband.Channels)
                throw new ScenarioException($"{recording.Path} has {recording.ChannelCount} channels, the scenario's wristband has {scenario.Wristband.Channels} electrode pairs; expected as many.");
            var scale = PhysiologicalScale.Of(recording);
            return new WornArm(new RecordingArm(recording, scale, scenario.Person is null ? null : scenario.Arm.Gestures, repeats), RecordingArm.Script(recording), new ArmScenario { MainsHz = 0 }, scale.Statement);
        }

        if (scenario.Person is { } person)
        {
            var forearm = new ForearmArm(person, scenario.Arm, scenario.Wristband.Channels, seed + 1);
            return new WornArm(forearm, forearm.Script, scenario.Arm with { MainsHz = 0 }, null);
        }

        return new WornArm(new StatisticalArm(ArmPeople.Load().Find(scenario.Arm.Person), scenario.Arm.Gestures, seed + 1), StatisticalArm.Script(scenario.Arm), scenario.Arm, null);
    }
}
