using NeuralGlasses.Streaming;

namespace NeuralGlasses.Capture;

/// <summary>Is told when a job is finished, on the thread on which the room runs; what it throws is counted and goes no further.</summary>
public interface ICaptureListener
{
    /// <summary>A job is finished.</summary>
    void Finished(CaptureJob job, HostTime at);
}
