using NeuralGlasses.Streaming;

namespace NeuralGlasses.Devices;

/// <summary>The motion sensor of the glasses. What is not read in time is lost and counted.</summary>
public interface IHeadMotion
{
    /// <summary>Samples a second, in hertz.</summary>
    double RateHz { get; }

    /// <summary>Samples that were never read because the sensor had no more room for them.</summary>
    long Lost { get; }

    /// <summary>Begins to measure.</summary>
    /// <exception cref="DeviceFailedException">The sensor does not answer.</exception>
    void Open(HostTime at);

    /// <summary>Takes the oldest samples that were not read yet, as many as there are and fit, and returns how many.</summary>
    int Read(Span<HeadSample> samples, HostTime now);

    /// <summary>Stops measuring; what was not read is gone.</summary>
    void Close();
}
