using NeuralGlasses.Wristband.Acquisition;
using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Wristband.Esp32;

/// <summary>What a stock image has instead of an engine: it refuses every start, which the band reports as the fault <em>engine</em>.</summary>
public sealed class AbsentEngine : IAcquisitionEngine
{
    /// <inheritdoc/>
    public int Unread
    {
        get { return 0; }
    }

    /// <inheritdoc/>
    public int Overruns
    {
        get { return 0; }
    }

    /// <inheritdoc/>
    public int BadFrames
    {
        get { return 0; }
    }

    /// <inheritdoc/>
    public int SampleSets
    {
        get { return 0; }
    }

    /// <inheritdoc/>
    public int LeadOff
    {
        get { return 0; }
    }

    /// <inheritdoc/>
    public bool Start(EngineSettings settings)
    {
        return false;
    }

    /// <inheritdoc/>
    public void Stop()
    {
    }

    /// <inheritdoc/>
    public int Read(byte[] frame)
    {
        return 0;
    }

    /// <inheritdoc/>
    public int Recall(int sequence, byte[] frame)
    {
        return 0;
    }

    /// <inheritdoc/>
    public void Skip(int count)
    {
    }

    /// <inheritdoc/>
    public int ReadStatistics(int[] statistics)
    {
        return 0;
    }
}
