namespace NeuralGlasses.Simulator.Glasses.Body;

/// <summary>A part that draws power only while it is used.</summary>
public enum GlassesLoad
{
    /// <summary>The display while it lights a pixel.</summary>
    Display,

    /// <summary>The camera for single photos.</summary>
    Photo,

    /// <summary>The camera for photos that follow each other.</summary>
    Burst,

    /// <summary>The microphones.</summary>
    Microphone,

    /// <summary>The speakers.</summary>
    Speaker,
}
