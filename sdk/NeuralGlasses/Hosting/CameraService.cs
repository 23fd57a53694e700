using System.Globalization;
using NeuralGlasses.Apps;
using NeuralGlasses.Capture;
using NeuralGlasses.Consent;
using NeuralGlasses.Hud;
using NeuralGlasses.Hud.Audio;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Hosting;

/// <summary>Photos, bursts, videos and the viewfinder for apps, through the consent kernel; an answer comes when what was asked for is over.</summary>
internal sealed class CameraService(CaptureRoom room, EnergyRates rates, Action<Earcon> play) : IAppService
{
    private const double MostDelayS = 60;
    private const int MostBurst = 20;
    private readonly List<(AppCall Asked, CaptureJob Job)> _jobs = [];
    private HudPicture? _shown;
    private TurnSpan _turn;

    public string Name => "camera";

    public AppPermission Permission => AppPermission.Camera;

    public void Handle(AppCall asked)
    {
        var cause = CaptureCause.Of(asked.Cause);
        switch (asked.Ask.Service)
        {
            case "camera.photo":
                Follow(asked, room.TakePhoto(asked.App.Id, cause, asked.At, new PhotoWish { DelayS = Number(asked, "delay", 0, MostDelayS), Zoom = Math.Max(ZoomOf(asked.App.Id), Number(asked, "zoom", 1, 4)) }));
                break;
            case "camera.burst":
                Follow(asked, room.StartBurst(asked.App.Id, cause, (int)Number(asked, "count", 1, MostBurst), asked.At));
                break;
            case "camera.video":
                if (room.Store is null)
                    asked.Reply(AppAnswer.Refused("These glasses keep no videos."));
                else
                    Follow(asked, room.StartVideo(asked.App.Id, cause, asked.At, withSound: asked.App.May(AppPermission.Microphone) && room.Consent.SoundRateHz > 0));
                break;
            case "camera.viewfinder":
                if (!room.CanEdit)
                    asked.Reply(AppAnswer.Refused("These glasses have no viewfinder."));
                else
                    Follow(asked, room.StartViewfinder(asked.App.Id, cause, asked.At));
                break;
            case "camera.zoom":
                foreach ((AppCall owner, CaptureJob job) in _jobs)
                {
                    if (owner.App.Id == asked.App.Id)
                        room.TurnZoom(job, Number(asked, "steps", -100, 100));
                }

                asked.Reply(AppAnswer.Done());
                break;
            case "camera.stop":
                Stop(asked.App.Id, asked.At);
                asked.Reply(AppAnswer.Done());
                break;
            default:
                asked.Reply(AppAnswer.Refused($"The camera does not know '{asked.Ask.Service}'; it knows camera.photo, .burst, .video, .viewfinder, .zoom and .stop."));
                break;
        }
    }

    public void Advance(HostTime now)
    {
        room.Advance(now);
        Charge(now);
        Answer();
        for (var i = 0; i < _jobs.Count; i++)
        {
            (AppCall asked, CaptureJob job) = _jobs[i];
            if (job.Kind != CaptureKind.Viewfinder || job.Picture is not { } picture || ReferenceEquals(picture, _shown))
                continue;
            _shown = picture;
            asked.Tell(new AppEvent(AppCamera.Seen, new Dictionary<string, string>
            {
                ["width"] = picture.WidthPixels.ToString(CultureInfo.InvariantCulture),
                ["height"] = picture.HeightPixels.ToString(CultureInfo.InvariantCulture),
                ["zoom"] = job.Zoom.ToString("0.##", CultureInfo.InvariantCulture),
            })
            { Bytes = picture.Rgba });
        }
    }

    public void Left(string appId, HostTime now)
    {
        _jobs.RemoveAll(each => each.Asked.App.Id == appId);
        room.EndAllOf(appId, now);
    }

    /// <summary>Ends what an app was shown of the camera: who left it does not look through it any more. What it records goes on.</summary>
    public void Closed(string appId, HostTime now)
    {
        foreach ((_, CaptureJob job) in _jobs.Where(each => each.Asked.App.Id == appId && each.Job.Kind == CaptureKind.Viewfinder).ToArray())
            room.Stop(job, now);
        Answer();
    }

    private void Follow(AppCall asked, CaptureJob job)
    {
        _jobs.Add((asked, job));
        Answer();
    }

    private void Stop(string appId, HostTime at)
    {
        foreach ((_, CaptureJob job) in _jobs.Where(each => each.Asked.App.Id == appId).ToArray())
            room.Stop(job, at);
        Answer();
    }

    private void Answer()
    {
        for (int i = _jobs.Count - 1; i >= 0; i--)
        {
            (AppCall asked, CaptureJob job) = _jobs[i];
            if (!job.IsFinished)
                continue;
            _jobs.RemoveAt(i);
            if (job is { Kind: CaptureKind.Photo, BegunAt: { } begunAt })
                asked.Meter.Use(rates.PhotoMilliwattSeconds, asked.IsAsked, begunAt);
            if (job.Kind is CaptureKind.Photo or CaptureKind.Burst)
                play(job.Files.Count > 0 ? Earcon.Capture : Earcon.Refused);
            asked.Reply(new AppAnswer(job.IsKept || job.Kind == CaptureKind.Viewfinder, job is { Kind: CaptureKind.Photo, Files.Count: > 0 } ? job.Files[0] : job.Sentence));
        }
    }

    private void Charge(HostTime now)
    {
        double seconds = _turn.Step(now);
        foreach ((AppCall asked, CaptureJob job) in _jobs)
        {
            if (job is not { Kind: not CaptureKind.Photo, BegunAt: not null })
                continue;
            double milliwatts = rates.CameraMilliwatts + (job.Session.Wish.UsesMicrophone ? rates.MicrophoneMilliwatts : 0);
            asked.Meter.Use(seconds * milliwatts, asked.IsAsked, now);
        }
    }

    private double ZoomOf(string appId) => _jobs.Where(each => each.Asked.App.Id == appId && each.Job.Kind == CaptureKind.Viewfinder).Select(each => each.Job.Zoom).DefaultIfEmpty(1).Max();

    private static double Number(AppCall asked, string name, double least, double most) =>
        double.TryParse(asked.Ask.Argument(name), NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? Math.Clamp(number, least, most) : least;
}
