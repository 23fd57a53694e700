using NeuralGlasses.Recordings;
using NeuralGlasses.Simulator.Scenarios;
using NeuralGlasses.Simulator.Wristband;

namespace NeuralGlasses.Simulator.Arm;

/// <summary>
/// A real person's recording as the arm: its samples, scaled to microvolts, drive the electrodes one after the other.
/// Stretches that were recorded apart follow each other at once, as they lie in the file. Recordings hold no motion: the arm is still, unless it
/// is told which way it turns.
/// </summary>
public sealed class RecordingArm : IArmSource, IMotionSource
{
    // A quick turn; a guess.
    private const long TurnMicroseconds = 400_000;
    private readonly EmgRecording _recording;
    private readonly float _microvoltsPerLsb;
    private readonly WristMotion _motion = new();
    private readonly bool _repeats;
    private int _next;

    /// <summary>Plays a recording with its scale.</summary>
    /// <param name="recording">The recording.</param>
    /// <param name="scale">What one step of its numbers is.</param>
    /// <param name="movements">Movements during which the forearm turns, in the recording's time; null for an arm that is still.</param>
    /// <param name="repeats">Whether it begins anew at its end.</param>
    public RecordingArm(EmgRecording recording, PhysiologicalScale scale, IReadOnlyList<GestureScenario>? movements = null, bool repeats = false)
    {
        _recording = recording;
        _microvoltsPerLsb = (float)scale.MicrovoltsPerLsb;
        _repeats = repeats;
        foreach (var movement in movements ?? [])
        {
            if (movement.TurnDeg == 0)
                continue;
            _motion.Tilt((long)(movement.AtS * 1e6), TurnMicroseconds, movement.TurnDeg);
            _motion.Tilt((long)((movement.AtS + movement.HoldS) * 1e6), TurnMicroseconds, -movement.TurnDeg);
        }
    }

    /// <inheritdoc/>
    public int ChannelCount => _recording.ChannelCount;

    /// <inheritdoc/>
    public double RateHz => _recording.RateHz;

    /// <summary>The gestures that the person was asked for, without rest, in order.</summary>
    public static IReadOnlyList<ScriptedGesture> Script(EmgRecording recording) =>
        [.. recording.Segments
            .Select(s => new ScriptedGesture(
                GestureLabels.Normalise(recording.LabelNames[s.Label]),
                s.Start / recording.RateHz,
                s.End / recording.RateHz))
            .Where(g => g.Gesture != GestureLabels.Rest)
            .OrderBy(g => g.BeginS)];

    /// <inheritdoc/>
    public bool TryRead(Span<float> microvolts)
    {
        if (_next >= _recording.SampleCount && _repeats)
            _next = 0;
        if (_next >= _recording.SampleCount)
            return false;
        for (var channel = 0; channel < microvolts.Length; channel++)
            microvolts[channel] = _recording.Samples[_next, channel] * _microvoltsPerLsb;
        _next++;
        return true;
    }
    /// <inheritdoc/>
    public void Sample(long microseconds, Span<double> accelerationsG, Span<double> ratesDps)
    {
        var length = (long)(_recording.SampleCount * 1e6 / RateHz);
        _motion.Sample(_repeats ? microseconds % length : microseconds, accelerationsG, ratesDps);
    }
}
