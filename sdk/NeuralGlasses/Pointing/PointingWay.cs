namespace NeuralGlasses.Pointing;

/// <summary>What of the arm moves the cursor.</summary>
public enum PointingWay
{
    /// <summary>Not chosen.</summary>
    None = 0,

    /// <summary>The cursor goes as the hand goes, as with a mouse.</summary>
    Reach = 1,

    /// <summary>The cursor goes as long as the hand is bent, the quicker the further, as with a joystick.</summary>
    Steer = 2,

    /// <summary>The cursor goes as the forearm turns and lifts, which the band's motion sensor feels; the muscles say what is pressed.</summary>
    Aim = 3,
}
