using NeuralGlasses.Capture;
using NeuralGlasses.Consent;
using NeuralGlasses.Notifications;
using NeuralGlasses.Sound.Calls;
using NeuralGlasses.Sound.Hearing;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Hosting;

/// <summary>
/// What follows from what the glasses hear: calls, whether somebody speaks, and what the wearer is told when a microphone ends. It listens only to
/// what a capture hears anyway, so never without the lit light.
/// </summary>
internal sealed class HostHearing : ICaptureListener
{
    private readonly CaptureRoom _room;
    private readonly HostNotices _notices;
    private readonly MicrophoneRoute _route = new();
    private readonly SpeechWatch? _watch;
    private string? _toldFailure;

    public HostHearing(CaptureRoom room, HostNotices notices, HostSound? sound)
    {
        _room = room;
        _notices = notices;
        room.Listen(this);
        if (room.Consent.SoundRateHz is > 0 and var rateHz)
        {
            _route.Add(MicrophoneRoute.Glasses, new ConsentedMicrophone(room.Consent, Notification.RuntimeApp, CaptureCause.Of("the wearer's call")));
            _watch = WatchOf(rateHz);
            if (_watch is not null)
                room.Consent.HearWith(_watch);
        }

        Call = sound?.MakeCall(_route);
    }

    /// <summary>The call; null for glasses without speakers.</summary>
    public CallAudio? Call { get; }

    /// <summary>What the wearer is busy with, by what is heard.</summary>
    public Attention Attention =>
        (_watch is { IsVoice: true } ? Attention.Speaking : Attention.Free)
        | (Call is { State: CallState.Active or CallState.Muted } ? Attention.InCall : Attention.Free);

    /// <summary>How the call is, in a few words for the wearer; null for none.</summary>
    public string? CallText => Call?.State switch
    {
        CallState.Ringing => "Incoming call",
        CallState.Active => "Call",
        CallState.Muted => "Call, muted",
        CallState.Held => "Call held",
        CallState.Ended => "Call ended",
        _ => null,
    };

    public void Advance(HostTime now)
    {
        _route.Advance(now);
        while (_route.TryTakeEnd(out _))
        {
            // The call says why its microphone ended, as part of its state.
        }

        Call?.Advance(now);
        string? failure = Call?.MicrophoneFailure;
        if (failure is not null && failure != _toldFailure)
            _notices.Warn("Call", failure, now, isUrgent: true);
        _toldFailure = failure;
    }

    /// <summary>A sound note that ended by itself is told of: nobody goes on speaking into a microphone that is gone.</summary>
    public void Finished(CaptureJob job, HostTime at)
    {
        bool isLost = job.BegunAt is not null && (job.Kind == CaptureKind.Sound
            ? job.Session.End is not (CaptureEnd.Stopped or CaptureEnd.Done or CaptureEnd.Off)
            : job.Session.End == CaptureEnd.MicrophoneFailed);
        if (isLost)
            _notices.Warn(job.Kind == CaptureKind.Sound ? "Sound note" : "Video", job.Sentence, at);
    }

    // A rate that leads to no 16 kHz leaves the glasses without knowing who speaks, and with all else.
    private static SpeechWatch? WatchOf(int rateHz)
    {
        try
        {
            return new SpeechWatch(rateHz);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
