namespace NeuralGlasses.Wristband.Ports;

/// <summary>What the band's light can show.</summary>
public enum LightColour
{
    /// <summary>Nothing.</summary>
    Dark = 0,

    /// <summary>Green.</summary>
    Green = 1,

    /// <summary>Red.</summary>
    Red = 2,

    /// <summary>Green and red at once.</summary>
    Amber = 3,
}
