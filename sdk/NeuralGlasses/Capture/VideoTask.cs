using NeuralGlasses.Consent;
using NeuralGlasses.Devices;
using NeuralGlasses.Storage;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Capture;

/// <summary>Records pictures at an even rate, and sound with them. A picture that was missed is written as one that stays, so that time is kept.</summary>
internal sealed class VideoTask : CaptureTask
{
    private readonly CameraMode _mode;
    private readonly double _perSecond;
    private readonly SoundTrack? _sound;
    private MediaRecording? _file;
    private AviWriter? _writer;
    private HostTime _flushedAt;

    public VideoTask(CaptureJob job, RoomTools tools, CameraMode mode)
        : base(job, tools)
    {
        _mode = mode;
        _perSecond = Math.Min(mode.PerSecond, tools.Options.VideoPerSecond);
        _sound = job.Session.Wish.UsesMicrophone ? new SoundTrack(tools.Consent, job.Session) : null;
    }

    /// <summary>Newest picture; null before the first.</summary>
    public CapturedFrame? Newest { get; private set; }

    public override bool NeedsCamera(HostTime now) => true;

    public override void Advance(HostTime now)
    {
        try
        {
            TakeFrame(now);
            if (_writer is null || !Session.IsOpen)
                return;
            TakeSound(now);
            if (now.MillisecondsSince(_flushedAt) >= Tools.Options.FlushMs)
            {
                _file!.Flush();
                _flushedAt = now;
            }

            if (_writer.IsFull && Session.IsOpen)
                Tools.Consent.End(Session, CaptureEnd.TooLong, now);
        }
        catch (DeviceFailedException failure)
        {
            NotKept(failure.Message, now);
        }
    }

    public override void Close(HostTime now)
    {
        Newest = null;
        if (_writer is null)
        {
            _file?.Abandon();
            Job.Finish(Session.Sentence, isKept: false);
            return;
        }

        double seconds = _writer.Frames / _perSecond;
        try
        {
            if (_sound is { } sound)
                _writer.AddSound(sound.Piece);
            string name = _writer.Finish();
            Kept(name, _file!.Length, now);
            string why = Session.End is CaptureEnd.Stopped or CaptureEnd.Done ? "" : $" {Session.Sentence}";
            Job.Finish($"A video of {seconds:0} s was saved.{why}", isKept: true);
        }
        catch (DeviceFailedException failure)
        {
            _file!.Dispose();
            string sentence = $"The video could not be finished and is repaired at the next start: {failure.Message}";
            Tools.Consent.Lost(Session, sentence, now);
            Job.Finish(sentence, isKept: false);
        }
    }

    private void TakeFrame(HostTime now)
    {
        int frames = _writer?.Frames ?? 0;
        if (!IsExposing && SlotOf(now) < frames)
            return;
        CapturedFrame? frame = Take(_mode, now);
        if (frame is null)
            return;
        int slot = SlotOf(ExposedAt);
        Newest = frame;
        _writer ??= Open(frame.Photo, now);
        for (; frames < slot; frames++)
            _writer.AddFrame([]);
        _writer.AddFrame(frame.Photo.Encoded.Span);
    }

    private int SlotOf(HostTime at) => Job.BegunAt is { } begun ? (int)((at.Microseconds - begun.Microseconds) * _perSecond / 1e6) : 0;

    private void TakeSound(HostTime now)
    {
        if (_sound is null)
            return;
        while (_sound.TryFill(now))
        {
            _writer!.AddSound(_sound.Piece);
            _sound.Clear();
        }
    }

    private AviWriter Open(Photo photo, HostTime now)
    {
        if (!JpegShape.TryRead(photo.Encoded.Span, out int width, out int height))
            throw new DeviceFailedException("The camera gives no JPEG pictures, of which a video is made.");
        _file = Tools.Store!.Begin(MediaKind.Video);
        _flushedAt = now;
        return new AviWriter(_file, new AviShape(width, height, (int)Math.Round(_perSecond * 1000), _sound is null ? 0 : Tools.Consent.SoundRateHz));
    }
}
