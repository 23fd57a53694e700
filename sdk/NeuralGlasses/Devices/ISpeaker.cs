using NeuralGlasses.Streaming;

namespace NeuralGlasses.Devices;

/// <summary>The speakers of the glasses as one channel of signed 16-bit samples.</summary>
public interface ISpeaker
{
    /// <summary>Samples a second, in hertz.</summary>
    int RateHz { get; }

    /// <summary>Host time at which the last sample that was taken will have been played; in the past if nothing plays.</summary>
    HostTime PlaysUntil { get; }

    /// <summary>Plays samples behind those that still wait, and returns how many found room; the rest has to be offered again.</summary>
    /// <exception cref="DeviceFailedException">Nothing can be played; the message says why.</exception>
    int Write(ReadOnlySpan<short> samples, HostTime at);

    /// <summary>Falls silent at once and forgets what waits.</summary>
    void Silence(HostTime at);
}
