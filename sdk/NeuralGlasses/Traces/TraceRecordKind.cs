namespace NeuralGlasses.Traces;

/// <summary>What a record of a trace says; the numbers are part of the format, and <see cref="TraceRecordKinds"/> describes each.</summary>
public enum TraceRecordKind
{
    /// <summary>The wearer's stored calibration.</summary>
    Profile = 1,

    /// <summary>What the wearer really did.</summary>
    Truth = 2,

    /// <summary>Something that the glasses remembered from before.</summary>
    Memory = 3,

    /// <summary>An app that is installed.</summary>
    App = 4,

    /// <summary>The wearer's stored calibration of the pointer.</summary>
    CursorProfile = 5,

    /// <summary>The wristband connected.</summary>
    Connected = 16,

    /// <summary>The connection ended.</summary>
    Disconnected = 17,

    /// <summary>A notification or the answer to a read arrived.</summary>
    Value = 18,

    /// <summary>Time went by although nothing arrived.</summary>
    Tick = 19,

    /// <summary>The display lost its picture; everything was shown anew.</summary>
    Redraw = 20,

    /// <summary>The glasses went off while something was captured.</summary>
    Shut = 21,

    /// <summary>Notifications were asked for.</summary>
    Subscribe = 32,

    /// <summary>A value was asked for.</summary>
    Read = 33,

    /// <summary>A value was written.</summary>
    Write = 34,

    /// <summary>The capture light was asked for, or looked at.</summary>
    Light = 48,

    /// <summary>The camera took a photo, or could not.</summary>
    Photo = 49,

    /// <summary>A photo, video or sound note was kept, or the memory for it failed.</summary>
    Kept = 50,

    /// <summary>The display took a scene, or did not.</summary>
    HudAnswer = 51,

    /// <summary>The strength of the wristband's signal was asked for.</summary>
    Signal = 52,

    /// <summary>A finger at the temple was felt.</summary>
    Touch = 53,

    /// <summary>Charge and heat of the glasses were asked for.</summary>
    Charge = 54,

    /// <summary>The wearer's switch was found at another place than before.</summary>
    Pause = 55,

    /// <summary>The clock on the wall was looked at.</summary>
    Clock = 56,

    /// <summary>A photo was cropped or made small.</summary>
    Edited = 57,

    /// <summary>The glasses were put on or taken off.</summary>
    Wear = 58,

    /// <summary>The glasses had learnt from a guided session.</summary>
    Calibrated = 59,

    /// <summary>The microphone was opened or read.</summary>
    Heard = 60,

    /// <summary>The voice was asked to say something, and answered.</summary>
    Voice = 61,

    /// <summary>The speakers did not take all that was to be played.</summary>
    Speaker = 62,

    /// <summary>The process of an installed app said something.</summary>
    AppSaid = 63,

    /// <summary>The decision policy accepted a gesture.</summary>
    Gesture = 64,

    /// <summary>An intent was dispatched.</summary>
    Intent = 65,

    /// <summary>A line of the capture log.</summary>
    Capture = 66,

    /// <summary>The display showed a scene.</summary>
    HudFrame = 67,

    /// <summary>The capture light was turned off.</summary>
    LightOff = 68,

    /// <summary>A line of the glasses' log.</summary>
    Note = 69,

    /// <summary>A gesture typed a key of a text.</summary>
    Keystroke = 70,

    /// <summary>The wrist that points did something.</summary>
    Pointed = 71,

    /// <summary>The picture of the frame before.</summary>
    HudPicture = 80,

    /// <summary>The picture of the photo before.</summary>
    PhotoPicture = 81,

    /// <summary>Potentials at the electrodes.</summary>
    Skin = 82,

    /// <summary>What an ideal motion sensor felt.</summary>
    Motion = 83,

    /// <summary>How long the way from a wish for a movement to the display took.</summary>
    Reaction = 84,

    /// <summary>The memory for what is captured was asked how much of it is free.</summary>
    FreeSpace = 96,

    /// <summary>The motion sensor at the temple was opened, or gave samples.</summary>
    Head = 97,

    /// <summary>The display said where what can be pointed at stands.</summary>
    HudSpots = 98,

    /// <summary>A service whose answers come from outside, such as the inbox, said something.</summary>
    ServiceSaid = 99,

    /// <summary>The trace is whole; nothing follows.</summary>
    End = 255,
}
