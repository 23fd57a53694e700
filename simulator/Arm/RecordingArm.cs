using NeuralGlasses.Recordings;

namespace NeuralGlasses.Simulator.Arm;

/// <summary>
/// A real person's recording as the arm: its samples, scaled to microvolts, drive the electrodes one after the other.
/// Stretches that were recorded apart follow each other at once, as they lie in the file.
/// </summary>
public sealed class RecordingArm : IArmSource
{
    private readonly EmgRecording _recording;
    private readonly float _microvoltsPerLsb;
    private int _next;

    /// <summary>Plays a recording with its scale.</summary>
    public RecordingArm(EmgRecording recording, PhysiologicalScale scale)
    {
        _recording = recording;
        _microvoltsPerLsb = (float)scale.MicrovoltsPerLsb;
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
        if (_next >= _recording.SampleCount)
            return false;
        for (var channel = 0; channel < microvolts.Length; channel++)
            microvolts[channel] = _recording.Samples[_next, channel] * _microvoltsPerLsb;
        _next++;
        return true;
    }
}
