using NeuralGlasses.BlueZ;
using NeuralGlasses.Diagnosis;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Simulator.Bluetooth;

/// <summary>An examination of the wristband that is paired with this computer's Bluetooth, or that may be.</summary>
internal sealed class BluetoothExamination : IDisposable
{
    private const int PeriodMs = 20;

    // Somebody may have to hold the band's button first.
    private const double ConnectTimeoutMs = 60_000;
    private readonly TimeProvider _time;
    private readonly long _began;
    private readonly AutoResetEvent _arrived = new(false);
    private readonly BlueZCentral _central;
    private readonly BandExamination _examination;
    private readonly Func<bool> _stopRequested;

    /// <summary>Begins to look for the band.</summary>
    public BluetoothExamination(string? adapter, double streamSeconds, TimeProvider time, Func<bool> stopRequested)
    {
        _time = time;
        _began = time.GetTimestamp();
        _stopRequested = stopRequested;
        _central = new BlueZCentral(new BlueZCentralOptions { Adapter = adapter }, time, () => Now) { Arrived = () => _arrived.Set() };
        _examination = new BandExamination(_central, new BandExaminationOptions { StreamSeconds = streamSeconds, ConnectTimeoutMs = ConnectTimeoutMs });
    }

    /// <summary>What stands between this computer and the band; empty where nothing does.</summary>
    public string Obstacle => _central.Condition.Sentence;

    /// <summary>Address of the band, as far as it is known.</summary>
    public string Device => _central.Condition.Device;

    private HostTime Now => new((long)_time.GetElapsedTime(_began).TotalMicroseconds);

    /// <summary>Examines the band and says what was found.</summary>
    public ExaminationReport Run()
    {
        while (!_examination.IsOver)
        {
            _central.Bring();
            if (_stopRequested())
                _examination.BreakOff(Now);
            else
                _examination.Step(Now);
            _arrived.WaitOne(PeriodMs);
        }

        return _examination.Report;
    }

    public void Dispose()
    {
        _central.Dispose();
        _arrived.Dispose();
    }
}
