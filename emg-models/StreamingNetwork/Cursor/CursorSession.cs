namespace NeuralGlasses.StreamingNetwork.Cursor;

/// <summary>A gap-free stretch of filtered signal as features, with what is to be answered at each step.</summary>
/// <param name="Frames">What <see cref="CursorFilters.Frames"/> gave, [step, feature].</param>
/// <param name="Velocities">Degrees a second of extension and radial deviation, [step, axis].</param>
/// <param name="Angles">Degrees of extension and radial deviation at the end of the step, [step, axis].</param>
/// <param name="Presses">1 while index finger and thumb are pinched, 0 while they are not, <see cref="Masked"/> where either answer is right.</param>
public sealed record CursorSession(float[] Frames, float[] Velocities, float[] Angles, sbyte[] Presses)
{
    /// <summary>A step whose pinch teaches nothing.</summary>
    public const sbyte Masked = -1;

    /// <summary>Number of steps.</summary>
    public int Steps => Presses.Length;
}
