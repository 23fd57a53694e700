using NeuralGlasses.Apps;
using NeuralGlasses.Notifications;
using NeuralGlasses.Sound;
using NeuralGlasses.Sound.Speech;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Hosting;

/// <summary>
/// What apps say: only the open one, as much as the wearer can follow, and never into a call, a recording, somebody's words or the quiet that the
/// wearer wants. Each wish is answered once: when it was said, or with one sentence that says why it was not.
/// </summary>
internal sealed class AppSpeech(HostSound? sound, NotificationCentre notices)
{
    /// <summary>Most UTF-16 units of one text, 40 s at the usual rate: nothing else that matters more waits longer. A guess.</summary>
    public const int MostLength = 600;

    private AppSlot? _speaking;
    private int _pending;

    /// <summary>An app wants something said, in its own name or in that of an AI.</summary>
    public void Say(AppSlot slot, string text, Speaker speaker, HostTime now, Action<AppAnswer> answer)
    {
        if (WhyNot(slot, text, now) is { } why)
        {
            slot.NoteUnsaid(why);
            answer(AppAnswer.Refused(why));
            return;
        }

        string said = text[..SpokenLength.Of(text, MostLength)];
        _speaking = slot;
        _pending++;
        if (sound!.TrySay(said, speaker, now, end => Ended(slot, end, said.Length < text.Length, answer)))
            return;
        _pending--;
        string full = "As much waits to be said already as may; say it when that was said.";
        slot.NoteUnsaid(full);
        answer(AppAnswer.Refused(full));
    }

    /// <summary>An app is open no more: it says nothing more.</summary>
    public void Leave(AppSlot slot)
    {
        if (_speaking == slot && _pending > 0)
            sound?.LeaveApp();
    }

    /// <summary>Time goes by: an app that has to be silent from now on is.</summary>
    public void Advance(HostTime now)
    {
        if (_pending > 0 && _speaking is { } slot && notices.WhySilent(slot.Manifest.Id, isOwnDoing: true, now) is not null)
            sound?.LeaveApp();
    }

    private string? WhyNot(AppSlot slot, string text, HostTime now)
    {
        if (!slot.Manifest.May(AppPermission.Speaker))
            return AppRoster.WhyNotAllowed(slot.Manifest, AppPermission.Speaker);
        if (sound is null)
            return "These glasses have no speakers; show it, or tell it as a notice.";
        if (sound.WhyMute is { } mute)
            return mute;
        if (!slot.IsOpen)
            return $"{slot.Manifest.Title} is not open; tell it as a notice.";
        if (string.IsNullOrWhiteSpace(text))
            return "There is nothing to say; give a text.";
        return notices.WhySilent(slot.Manifest.Id, isOwnDoing: false, now);
    }

    private void Ended(AppSlot slot, SpokenEnd end, bool isShortened, Action<AppAnswer> answer)
    {
        _pending--;
        string? why = end switch
        {
            SpokenEnd.Said => null,
            SpokenEnd.Cut => "It was cut short, for something that matters more or because the wearer moved on.",
            SpokenEnd.Outdated => "It waited until it was no longer wanted.",
            _ => sound?.Failure ?? "The voice failed.",
        };
        if (why is null)
            slot.Said++;
        else
            slot.NoteUnsaid(why);
        answer(why is null ? AppAnswer.Done(isShortened ? $"Only the first {MostLength} characters were said; say less at once." : "") : AppAnswer.Refused(why));
    }
}
