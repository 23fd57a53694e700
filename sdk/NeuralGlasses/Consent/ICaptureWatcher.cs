using NeuralGlasses.Streaming;

namespace NeuralGlasses.Consent;

/// <summary>Is told of every capture, by the thread on which the kernel runs and after the kernel has come to rest; what it throws is counted and goes no further.</summary>
public interface ICaptureWatcher
{
    /// <summary>A capture may begin.</summary>
    void Began(CaptureSession session, HostTime at);

    /// <summary>A capture is over or was refused.</summary>
    void Ended(CaptureSession session, HostTime at);
}
