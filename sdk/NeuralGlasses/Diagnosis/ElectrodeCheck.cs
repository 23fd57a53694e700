using NeuralGlasses.Contract;
using NeuralGlasses.Link;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Diagnosis;

/// <summary>Lets the wristband measure contact, impedance and noise of every electrode pair.</summary>
internal sealed class ElectrodeCheck(BandQuestions questions, WristbandLink link, Moment moment, int pairCount, double reportTimeoutMs)
{
    // The answer or the report of the first attempt may be lost on the air.
    private const int MaxAttempts = 3;

    private readonly Dictionary<(int Kind, int Pair), int> _values = [];
    private readonly Dictionary<int, int> _reported = [];

    /// <summary>Whether the band refused or failed to measure.</summary>
    public bool IsRefused { get; private set; }

    /// <summary>Whether every pair has been reported in a kind of measurement.</summary>
    public bool IsReported(int kind) => _reported.GetValueOrDefault(kind) == (1 << pairCount) - 1;

    /// <summary>Electrodes of a pair that are off; null if not known.</summary>
    public int? ElectrodesOff(int pair) => Value(ControlPoint.MeasureContact, pair);

    /// <summary>Impedance of a pair, in ohms; null if not known, or too high to be measured.</summary>
    public double? Ohms(int pair) => Value(ControlPoint.MeasureImpedance, pair) * (double)MeasurementReport.ImpedanceStepOhms;

    /// <summary>Noise of a channel, in microvolts RMS; null if not known.</summary>
    public double? NoiseMicrovolts(int pair) => Value(ControlPoint.MeasureNoise, pair) * (MeasurementReport.NoiseStepNanovolts / 1000.0);

    /// <summary>Measures all three.</summary>
    public IEnumerable<Pause> Run()
    {
        int[] kinds = [ControlPoint.MeasureContact, ControlPoint.MeasureImpedance, ControlPoint.MeasureNoise];
        foreach (int kind in kinds)
        {
            for (var attempt = 0; attempt < MaxAttempts && !IsReported(kind) && !IsRefused; attempt++)
            {
                foreach (Pause pause in Measure(kind))
                    yield return pause;
            }
        }
    }

    private IEnumerable<Pause> Measure(int kind)
    {
        foreach (Pause pause in questions.AskOnce(ControlPoint.OpMeasure, [(byte)kind]))
            yield return pause;

        // A replayed one was begun, and its answer lost.
        if (questions.Result is not (ControlPoint.ResultSuccess or ControlPoint.ResultReplayed))
        {
            IsRefused = true;
            yield break;
        }

        HostTime begunAt = moment.Now;
        while (moment.Now.MillisecondsSince(begunAt) < reportTimeoutMs)
        {
            while (link.TryTakeMeasurement(out MeasurementReport? report))
                Take(report);
            if (IsReported(kind) || IsRefused)
                yield break;
            yield return default;
        }
    }

    private void Take(MeasurementReport report)
    {
        IsRefused |= report.Result != ControlPoint.ResultSuccess;
        for (var i = 0; i < MeasurementReport.ChannelsPerReport && report.FirstChannel + i < pairCount; i++)
        {
            _reported[report.Kind] = _reported.GetValueOrDefault(report.Kind) | (1 << (report.FirstChannel + i));
            if (report.Values[i] != MeasurementReport.None)
                _values[(report.Kind, report.FirstChannel + i)] = report.Values[i];
        }
    }

    private int? Value(int kind, int pair) => _values.TryGetValue((kind, pair), out int value) ? value : null;
}
