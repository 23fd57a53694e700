namespace NeuralGlasses.Sound.Calls;

/// <summary>What a call is to the ears.</summary>
public enum CallState
{
    /// <summary>None.</summary>
    Idle = 0,

    /// <summary>Somebody calls.</summary>
    Ringing = 1,

    /// <summary>Both sides hear each other.</summary>
    Active = 2,

    /// <summary>The wearer hears and is not heard.</summary>
    Muted = 3,

    /// <summary>Neither side hears the other.</summary>
    Held = 4,

    /// <summary>Over, a moment ago.</summary>
    Ended = 5,
}
