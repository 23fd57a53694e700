using NeuralGlasses.Streaming;

namespace NeuralGlasses.Pointing.Tasks;

/// <summary>Where a cursor is at a moment of a task, whatever moves it.</summary>
/// <param name="At">The moment; not before that of the sample before.</param>
/// <param name="X">Pixels from the display's left edge.</param>
/// <param name="Y">Pixels from the display's top edge.</param>
/// <param name="IsClick">Whether it clicks there and then.</param>
public readonly record struct CursorSample(HostTime At, double X, double Y, bool IsClick = false);
