using NeuralGlasses.Contract;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Link;

/// <summary>A frame in its place in the stream.</summary>
/// <param name="Frame">The frame; valid until the link's next call.</param>
/// <param name="LostBefore">Frames lost between the one before and this one.</param>
/// <param name="Restarted">Whether nothing before this frame belongs to it: a stream began, or its place was lost.</param>
/// <param name="ArrivedAt">Host time of its arrival.</param>
/// <param name="AirMicroseconds">Least time that its notification spent on the air, in microseconds; 0 if not known.</param>
public readonly record struct ReceivedFrame(EmgFrame Frame, int LostBefore, bool Restarted, HostTime ArrivedAt, double AirMicroseconds = 0);
