using NeuralGlasses.Wristband.Acquisition;

namespace NeuralGlasses.Wristband.Ports;

/// <summary>
/// The part that sees every sample so that managed code sees none: it answers DRDY, clocks the AFE's frames in, removes
/// the electrode's DC offset, packs 24 bits to 16, compresses, and keeps finished blocks in a ring. Native code on the
/// chip; a model in the simulator.
/// </summary>
public interface IAcquisitionEngine
{
    /// <summary>Begins to fill blocks as <paramref name="settings"/> say, sequence 0 first; false if they are out of range.</summary>
    bool Start(EngineSettings settings);

    /// <summary>Stops, and forgets blocks that nobody read.</summary>
    void Stop();

    /// <summary>Copies the oldest finished block into <paramref name="block"/> and frees its place; false if there is none.</summary>
    bool TryRead(AcquisitionBlock block);

    /// <summary>Blocks lost since start because the ring was full; their sequence numbers are missing.</summary>
    int Overruns { get; }
}
