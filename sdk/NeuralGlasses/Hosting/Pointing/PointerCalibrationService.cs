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
internal sealed class PointerCalibrationService(WristbandLink link, Func<NeuralPipeline?> pipeline, Func<GlassesHost> host, ICursorCalibrator? calibrator) : IAppService
{
    private const double ReadyS = 3;
    private const double ToldMs = 200;
    private const double LostMs = 5000;

    // How much of the half of a display the dot may go from its middle.
    private const double UsedShare = 0.85;

    private AppCall? _asked;
    private CursorCalibration? _dot;
    private HostTime _beginsAt;
    private HostTime _toldAt;
    private HostTime _grewAt;
    private double _seen;

    public string Name => "pointer";

    public AppPermission Permission => AppPermission.System;

    public void Handle(AppCall asked)
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

    public void Advance(HostTime now)
    {
        if (_dot is { } dot)
            Follow(dot, now);
    }

    public void Closed(string appId, HostTime now) => Left(appId, now);

    public void Left(string appId, HostTime now)
    {
        if (_asked?.App.Id != appId)
            return;
        Stop();
        _asked = null;
    }

    private void Stop()
    {
        if (_dot is null)
            return;
        _dot = null;
        host().Guide(null);
        if (pipeline() is { } decoding)
            decoding.PointerCalibration = null;
    }

    private AppAnswer Begin(AppCall asked)
    {
        if (calibrator is null)
            return AppAnswer.Refused("These glasses have no model that follows the wrist; put wrist-cursor on them.");
        if (host().Devices.Display.Abilities is null)
            return AppAnswer.Refused("These glasses have no display on which a dot is seen.");
        if (pipeline() is not { } decoding)
            return AppAnswer.Refused("The model is not loaded yet; wait a moment.");
        if (link.State != LinkState.Streaming)
            return AppAnswer.Refused("The band sends nothing; put it on and wait until it is connected.");
        try
        {
            _beginsAt = asked.At.Plus(ReadyS * 1e6);
            CursorCalibration dot = calibrator.Begin(_beginsAt);
            if (dot.Model.Manifest.WhyNotFit(link.Stream) is { } why)
                return AppAnswer.Refused(why);
            (_asked, _toldAt, _grewAt, _seen) = (asked, default, asked.At, 0);
            _dot = decoding.PointerCalibration = dot;
            return AppAnswer.Done(dot.Dot.DurationSeconds.ToString("0", CultureInfo.InvariantCulture));
        }
        catch (CalibrationException error)
        {
            return AppAnswer.Refused(error.Message);
        }
    }

    private void Follow(CursorCalibration dot, HostTime now)
    {
        if (dot.Seconds != _seen || now < _beginsAt)
            (_seen, _grewAt) = (dot.Seconds, now);
        if (dot.IsComplete)
        {
            Stop();
            (string sentence, ICursorDecoder? own) = calibrator!.Learn();
            if (own is not null)
                pipeline()?.Point(own);
            Tell(own is null ? AppCalibration.Failed : AppCalibration.Over, [("sentence", sentence)]);
            return;
        }

        if (now.MillisecondsSince(_grewAt) > LostMs)
        {
            Stop();
            Tell(AppCalibration.Failed, [("sentence", "The band was lost while the dot was followed; begin again.")]);
            return;
        }

        double seconds = now.MillisecondsSince(_beginsAt) / 1000;
        Show(dot.Dot, seconds);
        if (now.MillisecondsSince(_toldAt) < ToldMs)
            return;
        _toldAt = now;
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

    private void Tell(string phase, IEnumerable<(string Key, string Value)> more) =>
        _asked?.Tell(new AppEvent(AppCalibration.Changed, more.Prepend(("phase", phase)).ToDictionary(each => each.Item1, each => each.Item2)));
}
