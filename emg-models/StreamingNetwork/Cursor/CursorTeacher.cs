namespace NeuralGlasses.StreamingNetwork.Cursor;

/// <summary>One person who teaches: what a calibration would see, and what is to come of it.</summary>
/// <param name="Followed">A dot that was followed, with the dot's movement for the wrist's, as late as it was followed.</param>
/// <param name="Control">Pointing and pinching, with what the wrist really did.</param>
/// <param name="Life">Rest-of-life, with what the wrist really did.</param>
public sealed record CursorTeacher(CursorSession Followed, CursorSession Control, CursorSession Life);
