using NeuralGlasses.Streaming;

namespace NeuralGlasses.Sound.Calls;

/// <summary>Music or an audiobook that gives way to a call.</summary>
public interface IMediaPlayback
{
    /// <summary>Whether it plays now.</summary>
    bool IsPlaying { get; }

    /// <summary>Pauses, and remembers where.</summary>
    void Pause(HostTime at);

    /// <summary>Goes on where it was.</summary>
    void GoOn(HostTime at);
}
