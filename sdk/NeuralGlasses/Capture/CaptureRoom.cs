using NeuralGlasses.Consent;
using NeuralGlasses.Devices;
using NeuralGlasses.Storage;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Capture;

/// <summary>
/// Photo, burst, video, viewfinder and sound note on top of the consent kernel: one object that a host builds, gives its turns, and asks on behalf of
/// apps. What is asked for is a <see cref="CaptureJob"/>, which may be finished when it is returned.
/// </summary>
public sealed class CaptureRoom
{
    private const double FilmPerSecond = 15;

    private readonly RoomTools _tools;
    private readonly List<CaptureTask> _tasks = [];
    private readonly List<CaptureJob> _jobs = [];
    private readonly List<ICaptureListener> _listeners = [];
    private bool _isSweeping;

    /// <summary>Makes a room.</summary>
    /// <param name="devices">The devices; the kernel must have been made of the same.</param>
    /// <param name="consent">The kernel.</param>
    /// <param name="store">Where all is kept; null for a room that takes photos alone, for the store of the devices.</param>
    /// <param name="editor">Decodes pictures; null for a room without zoom and viewfinder.</param>
    /// <param name="options">Numbers; null for the usual ones.</param>
    public CaptureRoom(GlassesDevices devices, CaptureConsent consent, MediaStore? store, IPhotoEditor? editor = null, CaptureRoomOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(devices);
        ArgumentNullException.ThrowIfNull(consent);
        _tools = new RoomTools(consent, store, store is null ? devices.Photos : store, editor, new CameraPace(devices.Power), devices.Captures, options ?? new CaptureRoomOptions());
    }

    /// <summary>The kernel: who captures, whether it is paused, and its counters.</summary>
    public CaptureConsent Consent => _tools.Consent;

    /// <summary>Where videos and sound are kept; null for nowhere.</summary>
    public MediaStore? Store => _tools.Store;

    /// <summary>Jobs that are not finished, the oldest first.</summary>
    public IReadOnlyList<CaptureJob> Jobs => _jobs;

    /// <summary>Whether a video or a sound note is being taken; a photo is over before anybody reads that it is.</summary>
    public bool IsRecording
    {
        get
        {
            for (var i = 0; i < _jobs.Count; i++)
            {
                if (_jobs[i] is { Kind: CaptureKind.Video or CaptureKind.Sound, BegunAt: not null })
                    return true;
            }

            return false;
        }
    }

    /// <summary>Whether there are zoom and viewfinder.</summary>
    public bool CanEdit => _tools.Editor is not null;

    /// <summary>Jobs finished.</summary>
    public long Finished { get; private set; }

    /// <summary>Errors of listeners.</summary>
    public long ListenerErrors { get; private set; }

    /// <summary>Tells somebody of every finished job from now on.</summary>
    public void Listen(ICaptureListener listener)
    {
        ArgumentNullException.ThrowIfNull(listener);
        _listeners.Add(listener);
    }

