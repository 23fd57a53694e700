using NeuralGlasses.Consent;
using NeuralGlasses.Devices;
using NeuralGlasses.Storage;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Capture;

/// <summary>Takes one photo after its countdown, or several in a row; each is kept before the next is taken.</summary>
internal sealed class PhotoTask(CaptureJob job, RoomTools tools, CameraMode mode) : CaptureTask(job, tools)
{
    private string _lost = "";

    public override bool NeedsCamera(HostTime now) => now.Plus(CameraPace.GapUs(mode)) >= Job.DueAt;

    public override void Advance(HostTime now)
    {
        if (now < Job.DueAt)
            return;
        if (Take(mode, now) is not { } frame)
            return;
        Keep(frame.Photo, now);
        if (Session.IsOpen && Job.Files.Count == Job.Wanted)
            Tools.Consent.End(Session, CaptureEnd.Done, now);
    }

    public override void Close(HostTime now)
    {
        int kept = Job.Files.Count;
        if (kept == 0 || _lost.Length > 0)
            Record(Outcome(), Session.Sentence);
        Job.Finish(Sentence(kept), kept == Job.Wanted);
    }

    private string Sentence(int kept)
    {
        if (kept == 0)
            return Session.Sentence;
        if (Job.Kind == CaptureKind.Photo)
            return $"{Job.Files[0]} was saved.";
        return kept == Job.Wanted ? $"{kept} photos were saved." : $"{kept} of {Job.Wanted} photos were saved. {Session.Sentence}";
    }

    private void Keep(Photo photo, HostTime now)
    {
        double zoom = Job.Zoom;
        Photo wanted = Crop(photo, ref zoom);
        string name;
        try
        {
            name = Tools.Photos is MediaStore store ? store.Save(wanted, new PhotoNote(Session.Wish.App, zoom)) : Tools.Photos.Save(wanted);
        }
        catch (DeviceFailedException failure)
        {
            _lost = failure.Message;
            Tools.Consent.Lost(Session, _lost, now);
            NotKept(_lost, now);
            return;
        }

        Kept(name, Tools.Photos is MediaStore kept ? kept.BytesOf(name) : wanted.Encoded.Length, now);
        Record(CaptureOutcome.Saved, name);
    }

    // Better a photo that is not zoomed than none.
    private Photo Crop(Photo photo, ref double zoom)
    {
        try
        {
            if (zoom > 1 && Tools.Editor is { } editor)
                return editor.Crop(photo, zoom);
        }
        catch (DeviceFailedException)
        {
            Session.Missed++;
        }

        zoom = 1;
        return photo;
    }

    private CaptureOutcome Outcome() => Session.End switch
    {
        CaptureEnd.LightRefused => CaptureOutcome.RefusedLedDark,
        CaptureEnd.LightFailed => Session.Discarded > 0 ? CaptureOutcome.DiscardedLedDark : CaptureOutcome.RefusedLedDark,
        CaptureEnd.NotKept => CaptureOutcome.StoreFailed,
        _ => CaptureOutcome.CameraFailed,
    };

    private void Record(CaptureOutcome outcome, string text) =>
        Tools.Captures.Record(new CaptureRecord(Session.AskedAt, outcome, text, Session.Wish.Cause.Gesture));
}
