using NeuralGlasses.Apps;
using NeuralGlasses.Devices;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Hosting;

/// <summary>Takes photos for apps, and only while the capture light is on.</summary>
internal sealed class CameraService(GlassesDevices devices) : IAppService
{
    /// <summary>Least time that the capture light stays on, in milliseconds, so that people around can see it.</summary>
    public const double MinLitMs = 1500;

    private HostTime? _darkAt;

    public string Name => "camera";

    public AppPermission Permission => AppPermission.Camera;

    public void Handle(AppCall asked)
    {
        if (asked.Ask.Service != "camera.photo")
        {
            asked.Reply(AppAnswer.Refused($"The camera does not know '{asked.Ask.Service}'; it takes camera.photo."));
            return;
        }

        (CaptureOutcome outcome, string text) = Capture(asked.At);
        devices.Captures.Record(new CaptureRecord(asked.At, outcome, text, asked.Cause));
        asked.Reply(new AppAnswer(outcome == CaptureOutcome.Saved, text));
    }

    public void Advance(HostTime now)
    {
        if (_darkAt is { } darkAt && now >= darkAt)
        {
            devices.CaptureLed.Dark();
            _darkAt = null;
        }
    }

    private (CaptureOutcome Outcome, string Text) Capture(HostTime at)
    {
        if (devices.Camera.Modes.Count == 0)
            return (CaptureOutcome.CameraFailed, "These glasses have no camera.");
        ICaptureLed led = devices.CaptureLed;
        if (!led.IsLit && !led.TryLight())
            return (CaptureOutcome.RefusedLedDark, "The capture light cannot be lit.");

        // From here on the light may be driven, lit or not, and has to be turned off again.
        _darkAt = at.Plus(MinLitMs * 1000);
        if (!led.IsLit)
            return (CaptureOutcome.RefusedLedDark, "The capture light stays dark.");
        Photo photo;
        try
        {
            photo = devices.Camera.Take(at);
        }
        catch (DeviceFailedException failure)
        {
            return (CaptureOutcome.CameraFailed, failure.Message);
        }

        if (!led.IsLit)
            return (CaptureOutcome.DiscardedLedDark, "The capture light went dark during the exposure.");
        try
        {
            return (CaptureOutcome.Saved, devices.Photos.Save(photo));
        }
        catch (DeviceFailedException failure)
        {
            return (CaptureOutcome.StoreFailed, failure.Message);
        }
    }
}
