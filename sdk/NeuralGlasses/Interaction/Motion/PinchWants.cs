namespace NeuralGlasses.Interaction.Motion;

/// <summary>What a scene makes of a pinch that is held. A pinch that becomes none of it is a tap.</summary>
[Flags]
public enum PinchWants
{
    /// <summary>Nothing but taps: a wrist that moves does not matter.</summary>
    None = 0,

    /// <summary>Turns about the forearm, as of a dial.</summary>
    Turn = 1,

    /// <summary>Movements of the hand sideways and up and down.</summary>
    Drag = 2,

    /// <summary>Pinches that last, as for a context menu.</summary>
    Hold = 4,
}
