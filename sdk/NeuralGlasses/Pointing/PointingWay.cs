namespace NeuralGlasses.Pointing;

/// <summary>What of the wrist moves the cursor.</summary>
public enum PointingWay
{
    /// <summary>Not chosen.</summary>
    None = 0,

    /// <summary>The cursor goes as the hand goes, as with a mouse.</summary>
    Reach = 1,

    /// <summary>The cursor goes as long as the hand is bent, the quicker the further, as with a joystick.</summary>
    Steer = 2,
}
