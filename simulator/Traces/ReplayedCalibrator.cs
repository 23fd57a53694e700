using System.Diagnostics.CodeAnalysis;
using NeuralGlasses.Calibration;
using NeuralGlasses.Calibration.Session;
using NeuralGlasses.Decoding;
using NeuralGlasses.Onnx;
using NeuralGlasses.Traces;

namespace NeuralGlasses.Simulator.Traces;

/// <summary>Learns nothing, but gives what was learnt when the trace was recorded, at the same moment.</summary>
internal sealed class ReplayedCalibrator(string trace, string modelFolder, bool isWornLeft, ReplayedAnswers answers) : ICalibrator, IDisposable
{
    private readonly List<IEmgDecoder> _given = [];

    public void Begin(CalibrationRecording recording)
    {
    }

    public bool TryTake([NotNullWhen(true)] out CalibrationResult? result)
    {
        result = null;
        if (!answers.TryTake(TraceRecordKind.Calibrated, out var record))
            return false;
        var answer = record.Open();
        var sentence = answer.ReadText();
        var bytes = answer.ReadRest();
        if (bytes.IsEmpty)
        {
            result = new CalibrationResult(sentence);
            return true;
        }

        var profile = WearerProfileFile.FromBytes(trace, bytes.ToArray(), modelFolder);
        _given.Add(WearerDecoder.Load(modelFolder, profile, isWornLeft));
        result = new CalibrationResult(sentence, profile, _given[^1]);
        return true;
    }

    public void Dispose()
    {
        foreach (var decoder in _given)
            decoder.Dispose();
    }
}
