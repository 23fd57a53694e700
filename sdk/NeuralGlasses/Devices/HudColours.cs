namespace NeuralGlasses.Devices;

/// <summary>What a pixel of a display can be.</summary>
public enum HudColours
{
    /// <summary>Red, green and blue of 8 bits each.</summary>
    Colour24 = 0,

    /// <summary>Green in 16 steps.</summary>
    Green4 = 1,

    /// <summary>On or off.</summary>
    Mono1 = 2,

    /// <summary>Green in 4 steps.</summary>
    Green2 = 3,
}
