using NeuralGlasses.Recordings;

namespace NeuralGlasses.Training.Protocols;

/// <summary>All sessions of one person in a set, cut into frames.</summary>
/// <param name="Subject">Identifier within the set.</param>
/// <param name="Sessions">The person's recordings in the order of their session names.</param>
/// <param name="Labels">Labels of the whole set, the same list for every person.</param>
/// <param name="Frames">Frames of all sessions in order of time; labelled and unlabelled ones.</param>
public sealed record PersonRecordings(
    string Subject, IReadOnlyList<EmgRecording> Sessions, IReadOnlyList<string> Labels, IReadOnlyList<Frame> Frames)
{
    /// <summary>Channels of every session.</summary>
    public int ChannelCount => Sessions[0].ChannelCount;

    /// <summary>Sample rate of every session, in hertz.</summary>
    public double RateHz => Sessions[0].RateHz;

    /// <summary>Sample sets of a frame.</summary>
    public int WindowLength => FrameCutter.WindowLength(RateHz);

    /// <summary>Channels of each session, [session][], that are dead or saturated; <see cref="PersonSignal"/> has replaced them already.</summary>
    public IReadOnlyList<IReadOnlyList<int>> MaskedChannels { get; init; } = [.. Sessions.Select(_ => Array.Empty<int>())];

    /// <summary>The stations of a live stream that the recordings are sent through, or null for a high-pass alone.</summary>
    public LivePath? Live { get; init; }
}
