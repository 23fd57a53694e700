namespace NeuralGlasses.Physiology.Movements;

/// <summary>How long a movement is held.</summary>
public enum MovementForm
{
    /// <summary>Made and let go at once.</summary>
    Tap,

    /// <summary>Made twice, a fifth of a second apart.</summary>
    Twice,

    /// <summary>Held for a given time.</summary>
    Hold,

    /// <summary>Goes up and down slowly and without a plateau, over a given time.</summary>
    Continuous,
}
