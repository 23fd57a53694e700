using NeuralGlasses.Devices;
using NeuralGlasses.Hud;
using NeuralGlasses.Interaction;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Apps;

/// <summary>Takes a photo when the wearer wants one, and only while the capture light is on.</summary>
public sealed class CameraApp : IGlassesApp
{
    /// <summary>Least time that the capture light stays on, in milliseconds, so that people around can see it.</summary>
    public const double MinLitMs = 1500;

    private HostTime? _darkAt;
    private int _taken;

    /// <inheritdoc/>
    public string Id => "camera";

    /// <inheritdoc/>
    public string Title => "Photo";

    /// <inheritdoc/>
    public string Detail { get; private set; } = "";

    /// <inheritdoc/>
    public bool TryHandle(in Intent intent, IAppContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (intent.Kind is not (IntentKind.Capture or IntentKind.Select))
            return false;
        (CaptureOutcome outcome, string text) = Capture(intent.At, context.Devices);
        context.Devices.Captures.Record(new CaptureRecord(intent.At, outcome, text, intent.Cause));
        if (outcome == CaptureOutcome.Saved)
        {
            _taken++;
            Detail = $"{_taken} taken";
            context.Notify(HudNoticeKind.Confirmation, "Photo saved", text, intent.At);
        }
        else
        {
            context.Notify(HudNoticeKind.Warning, "No photo", text, intent.At);
        }

        return true;
    }

    /// <inheritdoc/>
    public void Advance(HostTime now, IAppContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (_darkAt is { } darkAt && now >= darkAt)
        {
            context.Devices.CaptureLed.Dark();
            _darkAt = null;
        }
    }

    private (CaptureOutcome Outcome, string Text) Capture(HostTime at, GlassesDevices devices)
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
