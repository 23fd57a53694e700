using NeuralGlasses.Recordings;
using NeuralGlasses.Simulator.Arm;

namespace NeuralGlasses.Benchmarks.Hid;

/// <summary>A recording's segments, played one after the other in an order that the caller chooses.</summary>
internal sealed class SegmentArm(EmgRecording recording, IReadOnlyList<RecordingSegment> order) : IArmSource
{
    private readonly float _microvoltsPerLsb = (float)PhysiologicalScale.Of(recording).MicrovoltsPerLsb;
    private int _segment;
    private int _at;

    public int ChannelCount => recording.ChannelCount;

    public double RateHz => recording.RateHz;

    public bool TryRead(Span<float> microvolts)
    {
        while (_segment < order.Count && order[_segment].Start + _at >= order[_segment].End)
        {
            _segment++;
            _at = 0;
        }

        if (_segment == order.Count)
            return false;
        for (var channel = 0; channel < microvolts.Length; channel++)
            microvolts[channel] = recording.Samples[order[_segment].Start + _at, channel] * _microvoltsPerLsb;
        _at++;
        return true;
    }
}
