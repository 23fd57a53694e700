using System.Globalization;
using NeuralGlasses.Apps;
using NeuralGlasses.Calibration;
using NeuralGlasses.Calibration.Cursor;
using NeuralGlasses.Devices;
using NeuralGlasses.Hud;
using NeuralGlasses.Link;
using NeuralGlasses.Pointing;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Hosting.Pointing;

/// <summary>
/// The dot on the display that the wrist follows for under a minute, of which the glasses learn the wearer's pointer. No gesture means anything meanwhile, so that it is ended
/// by a finger at the temple, or by leaving the app.
/// </summary>
/// <param name="link">The link to the band.</param>
/// <param name="pipeline">Gives what decodes; null while there is none yet.</param>
/// <param name="host">Gives the glasses on which the dot is seen.</param>
/// <param name="calibrator">Learns; null for glasses without a model that follows the wrist.</param>
internal sealed class PointerCalibrationService(WristbandLink link, Func<NeuralPipeline?> pipeline, Func<GlassesHost> host, ICursorCalibrator? calibrator) : GuidedService(link, pipeline)
{
    // How much of the half of a display the dot may go from its middle.
    private const double UsedShare = 0.85;

    private CursorCalibration? _dot;

    public override string Name => "pointer";

    public override void Handle(AppCall asked)
    {
        switch (asked.Ask.Service)
        {
            case "pointer.calibrate":
                asked.Reply(Begin(asked));
                break;
            case "pointer.stop":
                Stop();
                asked.Reply(AppAnswer.Done());
                break;
            default:
                asked.Reply(AppAnswer.Refused($"The pointer does not know '{asked.Ask.Service}'; it knows pointer.calibrate and .stop."));
                break;
        }
    }

    public override void Advance(HostTime now)
    {
        if (_dot is { } dot)
            Follow(dot, now);
    }

    protected override void Stop()
    {
        if (_dot is null)
            return;
        _dot = null;
        host().Guide(null);
        if (Pipeline is { } decoding)
            decoding.PointerCalibration = null;
    }

    private AppAnswer Begin(AppCall asked)
    {
        if (calibrator is null)
            return AppAnswer.Refused("These glasses have no model that follows the wrist; put wrist-cursor on them.");
        if (host().Devices.Display.Abilities is null)
            return AppAnswer.Refused("These glasses have no display on which a dot is seen.");
        if (WhyNot() is { } refused)
            return refused;
        try
        {
            HostTime beginsAt = asked.At.Plus(ReadyS * 1e6);
            CursorCalibration dot = calibrator.Begin(beginsAt);
            if (dot.Model.Manifest.WhyNotFit(Link.Stream) is { } why)
                return AppAnswer.Refused(why);
            Begin(asked, beginsAt);
            _dot = Pipeline!.PointerCalibration = dot;
            return AppAnswer.Done(dot.Dot.DurationSeconds.ToString("0", CultureInfo.InvariantCulture));
        }
        catch (CalibrationException error)
        {
            return AppAnswer.Refused(error.Message);
        }
    }

    private void Follow(CursorCalibration dot, HostTime now)
    {
        // Before the dot begins nothing can be missing.
        bool isLost = IsLost(now < BeginsAt ? now.Microseconds : dot.Seconds, now);
        if (dot.IsComplete)
        {
            Stop();
            (string sentence, ICursorDecoder? own) = calibrator!.Learn();
            if (own is not null)
                Pipeline?.Point(own);
            Tell(own is null ? AppCalibration.Failed : AppCalibration.Over, [("sentence", sentence)]);
            return;
        }

        if (isLost)
        {
            Stop();
            Tell(AppCalibration.Failed, [("sentence", "The band was lost while the dot was followed; begin again.")]);
            return;
        }

        double seconds = now.MillisecondsSince(BeginsAt) / 1000;
        Show(dot.Dot, seconds);
        if (!IsToTell(now))
            return;
        bool pinches = dot.Dot.IsPinchAt(seconds);
        Tell(seconds < 0 ? AppCalibration.Ready : AppCalibration.Prompt,
        [
            ("label", seconds < 0 ? "" : pinches ? "index_press" : AppCalibration.Dot),
            ("left", Math.Max(0, seconds < 0 ? -seconds : dot.Dot.DurationSeconds - seconds).ToString("0.0", CultureInfo.InvariantCulture)),
            ("share", Math.Clamp(seconds / dot.Dot.DurationSeconds, 0, 1).ToString("0.###", CultureInfo.InvariantCulture)),
        ]);
    }

    // The way that the hand goes for whoever sees it, as large as the display has room for.
    private void Show(FollowedDot dot, double seconds)
    {
        GlassesHost glasses = host();
        HudAbilities display = glasses.Devices.Display.Abilities!;
        (double extension, double radial) = dot.DegreesAt(Math.Max(0, seconds));
        HandAngle hand = glasses.Pointing.Axes.Of(new WristAngle((float)extension, (float)radial));
        double scale = UsedShare * Math.Min(display.WidthPixels, display.HeightPixels) / 2 / display.PixelsPerDegree / dot.MostDeg;
        glasses.Guide(new HudCursor(Math.Round(hand.RightDeg * scale, 2), Math.Round(-hand.UpDeg * scale, 2), dot.IsPinchAt(seconds) ? HudCursorLook.GuidePinch : HudCursorLook.Guide));
    }
}
