using NeuralGlasses.Contract;
using NeuralGlasses.Simulator.Arm;
using NeuralGlasses.Simulator.Scenarios;
using NeuralGlasses.Simulator.Wristband;
using NeuralGlasses.Wristband.Acquisition;
using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Benchmarks.Hid;

/// <summary>
/// The engine's figures of every 20 ms of an arm, as the band's chip and engine make them, kept so that they can be read by the band's own
/// classes as often as wanted.
/// </summary>
internal sealed class RecordedFigures : IAcquisitionEngine, IMonotonicClock
{
    public const int LookMicroseconds = 20_000;

    private readonly List<int[]> _looks = [];
    private int _at;

    public RecordedFigures(IArmSource arm, double seconds)
    {
        var clock = new NoWait();
        var skin = new LaterSkin(new VirtualSkin(arm, new ArmScenario { MainsHz = 0 }, EmgAcquisition.MonitorRateHz));
        var chain = new Ads1298Chain(1, clock, skin, new Ads1298ModelOptions());
        var engine = new AcquisitionEngineModel(chain);
        var acquisition = new EmgAcquisition(new Wristband.Afe.Ads1298(chain, chain, clock, 1), 1, engine, null, new DeviceStatus());
        if (!acquisition.PowerUp() || !acquisition.TryMonitor())
            throw new InvalidOperationException("The band's AFE does not start.");
        var began = skin.BeganMicroseconds = clock.Microseconds;
        for (var end = began + LookMicroseconds; end - began < seconds * 1e6; end += LookMicroseconds)
        {
            while (chain.NextDataReadyMicroseconds <= end)
                engine.OnDataReady(chain.NextDataReadyMicroseconds);
            var figures = new int[EngineStatistics.Length];
            engine.ReadStatistics(figures);
            _looks.Add(figures);
        }
    }

    public int Count => _looks.Count;

    public long Microseconds => _at * (long)LookMicroseconds;

    public int Unread => 0;

    public int Overruns => 0;

    public int BadFrames => 0;

    public int SampleSets => 20;

    public int LeadOff => 0;

    public int[] this[int look] => _looks[look];

    public bool WaitUntil(long microseconds) => true;

    /// <summary>Begins anew.</summary>
    public void Rewind() => _at = 0;

    /// <summary>Moves on by one look; false behind the last.</summary>
    public bool Next() => _at++ < _looks.Count;

    public int ReadStatistics(int[] statistics)
    {
        _looks[_at - 1].CopyTo(statistics, 0);
        return SampleSets;
    }

    public bool Start(EngineSettings settings) => true;

    public void Stop()
    {
    }

    public int Read(byte[] frame) => 0;

    public int Recall(int sequence, byte[] frame) => 0;

    public void Skip(int count)
    {
    }

    // The arm begins when the chip converts, and not while it is powered up.
    private sealed class LaterSkin(VirtualSkin skin) : ISkinPotential
    {
        public long BeganMicroseconds { get; set; }

        public void Sample(long microseconds, Span<float> microvolts) => skin.Sample(microseconds - BeganMicroseconds, microvolts);

        public int OffElectrodes(int channel) => skin.OffElectrodes(channel);

        public double PairOhms(int channel) => skin.PairOhms(channel);
    }

    private sealed class NoWait : IMonotonicClock
    {
        public long Microseconds { get; private set; }

        public bool WaitUntil(long microseconds)
        {
            Microseconds = microseconds;
            return true;
        }
    }
}
