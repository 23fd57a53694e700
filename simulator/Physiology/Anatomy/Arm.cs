namespace NeuralGlasses.Physiology.Anatomy;

/// <summary>Which arm wears the band.</summary>
public enum Arm
{
    /// <summary>The right one.</summary>
    Right,

    /// <summary>The left one, a mirror image: the band's channels come in the opposite order.</summary>
    Left,
}
