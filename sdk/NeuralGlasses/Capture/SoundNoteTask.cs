using NeuralGlasses.Consent;
using NeuralGlasses.Devices;
using NeuralGlasses.Storage;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Capture;

/// <summary>Records sound alone.</summary>
internal sealed class SoundNoteTask : CaptureTask
{
    private readonly SoundTrack _sound;
    private MediaRecording? _file;
    private WavWriter? _writer;
    private long _samples;
    private HostTime _flushedAt;

    public SoundNoteTask(CaptureJob job, RoomTools tools)
        : base(job, tools) => _sound = new SoundTrack(tools.Consent, job.Session);

    public override void Advance(HostTime now)
    {
        try
        {
            Job.BegunAt ??= now;
            while (_sound.TryFill(now))
                Write(now);
            if (_file is not null && now.MillisecondsSince(_flushedAt) >= Tools.Options.FlushMs)
            {
                _file.Flush();
                _flushedAt = now;
            }
        }
        catch (DeviceFailedException failure)
        {
            NotKept(failure.Message, now);
        }
    }

    public override void Close(HostTime now)
    {
        try
        {
            if (_sound.Piece.Length > 0)
                Write(now);
            if (_writer is null)
            {
                _file?.Abandon();
                Job.Finish(Session.Sentence, isKept: false);
                return;
            }

            string name = _writer.Finish();
            Kept(name, _file!.Length, now);
            string why = Session.End is CaptureEnd.Stopped or CaptureEnd.Done ? "" : $" {Session.Sentence}";
            Job.Finish($"A sound note of {(double)_samples / Tools.Consent.SoundRateHz:0} s was saved.{why}", isKept: true);
        }
        catch (DeviceFailedException failure)
        {
            _file?.Dispose();
            string sentence = $"The sound note could not be finished and is repaired at the next start: {failure.Message}";
            Tools.Consent.Lost(Session, sentence, now);
            Job.Finish(sentence, isKept: false);
        }
    }

    private void Write(HostTime now)
    {
        if (_writer is null)
        {
            _file = Tools.Store!.Begin(MediaKind.Sound);
            _writer = new WavWriter(_file, Tools.Consent.SoundRateHz);
            _flushedAt = now;
        }

        _writer.Add(_sound.Piece);
        _samples += _sound.Piece.Length;
        _sound.Clear();
    }
}
