using System.Diagnostics.CodeAnalysis;
using NeuralGlasses.Calibration.Session;

namespace NeuralGlasses.Traces;

/// <summary>Records what came of a guided session on the glasses, at the moment at which it takes effect.</summary>
/// <param name="calibrator">Who learns.</param>
/// <param name="recorder">Who records.</param>
internal sealed class TracedCalibrator(ICalibrator calibrator, TraceRecorder recorder) : ICalibrator
{
    public void Begin(CalibrationRecording recording) => calibrator.Begin(recording);

    public bool TryTake([NotNullWhen(true)] out CalibrationResult? result)
    {
        if (!calibrator.TryTake(out result))
            return false;
        recorder.Begin(TraceRecordKind.Calibrated, recorder.Now).AddText(result.Sentence).AddBytes(result.Profile is { } profile ? profile.ToBytes() : []).End();
        return true;
    }
}
