namespace NeuralGlasses.Hud.Audio;

/// <summary>A short sound that says what happened before a word is spoken.</summary>
public enum Earcon
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Another scene is there.</summary>
    Opened = 1,

    /// <summary>The focus has moved.</summary>
    Focus = 2,

    /// <summary>Something was done as wanted, or there is something new.</summary>
    Notice = 3,

    /// <summary>Something needs the wearer.</summary>
    Warning = 4,

    /// <summary>Something that takes its time is done.</summary>
    Done = 5,

    /// <summary>The camera takes something, or its light is on.</summary>
    Capture = 6,

    /// <summary>What was wanted is not done.</summary>
    Refused = 7,

    /// <summary>Somebody calls.</summary>
    Ringing = 8,
}
