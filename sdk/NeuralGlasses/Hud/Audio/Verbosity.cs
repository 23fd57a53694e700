namespace NeuralGlasses.Hud.Audio;

/// <summary>How much is spoken.</summary>
public enum Verbosity
{
    /// <summary>What has the focus, and what is new.</summary>
    Brief = 0,

    /// <summary>Details as well.</summary>
    Usual = 1,

    /// <summary>Places in a list, signs and values as well.</summary>
    Full = 2,
}
