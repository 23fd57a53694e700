using NeuralGlasses.Simulator.Wristband;
using NeuralGlasses.Wristband.Acquisition;
using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Firmware.Tests.Acquisition;

/// <summary>An engine that may refuse, with the AFE's pins beside it, so that the order of what happens to both is seen.</summary>
internal sealed class ReluctantEngine(Ads1298Chain chain) : IAcquisitionEngine, IAfePins
{
    private readonly AcquisitionEngineModel _engine = new(chain);

    public bool Refuses { get; set; }

    public List<string> Log { get; } = [];

    public EngineSettings? Settings { get; private set; }

    public int Unread => _engine.Unread;

    public int Overruns => _engine.Overruns;

    public int BadFrames => _engine.BadFrames;

    public int SampleSets => _engine.SampleSets;

    public int LeadOff => _engine.LeadOff;

    public bool Start(EngineSettings settings)
    {
        Log.Add("engine starts");
        Settings = settings;
        return !Refuses && _engine.Start(settings);
    }

    public void Stop()
    {
        Log.Add("engine stops");
        _engine.Stop();
    }

    public int Read(byte[] frame) => _engine.Read(frame);

    public int Recall(int sequence, byte[] frame) => _engine.Recall(sequence, frame);

    public void Skip(int count) => _engine.Skip(count);

    public int ReadStatistics(int[] statistics) => _engine.ReadStatistics(statistics);

    /// <summary>Lets the next DRDY come.</summary>
    public void DataReady() => _engine.OnDataReady(chain.NextDataReadyMicroseconds);

    public void SetPower(bool high) => chain.SetPower(high);

    public void SetReset(bool high) => chain.SetReset(high);

    public void SetStart(bool high)
    {
        Log.Add(high ? "START high" : "START low");
        chain.SetStart(high);
    }
}
