namespace NeuralGlasses.Consent;

/// <summary>Lines of the consent log as sentences for the wearer.</summary>
public static class ConsentLogText
{
    /// <summary>One sentence with its time of day.</summary>
    public static string Of(ConsentLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return $"{line.Wall:yyyy-MM-dd HH:mm:ss} {Of(line.Entry)}";
    }

    private static string Of(ConsentEntry entry) => entry.Kind switch
    {
        ConsentLineKind.Opened => entry.Text.Length == 0 ? "The log was opened." : $"The log was opened. {entry.Text}",
        ConsentLineKind.Asked => $"{entry.App} asked for {Thing(entry)} because of {Cause(entry)}; the light was lit.",
        ConsentLineKind.Refused => $"{entry.App} asked for {Thing(entry)} because of {Cause(entry)} and got none. {entry.Text}",
        ConsentLineKind.Begun => $"{entry.App} began {Thing(entry)}.",
        ConsentLineKind.Ended => $"{entry.App} ended {Thing(entry)} after {Amount(entry)}{In(entry)}. {entry.Text}".TrimEnd(),
        ConsentLineKind.Kept => $"{Captured(entry)} is kept in {entry.File}, {entry.Bytes} bytes.",
        ConsentLineKind.Lost => $"{Captured(entry)} was lost. {entry.Text}",
        ConsentLineKind.Egress => $"{entry.App} sent {entry.Bytes} bytes to {entry.Destination} for {entry.Purpose}.",
        ConsentLineKind.EgressRefused => $"{entry.App} was to send {entry.Bytes} bytes to {entry.Destination} for {entry.Purpose}, and did not. {entry.Text}",
        ConsentLineKind.EgressFailed => $"Sending {entry.Bytes} bytes of {entry.App} to {entry.Destination} failed; some of them may have left. {entry.Text}",
        ConsentLineKind.Paused => "The wearer paused camera and microphone.",
        ConsentLineKind.Resumed => "The wearer ended the pause.",
        _ => $"The capture light failed. {entry.Text}",
    };

    private static string Thing(ConsentEntry entry) => entry.Capture switch
    {
        nameof(CaptureKind.Photo) => "a photo",
        nameof(CaptureKind.Burst) => "a burst of photos",
        nameof(CaptureKind.Video) => "a video",
        nameof(CaptureKind.Viewfinder) => "the viewfinder",
        nameof(CaptureKind.Sound) => "sound",
        _ => "something unknown",
    };

    private static string Captured(ConsentEntry entry) => $"What {entry.App} captured as {Thing(entry)}";

    private static string Cause(ConsentEntry entry) => entry.Cause.Length == 0 ? "nothing that it named" : entry.Cause;

    private static string In(ConsentEntry entry) => entry.File.Length == 0 ? "" : $", kept in {entry.File}";

    private static string Amount(ConsentEntry entry)
    {
        string frames = entry.Frames == 1 ? "1 frame" : $"{entry.Frames} frames";
        return entry.Samples == 0 ? frames : entry.Frames == 0 ? $"{entry.Samples} samples of sound" : $"{frames} and {entry.Samples} samples of sound";
    }
}
