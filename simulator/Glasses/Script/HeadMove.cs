namespace NeuralGlasses.Simulator.Glasses.Script;

/// <summary>How a head moves.</summary>
public enum HeadMovement
{
    /// <summary>Up and down, as for yes.</summary>
    Nod,

    /// <summary>Left and right, as for no.</summary>
    Shake,

    /// <summary>Up, and back at the end.</summary>
    LookUp,

    /// <summary>Down, and back at the end.</summary>
    LookDown,

    /// <summary>To the left, and stays there.</summary>
    TurnLeft,

    /// <summary>To the right, and stays there.</summary>
    TurnRight,

    /// <summary>The whole wearer walks.</summary>
    Walk,
}

/// <summary>One movement of the head; it is still otherwise.</summary>
/// <param name="AtS">Begin, in seconds.</param>
/// <param name="ForS">Duration, in seconds, 0.2 to 3600.</param>
/// <param name="Movement">Which.</param>
/// <param name="Degrees">Largest angle, 1 to 180 degrees; null for the usual one. Walking has none.</param>
public sealed record HeadMove(double AtS, double ForS, HeadMovement Movement, double? Degrees = null);
