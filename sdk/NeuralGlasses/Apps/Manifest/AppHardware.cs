namespace NeuralGlasses.Apps;

/// <summary>A part that glasses have or not.</summary>
public enum AppHardware
{
    /// <summary>A display.</summary>
    Display = 0,

    /// <summary>A camera with its capture light.</summary>
    Camera = 1,

    /// <summary>Microphones.</summary>
    Microphone = 2,

    /// <summary>Speakers.</summary>
    Speaker = 3,

    /// <summary>A motion sensor at the head.</summary>
    Head = 4,

    /// <summary>Buttons or a touch surface at the temple.</summary>
    Buttons = 5,

    /// <summary>A wristband.</summary>
    Band = 6,
}

/// <summary>What an app may do besides showing its own scenes.</summary>
public enum AppPermission
{
    /// <summary>Take photos and videos, and see through the viewfinder, with the light lit.</summary>
    Camera = 0,

    /// <summary>Hear through the microphones, with the light lit.</summary>
    Microphone = 1,

    /// <summary>Play sounds and speak.</summary>
    Speaker = 2,

    /// <summary>Tell the wearer something.</summary>
    Notifications = 3,

    /// <summary>See, show and delete what was captured.</summary>
    Gallery = 4,

    /// <summary>Read the texts that the wearer put on the glasses.</summary>
    Documents = 7,

    /// <summary>Know where the wearer looks, as the motion of the head tells it, while the app is open.</summary>
    Head = 8,

    /// <summary>Ask the wearer for a text, which is written by gestures, while the app is open.</summary>
    Text = 9,

    /// <summary>Read the wearer's conversations, and send messages that the wearer asked for.</summary>
    Messages = 10,

    /// <summary>See what is in the wearer's home and use it, where the wearer joined the glasses to it; what unlocks, opens or heats is confirmed by the wearer each time.</summary>
    Home = 12,

    /// <summary>Know how the wristband is, and calibrate it. For apps that come with the glasses.</summary>
    Band = 5,

    /// <summary>Change how the glasses behave, and read notices of other apps. For apps that come with the glasses.</summary>
    System = 6,
}

/// <summary>What one hour of an app may cost the wearer, by its own word; the glasses meter it and hold the app to it.</summary>
public sealed record AppBudget
{
    /// <summary>Energy in an hour that the wearer did not ask for, in milliwatt-seconds.</summary>
    public double MilliwattSeconds { get; init; } = 20_000;

    /// <summary>Time in view in an hour, in seconds; opening the app again grants it once more.</summary>
    public double SecondsInView { get; init; } = 3600;

    /// <summary>Notices in an hour that the wearer did not ask for.</summary>
    public int Interruptions { get; init; } = 6;
}
