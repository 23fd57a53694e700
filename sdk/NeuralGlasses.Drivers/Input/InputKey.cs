namespace NeuralGlasses.Drivers.Input;

/// <summary>Keys that no text types, by their numbers in linux/input-event-codes.h.</summary>
public enum InputKey
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Escape.</summary>
    Escape = 1,

    /// <summary>Backspace.</summary>
    Backspace = 14,

    /// <summary>Tab.</summary>
    Tab = 15,

    /// <summary>Enter.</summary>
    Enter = 28,

    /// <summary>Left control.</summary>
    Control = 29,

    /// <summary>Left shift.</summary>
    Shift = 42,

    /// <summary>Left alt.</summary>
    Alt = 56,

    /// <summary>Home.</summary>
    Home = 102,

    /// <summary>Arrow up.</summary>
    Up = 103,

    /// <summary>Page up.</summary>
    PageUp = 104,

    /// <summary>Arrow to the left.</summary>
    Left = 105,

    /// <summary>Arrow to the right.</summary>
    Right = 106,

    /// <summary>End.</summary>
    End = 107,

    /// <summary>Arrow down.</summary>
    Down = 108,

    /// <summary>Page down.</summary>
    PageDown = 109,

    /// <summary>Delete.</summary>
    Delete = 111,

    /// <summary>Mute.</summary>
    Mute = 113,

    /// <summary>Volume down.</summary>
    VolumeDown = 114,

    /// <summary>Volume up.</summary>
    VolumeUp = 115,

    /// <summary>Play or pause.</summary>
    PlayPause = 164,
}
