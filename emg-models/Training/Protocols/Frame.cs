namespace NeuralGlasses.Training.Protocols;

/// <summary>One 200 ms window of a person's recordings; windows start every 50 ms from the start of each gap-free stretch.</summary>
/// <param name="Session">Index into <see cref="PersonRecordings.Sessions"/>.</param>
/// <param name="Stretch">Number of the gap-free stretch, counted through all sessions of the person.</param>
/// <param name="Start">First sample set of the window within its session.</param>
/// <param name="Label">Index into <see cref="PersonRecordings.Labels"/> when the whole window lies inside a labelled segment, otherwise -1.</param>
/// <param name="Segment">Number of that segment, counted through all sessions of the person, or -1.</param>
/// <param name="Repetition">How many times this person made this gesture before, from 0, counted through all sessions; -1 outside all segments.</param>
/// <param name="IsSteady">Whether the window starts at least min(0.5 s, 30 % of the segment) after the segment does.</param>
public readonly record struct Frame(int Session, int Stretch, int Start, int Label, int Segment, int Repetition, bool IsSteady);
