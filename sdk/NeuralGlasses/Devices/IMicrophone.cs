using NeuralGlasses.Streaming;

namespace NeuralGlasses.Devices;

/// <summary>The microphones of the glasses as one channel of signed 16-bit samples. What is not read in time is lost and counted.</summary>
public interface IMicrophone
{
    /// <summary>Samples a second, in hertz.</summary>
    int RateHz { get; }

    /// <summary>Whether it listens: opened, and neither closed nor cut off since.</summary>
    bool IsListening { get; }

    /// <summary>Samples that were never read because the device had no more room for them.</summary>
    long Lost { get; }

    /// <summary>Begins to listen; the first sample is the one of this moment.</summary>
    /// <exception cref="DeviceFailedException">It cannot listen; the message says why.</exception>
    void Open(HostTime at);

    /// <summary>Takes the oldest samples that were not read yet, as many as there are and fit, and returns how many.</summary>
    int Read(Span<short> samples, HostTime now);

    /// <summary>Stops listening; what was not read is gone.</summary>
    void Close();
}
