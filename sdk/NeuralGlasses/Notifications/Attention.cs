namespace NeuralGlasses.Notifications;

/// <summary>What the wearer is busy with; the host knows it.</summary>
[Flags]
public enum Attention
{
    /// <summary>Nothing.</summary>
    Free = 0,

    /// <summary>A photo, a video or sound is being taken.</summary>
    Capturing = 1,

    /// <summary>The wearer speaks.</summary>
    Speaking = 2,

    /// <summary>Somebody in a call speaks.</summary>
    InCall = 4,

    /// <summary>The wristband is being calibrated.</summary>
    Calibrating = 8,

    /// <summary>The display is off.</summary>
    Asleep = 16,

    /// <summary>An app has asked for the wearer's whole attention, such as a teleprompter.</summary>
    Focused = 32,
}
