using NeuralGlasses.Calibration;
using NeuralGlasses.Calibration.Cursor;
using NeuralGlasses.Onnx;
using NeuralGlasses.Physiology;
using NeuralGlasses.Pointing;
using NeuralGlasses.Streaming;
using NeuralGlasses.Training.Cursor.Simulated;
using NeuralGlasses.Wearers;

namespace NeuralGlasses.Training.Pointing;

/// <summary>A model, adapted to each wearer by following a dot, in every session or in the first one alone.</summary>
/// <param name="folder">Folder of the model.</param>
/// <param name="adaptation">When it is adapted.</param>
public sealed class ModelWrists(string folder, WristAdaptation adaptation) : IWristSources
{
    private readonly CursorHead _everybody = CursorHead.Load(Path.Combine(folder, CursorHead.FileName));
    private (int Person, CursorHead? Head)? _first;

    /// <inheritdoc/>
    public string Name => $"model {Path.GetFileName(Path.TrimEndingDirectorySeparator(folder))}, {(adaptation == WristAdaptation.None ? "not adapted" : adaptation == WristAdaptation.First ? "adapted in the first session" : "adapted in each session")}";

    /// <inheritdoc/>
    public bool SeesMuscles => true;

    /// <inheritdoc/>
    public double CalibrationSeconds => adaptation == WristAdaptation.None ? 0 : new FollowedDot().DurationSeconds;

    /// <inheritdoc/>
    public int Refused { get; private set; }

    /// <inheritdoc/>
    public IWristSource Watch(SimulatedForearm arm, int seed)
    {
        ArgumentNullException.ThrowIfNull(arm);
        var head = HeadOf(arm, seed);
        return new DecodedWrist(new WearerCursorDecoder(OnnxCursorDecoder.Load(folder), RingPermutation.Identity, head), arm.Person, arm.Conditions.MainsHz);
    }

    private CursorHead? HeadOf(SimulatedForearm arm, int seed)
    {
        if (adaptation == WristAdaptation.None)
            return null;
        if (adaptation == WristAdaptation.First && _first is { } known && known.Person == arm.Person.Seed)
            return known.Head;
        var head = Follow(arm, seed);
        _first = (arm.Person.Seed, head);
        return head;
    }

    private CursorHead? Follow(SimulatedForearm arm, int seed)
    {
        var model = OnnxCursorDecoder.Load(folder);
        using var wrist = new DecodedWrist(model, arm.Person, arm.Conditions.MainsHz);
        var dot = new FollowedDot();
        var follower = new DotFollower(dot, new Dice(seed, "dot"));
        var script = CursorScripts.Following(dot, follower);
        var from = arm.Seconds;
        foreach (var (activity, begin, end) in script.Activities)
            arm.Add(arm.DailyLife.While(activity, from + begin, from + end));
        foreach (var step in script.Steps)
            arm.Add(arm.Mover.Make(step.Movement, from + step.AtSeconds, step.Form, step.Effort, step.HoldSeconds));
        var calibration = new CursorCalibration(model, _everybody, dot, new HostTime(0));
        var skin = new float[ForearmEmg.BlockSamples * arm.Channels];
        for (var block = 0; block < script.Seconds / ForearmEmg.BlockS; block++)
        {
            follower.Steer(arm, block * ForearmEmg.BlockS);
            arm.Read(skin);
            wrist.Take(skin, arm, false);
            while (wrist.TryStep(out var decoded))
                calibration.Take(decoded);
        }

        arm.Wrist.Relax();
        try
        {
            return calibration.Learn(RingPermutation.Identity).Head;
        }
        catch (CalibrationException)
        {
            Refused++;
            return null;
        }
    }
}
