using NeuralGlasses.Calibration;
using NeuralGlasses.Calibration.Cursor;
using NeuralGlasses.Onnx;
using NeuralGlasses.Streaming;
using NeuralGlasses.Training.Cursor.Simulated;
using NeuralGlasses.Training.Discrete.Simulated;
using NeuralGlasses.Wearers;

namespace NeuralGlasses.Training.Cursor.Evaluation;

/// <summary>One simulated person with a model: without calibration, after following a dot, and with the band put on anew.</summary>
/// <param name="Person">Seed of the person.</param>
/// <param name="Before">Pointing without calibration.</param>
/// <param name="After">The same pointing after the calibration.</param>
/// <param name="BeforeAnew">Pointing without calibration, with the band put on anew.</param>
/// <param name="AfterAnew">The same pointing with the calibration of the first donning.</param>
/// <param name="LifeBefore">Rest-of-life without calibration.</param>
/// <param name="LifeAfter">The same with it.</param>
/// <param name="LagSeconds">Time by which the calibration found that the dot was followed late; not a number where there was none.</param>
public sealed record CursorTrial(
    int Person, DecodedCursor Before, DecodedCursor After, DecodedCursor BeforeAnew, DecodedCursor AfterAnew, DecodedCursor LifeBefore, DecodedCursor LifeAfter, double LagSeconds)
{
    /// <summary>Lets a person try a model.</summary>
    public static CursorTrial Of(string modelFolder, int person, double testSeconds, double lifeHours)
    {
        using var everybody = OnnxCursorDecoder.Load(modelFolder);
        var head = CursorHead.Load(Path.Combine(modelFolder, CursorHead.FileName));
        var wearer = new SimulatedWearer(person, 0);
        var (profile, lag) = Calibrate(everybody, head, wearer);
        using var own = new WearerCursorDecoder(OnnxCursorDecoder.Load(modelFolder), RingPermutation.Identity, profile?.Head);
        var pointing = Point(wearer, testSeconds);
        var activities = Physiology.Movements.DailyLife.Names.Count;
        var life = CursorWhile.Of(wearer, SessionScript.Life(Math.Max(1, lifeHours * 3600 / activities), wearer.Dice), CursorTeaching.LetGo);
        var again = Point(new SimulatedWearer(person, 1), testSeconds);
        return new CursorTrial(
            person, DecodedCursor.Of(everybody, pointing), DecodedCursor.Of(own, pointing), DecodedCursor.Of(everybody, again), DecodedCursor.Of(own, again),
            DecodedCursor.Of(everybody, life), DecodedCursor.Of(own, life), lag);
    }

    /// <summary>Lets a wearer follow a dot, and learns from it.</summary>
    public static (CursorProfile? Profile, double LagSeconds) Calibrate(OnnxCursorDecoder everybody, CursorHead head, SimulatedWearer wearer)
    {
        ArgumentNullException.ThrowIfNull(everybody);
        ArgumentNullException.ThrowIfNull(wearer);
        var dot = new FollowedDot();
        var follower = new DotFollower(dot, wearer.Dice);
        var following = CursorWhile.Of(wearer, CursorScripts.Following(dot, follower), follower.Steer);
        var calibration = new CursorCalibration(everybody, head, dot, new HostTime(0));
        DecodedCursor.Of(everybody, following, step => calibration.Take(step));
        try
        {
            var profile = calibration.Learn(RingPermutation.Identity);
            return (profile, calibration.LagSeconds);
        }
        catch (CalibrationException)
        {
            return (null, double.NaN);
        }
    }

    private static CursorWhile Point(SimulatedWearer wearer, double seconds) =>
        CursorWhile.Of(wearer, CursorScripts.Control(seconds, wearer.Dice), WristPath.Draw(seconds, wearer.Dice));
}
