namespace NeuralGlasses.Devices;

/// <summary>What a finger does at the temple.</summary>
public enum ButtonAction
{
    /// <summary>Pressed and let go.</summary>
    Press = 0,

    /// <summary>Pressed and held.</summary>
    LongPress = 1,

    /// <summary>Swiped along the temple towards the eye.</summary>
    SwipeForward = 2,

    /// <summary>Swiped along the temple towards the ear.</summary>
    SwipeBack = 3,
}
