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

    /// <summary>Pressed twice, one press soon after the other.</summary>
    DoublePress = 4,

    /// <summary>Swiped down over the temple.</summary>
    SwipeDown = 5,

    /// <summary>Two fingers swiped along the temple towards the eye.</summary>
    TwoFingersForward = 6,

    /// <summary>Two fingers swiped along the temple towards the ear.</summary>
    TwoFingersBack = 7,

    /// <summary>Pressed the button of the camera.</summary>
    Capture = 8,
}
