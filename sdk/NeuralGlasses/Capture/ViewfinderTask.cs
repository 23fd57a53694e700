using NeuralGlasses.Consent;
using NeuralGlasses.Devices;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Capture;

/// <summary>Turns frames into small pictures for the display; none is kept. It leaves the camera to a photo and a burst, and shares the frames of its own app's video.</summary>
internal sealed class ViewfinderTask(CaptureJob job, RoomTools tools, CameraMode mode, IReadOnlyList<CaptureTask> tasks) : CaptureTask(job, tools)
{
    private const int MostFailures = 3;

    private HostTime? _shownAt;
    private CapturedFrame? _shown;
    private int _failures;

    public override void Advance(HostTime now)
    {
        if (_shownAt is { } shownAt && (now.Microseconds - shownAt.Microseconds) * Tools.Options.ViewfinderPerSecond < 1e6)
            return;
        if (Next(now) is not { } frame || ReferenceEquals(frame, _shown))
            return;
        (_shownAt, _shown) = (frame.Session == Session.Number ? ExposedAt : now, frame);
        try
        {
            Job.Picture = Tools.Editor!.Shrink(frame.Photo, Job.Zoom, Tools.Options.ViewfinderWidthPixels, Tools.Options.ViewfinderHeightPixels);
            _failures = 0;
        }
        catch (DeviceFailedException failure)
        {
            Session.Missed++;
            if (++_failures >= MostFailures)
                Tools.Consent.End(Session, CaptureEnd.CameraFailed, now, failure.Message);
        }
    }

    public override void Close(HostTime now)
    {
        // What was seen last is nobody's any more.
        Job.Picture = null;
        _shown = null;
        Job.Finish(Session.Sentence, isKept: false);
    }

    private CapturedFrame? Next(HostTime now)
    {
        for (var i = 0; i < tasks.Count; i++)
        {
            if (tasks[i] is VideoTask video && video.Job.Session.IsOpen)
                return video.Job.Session.Wish.App == Session.Wish.App ? video.Newest : null;
            if (tasks[i].Job.Session.IsOpen && tasks[i].NeedsCamera(now))
                return null;
        }

        return Take(mode, now);
    }
}
