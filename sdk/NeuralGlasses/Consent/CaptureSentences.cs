namespace NeuralGlasses.Consent;

/// <summary>Why nothing is captured, or no more, as sentences for the wearer.</summary>
public static class CaptureSentences
{
    /// <summary>One sentence; empty for a capture that goes on.</summary>
    public static string Of(CaptureEnd end) => end switch
    {
        CaptureEnd.None => "",
        CaptureEnd.Done => "All of it was captured.",
        CaptureEnd.Stopped => "It was stopped.",
        CaptureEnd.Paused => "Camera and microphone are paused; end the pause at the switch.",
        CaptureEnd.NotWorn => "Nobody wears the glasses; put them on.",
        CaptureEnd.LightRefused => "The capture light cannot be lit, or something covers it; uncover it.",
        CaptureEnd.LightFailed => "The capture light went dark or was covered; what was captured then was thrown away.",
        CaptureEnd.NoCamera => "These glasses have no camera.",
        CaptureEnd.NoMicrophone => "These glasses have no microphone.",
        CaptureEnd.CameraFailed => "The camera failed.",
        CaptureEnd.MicrophoneFailed => "The microphone failed.",
        CaptureEnd.FrameTooLarge => "The camera gave a picture that is too large; it was thrown away.",
        CaptureEnd.Busy => "Something else is being captured; stop it first.",
        CaptureEnd.Hot => "The glasses are too hot for it; let them cool down.",
        CaptureEnd.ChargeLow => "The charge is too low for it; charge the glasses.",
        CaptureEnd.Off => "The glasses are off.",
        CaptureEnd.TooLong => "It has lasted as long as it may.",
        CaptureEnd.NotKept => "There is no room to keep it.",
        CaptureEnd.AppGone => "The app that wanted it is gone.",
        _ => "The consent log cannot be written, so nothing may be captured; make room in the memory.",
    };
}
