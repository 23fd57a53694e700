using NeuralGlasses.Simulator.Wristband;
using NeuralGlasses.Traces;

namespace NeuralGlasses.Simulator.Traces;

/// <summary>A motion that records what an ideal sensor felt whenever one asked.</summary>
internal sealed class TracedMotion(IMotionSource motion, TraceRecorder recorder) : IMotionSource
{
    private const int SetsPerRecord = 50;
    private readonly SensedSets _sets = new(recorder, TraceRecordKind.Motion, 6, SetsPerRecord);

    public void Sample(long microseconds, Span<double> accelerationsG, Span<double> ratesDps)
    {
        motion.Sample(microseconds, accelerationsG, ratesDps);
        var set = _sets.Add(microseconds);
        for (var axis = 0; axis < 3; axis++)
        {
            set[axis] = (float)accelerationsG[axis];
            set[3 + axis] = (float)ratesDps[axis];
        }
    }

    /// <summary>Records what is waiting.</summary>
    public void Flush() => _sets.Flush();
}
