using NeuralGlasses.Streaming;

namespace NeuralGlasses.Media;

/// <summary>All there is to show of the player.</summary>
/// <param name="Status">What it does.</param>
/// <param name="Track">The track, or null for none.</param>
/// <param name="PositionSeconds">Place in the track, in seconds of the track.</param>
/// <param name="LengthSeconds">Length of the track, or null as long as nobody knows.</param>
/// <param name="Speed">Speed, 1 for as recorded.</param>
/// <param name="Chapter">The chapter, or null for none.</param>
/// <param name="Repeat">What comes after the end of a track.</param>
/// <param name="IsShuffled">Whether the order is a drawn one.</param>
/// <param name="SleepAt">When it pauses by itself, or null for never.</param>
public readonly record struct PlayerState(
    PlayerStatus Status, Track? Track, double PositionSeconds, double? LengthSeconds, double Speed, Chapter? Chapter, RepeatMode Repeat, bool IsShuffled, HostTime? SleepAt);
