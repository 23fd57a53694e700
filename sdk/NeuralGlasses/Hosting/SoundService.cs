using NeuralGlasses.Apps;
using NeuralGlasses.Capture;
using NeuralGlasses.Consent;
using NeuralGlasses.Sound.Hearing;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Hosting;

/// <summary>Sound notes for apps that may hear, through the consent kernel; an answer comes when the note is over.</summary>
internal sealed class SoundService(CaptureRoom room, EnergyRates rates) : IAppService
{
    private readonly List<(AppCall Asked, CaptureJob Job)> _notes = [];
    private TurnSpan _turn;

    public string Name => "sound";

    public AppPermission Permission => AppPermission.Microphone;

    public void Handle(AppCall asked)
    {
        switch (asked.Ask.Service)
        {
            case "sound.note":
                Begin(asked);
                break;
            case "sound.stop":
                foreach ((_, CaptureJob job) in _notes.Where(each => each.Asked.App.Id == asked.App.Id).ToArray())
                    room.Stop(job, asked.At);
                asked.Reply(AppAnswer.Done());
                Answer();
                break;
            default:
                asked.Reply(AppAnswer.Refused($"The microphone does not know '{asked.Ask.Service}'; it knows sound.note and .stop."));
                break;
        }
    }

    public void Advance(HostTime now)
    {
        double seconds = _turn.Step(now);
        foreach ((AppCall asked, CaptureJob job) in _notes)
        {
            if (job.BegunAt is not null)
                asked.Meter.Use(seconds * rates.MicrophoneMilliwatts, asked.IsAsked, now);
        }

        Answer();
    }

    public void Left(string appId, HostTime now)
    {
        _notes.RemoveAll(each => each.Asked.App.Id == appId);
        room.EndAllOf(appId, now);
    }

    // Whoever asks for a microphone gets that one or a refusal, never another.
    private void Begin(AppCall asked)
    {
        string microphone = asked.Ask.Argument("microphone", MicrophoneRoute.Glasses);
        if (microphone != MicrophoneRoute.Glasses)
            asked.Reply(AppAnswer.Refused($"There is no microphone '{microphone}' for sound notes; there is {MicrophoneRoute.Glasses}."));
        else if (room.Store is null)
            asked.Reply(AppAnswer.Refused("These glasses keep no sound."));
        else if (_notes.Exists(each => each.Asked.App.Id == asked.App.Id))
            asked.Reply(AppAnswer.Refused("A sound note goes on already; end it first."));
        else
            _notes.Add((asked, room.StartSoundNote(asked.App.Id, CaptureCause.Of(asked.Cause), asked.At)));
        Answer();
    }

    private void Answer()
    {
        for (int i = _notes.Count - 1; i >= 0; i--)
        {
            (AppCall asked, CaptureJob job) = _notes[i];
            if (!job.IsFinished)
                continue;
            _notes.RemoveAt(i);
            asked.Reply(new AppAnswer(job.IsKept, job.Sentence));
        }
    }
}
