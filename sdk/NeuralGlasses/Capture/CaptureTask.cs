using NeuralGlasses.Consent;
using NeuralGlasses.Devices;
using NeuralGlasses.Storage;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Capture;

/// <summary>What the tasks of a room share.</summary>
internal sealed record RoomTools(CaptureConsent Consent, MediaStore? Store, IPhotoStore Photos, IPhotoEditor? Editor, CameraPace Pace, ICaptureLog Captures, CaptureRoomOptions Options);

/// <summary>The work of one job: what it does at a turn, and what it does once when its capture is over, whoever ended it.</summary>
internal abstract class CaptureTask(CaptureJob job, RoomTools tools)
{
    public CaptureJob Job { get; } = job;

    protected RoomTools Tools { get; } = tools;

    protected CaptureSession Session => Job.Session;

    /// <summary>Does what is due; called only while the capture is open.</summary>
    public abstract void Advance(HostTime now);

    /// <summary>Finishes what was begun, and the job with it.</summary>
    public abstract void Close(HostTime now);

    /// <summary>Whether the camera must be left alone now, so that this task gets its picture in time.</summary>
    public virtual bool NeedsCamera(HostTime now) => false;

    /// <summary>Moment at which the exposure of the newest frame began.</summary>
    protected HostTime ExposedAt { get; private set; }

    /// <summary>Gives a frame when the camera is ready and has exposed it, and null until then; call it again at every turn.</summary>
    protected CapturedFrame? Take(CameraMode mode, HostTime now)
    {
        bool begins = !IsExposing;
        if (begins && !Tools.Pace.IsReady(mode, now))
            return null;
        CapturedFrame? frame = Tools.Consent.TakeFrame(Session, mode, now);
        if (begins && (frame is not null || IsExposing))
        {
            Tools.Pace.Note(now);
            ExposedAt = now;
        }

        if (frame is not null)
            Job.BegunAt ??= ExposedAt;
        return frame;
    }

    /// <summary>Whether a frame of this task is being exposed.</summary>
    protected bool IsExposing => Tools.Consent.IsExposing(Session);

    protected void NotKept(string sentence, HostTime now) => Tools.Consent.End(Session, CaptureEnd.NotKept, now, sentence);

    protected void Kept(string file, long bytes, HostTime now)
    {
        Job.Add(file);
        Tools.Consent.Kept(Session, file, bytes, now);
    }
}
