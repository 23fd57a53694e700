using NeuralGlasses.Wristband.Acquisition;
using NeuralGlasses.Wristband.Native;
using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Wristband.Esp32;

/// <summary>The acquisition engine's port over the native one. <see cref="NativeEngine.Attach"/> must have succeeded.</summary>
public sealed class Esp32AcquisitionEngine : IAcquisitionEngine
{
    /// <inheritdoc/>
    public int Unread
    {
        get { return NativeEngine.Unread(); }
    }

    /// <inheritdoc/>
    public int Overruns
    {
        get { return NativeEngine.Overruns(); }
    }

    /// <inheritdoc/>
    public int BadFrames
    {
        get { return NativeEngine.BadFrames(); }
    }

    /// <inheritdoc/>
    public int SampleSets
    {
        get { return NativeEngine.SampleSets(); }
    }

    /// <inheritdoc/>
    public int LeadOff
    {
        get { return NativeEngine.LeadOff(); }
    }

    /// <inheritdoc/>
    public bool Start(EngineSettings settings)
    {
        return NativeEngine.Start(
            settings.ChannelCount,
            settings.RateHz,
            settings.SamplesPerBlock,
            settings.SamplesPerFrame,
            settings.ChannelsPerFrame,
            settings.RightShift,
            settings.Coding);
    }

    /// <inheritdoc/>
    public void Stop()
    {
        NativeEngine.Stop();
    }

    /// <inheritdoc/>
    public int Read(byte[] frame)
    {
        return NativeEngine.Read(frame);
    }

    /// <inheritdoc/>
    public int Recall(int sequence, byte[] frame)
    {
        return NativeEngine.Recall(sequence, frame);
    }

    /// <inheritdoc/>
    public void Skip(int count)
    {
        NativeEngine.Skip(count);
    }

    /// <inheritdoc/>
    public int ReadStatistics(int[] statistics)
    {
        return NativeEngine.ReadStatistics(statistics);
    }
}
