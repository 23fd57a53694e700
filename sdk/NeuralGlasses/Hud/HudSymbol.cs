namespace NeuralGlasses.Hud;

/// <summary>A sign that every display can draw.</summary>
public enum HudSymbol
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Done.</summary>
    Check = 1,

    /// <summary>Something needs the wearer.</summary>
    Warning = 2,

    /// <summary>A camera.</summary>
    Camera = 3,

    /// <summary>A video camera.</summary>
    Video = 4,

    /// <summary>Pictures.</summary>
    Gallery = 5,

    /// <summary>A microphone.</summary>
    Microphone = 6,

    /// <summary>A loudspeaker.</summary>
    Speaker = 7,

    /// <summary>Music.</summary>
    Music = 8,

    /// <summary>Play.</summary>
    Play = 9,

    /// <summary>Pause.</summary>
    Pause = 10,

    /// <summary>A message.</summary>
    Message = 11,

    /// <summary>A notification.</summary>
    Bell = 12,

    /// <summary>A person.</summary>
    Person = 13,

    /// <summary>A clock.</summary>
    Clock = 14,

    /// <summary>A battery.</summary>
    Battery = 15,

    /// <summary>The wristband.</summary>
    Band = 16,

    /// <summary>Settings.</summary>
    Settings = 17,

    /// <summary>A page of text.</summary>
    Text = 18,

    /// <summary>Back.</summary>
    Back = 19,

    /// <summary>On.</summary>
    Next = 20,

    /// <summary>An AI.</summary>
    Assistant = 21,
}