    /// <summary>Takes a photo, now or after a countdown that <see cref="Stop"/> cancels. While a viewfinder runs it may take until the camera is ready.</summary>
    /// <param name="app">Id of the app.</param>
    /// <param name="cause">What the wearer did.</param>
    /// <param name="at">The present moment.</param>
    /// <param name="wish">How it is wanted.</param>
    /// <exception cref="ArgumentOutOfRangeException">The countdown is negative or longer than the longest.</exception>
    public CaptureJob TakePhoto(string app, in CaptureCause cause, HostTime at, PhotoWish wish)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(wish.DelayS);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(wish.DelayS, _tools.Options.MostDelayS);
        double zoom = CanEdit ? DigitalZoom.Within(wish.Zoom) : 1;
        CaptureJob job = Ask(app, CaptureKind.Photo, cause, withSound: false, at, at.Plus(wish.DelayS * 1e6), 1);
        job.Zoom = zoom;
        return Start(new PhotoTask(job, _tools, wish.Mode ?? Mode(modes => DigitalZoom.Choose(modes, zoom))), at);
    }

    /// <summary>Takes a photo now in the usual way.</summary>
    public CaptureJob TakePhoto(string app, in CaptureCause cause, HostTime at) => TakePhoto(app, cause, at, new PhotoWish());

    /// <summary>Takes photos in a row, as fast as their size allows; what ends it early leaves those that were taken.</summary>
    /// <param name="app">Id of the app.</param>
    /// <param name="cause">What the wearer did.</param>
    /// <param name="count">How many, 1 to the most of a burst.</param>
    /// <param name="at">The present moment.</param>
    /// <param name="mode">Their size; null for the usual one.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are none, or too many.</exception>
    public CaptureJob StartBurst(string app, in CaptureCause cause, int count, HostTime at, CameraMode? mode = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, _tools.Options.MostBurst);
        CaptureJob job = Ask(app, CaptureKind.Burst, cause, withSound: false, at, at, count);
        return Start(new PhotoTask(job, _tools, mode ?? Mode(modes => modes[0])), at);
    }

    /// <summary>Begins a video; it ends with <see cref="Stop"/> or for any reason of the kernel, and is kept up to there. It is not zoomed.</summary>
    /// <param name="app">Id of the app.</param>
    /// <param name="cause">What the wearer did.</param>
    /// <param name="at">The present moment.</param>
    /// <param name="withSound">Whether it has sound; without a microphone it is then refused.</param>
    /// <param name="mode">Its size; null for the largest that is fast enough.</param>
    /// <exception cref="InvalidOperationException">The room keeps photos alone.</exception>
    public CaptureJob StartVideo(string app, in CaptureCause cause, HostTime at, bool withSound = true, CameraMode? mode = null)
    {
        NeedStore();
        CaptureJob job = Ask(app, CaptureKind.Video, cause, withSound, at, at, 0);
        return Start(new VideoTask(job, _tools, mode ?? Mode(modes => Fast(modes, FilmPerSecond, wantsLarge: true))), at);
    }

    /// <summary>Begins a viewfinder, whose pictures are <see cref="CaptureJob.Picture"/>.</summary>
    /// <param name="app">Id of the app.</param>
    /// <param name="cause">What the wearer did.</param>
    /// <param name="at">The present moment.</param>
    /// <param name="zoom">Digital zoom, 1 to 4.</param>
    /// <exception cref="InvalidOperationException">The room has nothing that decodes pictures.</exception>
    public CaptureJob StartViewfinder(string app, in CaptureCause cause, HostTime at, double zoom = 1)
    {
        if (!CanEdit)
            throw new InvalidOperationException("A viewfinder needs something that decodes pictures; give the room an editor.");
        CaptureJob job = Ask(app, CaptureKind.Viewfinder, cause, withSound: false, at, at, 0);
        job.Zoom = DigitalZoom.Within(zoom);
        return Start(new ViewfinderTask(job, _tools, Mode(modes => Fast(modes, _tools.Options.ViewfinderPerSecond, wantsLarge: false)), _tasks), at);
    }

    /// <summary>Begins a sound note; it ends with <see cref="Stop"/>.</summary>
    /// <exception cref="InvalidOperationException">The room keeps photos alone.</exception>
    public CaptureJob StartSoundNote(string app, in CaptureCause cause, HostTime at)
    {
        NeedStore();
        return Start(new SoundNoteTask(Ask(app, CaptureKind.Sound, cause, withSound: true, at, at, 0), _tools), at);
    }

    /// <summary>Stops a job: cancels a countdown, ends a burst, a video, a viewfinder or a sound note, and keeps what there is.</summary>
    public void Stop(CaptureJob job, HostTime at)
    {
        ArgumentNullException.ThrowIfNull(job);
        Consent.End(job.Session, CaptureEnd.Stopped, at);
        Sweep(at);
    }

    /// <summary>Turns the zoom of a job by steps of the dial; nothing happens to one that is finished or has none.</summary>
    public void TurnZoom(CaptureJob job, double steps)
    {
        ArgumentNullException.ThrowIfNull(job);
        if (!job.IsFinished && job.Kind is CaptureKind.Photo or CaptureKind.Viewfinder && CanEdit)
            job.Zoom = DigitalZoom.Turn(job.Zoom, steps);
    }

    /// <summary>Ends all jobs of an app, such as one that has crashed; what it captured is kept.</summary>
    public void EndAllOf(string app, HostTime at)
    {
        Consent.EndAllOf(app, at);
        Sweep(at);
    }

    /// <summary>The glasses go off: ends all, keeps what there is, and turns the light off.</summary>
    public void Shut(HostTime at)
    {
        Consent.Shut(at);
        Sweep(at);
    }

    /// <summary>Lets time go by: takes what is due, keeps it, and finishes what is over.</summary>
    public void Advance(HostTime now)
    {
        Consent.Advance(now);
        for (var i = 0; i < _tasks.Count; i++)
        {
            if (_tasks[i].Job.Session.IsOpen)
                _tasks[i].Advance(now);
        }

        Sweep(now);
    }

    private void NeedStore()
    {
        if (Store is null)
            throw new InvalidOperationException("A video or a sound note needs a place to be kept; give the room a store.");
    }

    // The largest or smallest that is fast enough; where none is, the fastest.
    private static CameraMode Fast(IReadOnlyList<CameraMode> modes, double perSecond, bool wantsLarge)
    {
        CameraMode best = modes[0];
        foreach (CameraMode mode in modes)
        {
            bool isFast = mode.PerSecond >= perSecond;
            bool wasFast = best.PerSecond >= perSecond;
            long more = wantsLarge ? Pixels(mode) - Pixels(best) : Pixels(best) - Pixels(mode);
            if ((isFast && (!wasFast || more > 0)) || (!isFast && !wasFast && mode.PerSecond > best.PerSecond))
                best = mode;
        }

        return best;
    }

    private static long Pixels(CameraMode mode) => (long)mode.WidthPixels * mode.HeightPixels;

    // Glasses without a camera have refused already; their task never asks for a mode.
    private CameraMode Mode(Func<IReadOnlyList<CameraMode>, CameraMode> choose) => Consent.Modes.Count == 0 ? new CameraMode(1, 1, 1) : choose(Consent.Modes);

    private CaptureJob Ask(string app, CaptureKind kind, in CaptureCause cause, bool withSound, HostTime at, HostTime dueAt, int wanted) =>
        new(Consent.Ask(new CaptureWish(app, kind, cause) { WithSound = withSound }, at), dueAt, wanted);

    private CaptureJob Start(CaptureTask task, HostTime at)
    {
        _tasks.Add(task);
        _jobs.Add(task.Job);
        if (task.Job.Session.IsOpen)
            task.Advance(at);
        Sweep(at);
        return task.Job;
    }

    private void Sweep(HostTime now)
    {
        if (_isSweeping)
            return;
        _isSweeping = true;

        // What a listener asks for meanwhile stands behind these, and is looked at in the next turn.
        var at = 0;
        for (int left = _tasks.Count; left > 0; left--)
        {
            CaptureTask task = _tasks[at];
            if (task.Job.Session.IsOpen)
            {
                at++;
                continue;
            }

            _tasks.RemoveAt(at);
            _jobs.RemoveAt(at);
            task.Close(now);
            Finished++;
            Tell(task.Job, now);
        }

        _isSweeping = false;
    }

    private void Tell(CaptureJob job, HostTime at)
    {
        for (var i = 0; i < _listeners.Count; i++)
        {
            try
            {
                _listeners[i].Finished(job, at);
            }
            catch (Exception error) when (ForeignFault.Is(error))
            {
                ListenerErrors++;
            }
        }
    }
}
