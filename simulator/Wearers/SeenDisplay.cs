using NeuralGlasses.Pointing.Tasks;

namespace NeuralGlasses.Wearers;

/// <summary>What the display shows at a moment.</summary>
/// <param name="X">Cursor, in pixels from the left.</param>
/// <param name="Y">Cursor, in pixels from the top.</param>
/// <param name="Target">What is asked for.</param>
/// <param name="Number">Which target of the task it is; another number is another one.</param>
/// <param name="IsClicked">Whether it has to be clicked.</param>
/// <param name="IsAtEdge">Whether the cursor can go no further some way.</param>
public readonly record struct SeenDisplay(double X, double Y, PointingTarget? Target, int Number, bool IsClicked, bool IsAtEdge);
