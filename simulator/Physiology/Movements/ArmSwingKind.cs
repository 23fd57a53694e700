namespace NeuralGlasses.Physiology.Movements;

/// <summary>Kinds of motion of the forearm.</summary>
public enum ArmSwingKind
{
    /// <summary>It turns smoothly by an angle and stays.</summary>
    Turn,

    /// <summary>It swings to and fro about where it is.</summary>
    Swing,

    /// <summary>Something knocks it: a finger against the thumb, a key, a heel on the ground.</summary>
    Knock,
}
