namespace NeuralGlasses.Physiology.Anatomy;

/// <summary>Muscles that share a part of their common drive, because they work together.</summary>
public enum MuscleGroup
{
    /// <summary>They flex the wrist.</summary>
    WristFlexors,

    /// <summary>They extend the wrist.</summary>
    WristExtensors,

    /// <summary>They flex the fingers.</summary>
    FingerFlexors,

    /// <summary>They extend the fingers.</summary>
    FingerExtensors,

    /// <summary>They move the thumb.</summary>
    Thumb,

    /// <summary>They turn the forearm.</summary>
    Rotators,

    /// <summary>They lie in the hand.</summary>
    Hand,
}
