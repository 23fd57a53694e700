using System.Globalization;
using NeuralGlasses.Hud;
using NeuralGlasses.Interaction;
using NeuralGlasses.Messaging;
using NeuralGlasses.Storage;

namespace NeuralGlasses.Apps.Messages;

/// <summary>One conversation as the wearer reads it and answers in it.</summary>
/// <param name="glasses">The glasses.</param>
internal sealed class TalkPage(IAppContext glasses)
{
    private const string Answer = "answer";
    private const string Thread = "thread";
    private const string Mute = "mute";
    private const string Picture = "picture";
    private const string Photo = "photo";
    private const string Again = "again";
    private const string Discard = "discard";

    private readonly TalkView _view = new();
    private IReadOnlyList<string> _quick = [];
    private Message? _growing;
    private long _seen;
    private Leaf _leaf;

    private enum Leaf
    {
        Messages,
        Answers,
        Picture,
    }

    /// <summary>Number of the conversation that is open; 0 for none.</summary>
    public long Number => _view.Talk?.Number ?? 0;

    private AppMessages Inbox => new(glasses);

    private bool IsSeen => glasses.IsOpen && _view.Talk is not null;

    /// <summary>Opens a conversation.</summary>
    /// <param name="talk">The conversation.</param>
    /// <param name="at">Number of the message that is seen first; 0 for the newest.</param>
    /// <param name="thread">Number of the message whose thread alone is seen; 0 for all.</param>
    public void Open(Conversation talk, long at = 0, long thread = 0)
    {
        _view.Open(talk, thread);
        (_leaf, _growing, _seen) = (Leaf.Messages, null, 0);
        Inbox.List(talk.Number, at == 0 ? 0 : at + (TalkView.Stretch / 2), TalkView.Stretch, (messages, why) =>
        {
            if (_view.Talk?.Number != talk.Number || !IsSeen)
                return;
            _view.Add(messages);
            if (at == 0)
                _view.GoToEnd();
            else
                _view.GoTo(at);
            Show();
            if (why.Length > 0)
                Warn("Cannot be read", why);
        }, thread);
    }

    /// <summary>Leaves it.</summary>
    public void Close()
    {
        _view.Close();
        _growing = null;
    }

    /// <summary>The wearer wants something here; false for "back" that leads out.</summary>
    public bool Carry(in AppIntent intent)
    {
        switch (intent.Kind)
        {
            case IntentKind.Back:
                return GoBack();
            case IntentKind.Select when _leaf == Leaf.Answers:
                Choose(intent.FocusedId ?? "");
                break;
            case IntentKind.Select when _leaf == Leaf.Picture:
                Show();
                break;
            case IntentKind.Select:
                ShowAnswers();
                break;
            case IntentKind.FocusNext or IntentKind.FocusPrevious when _leaf == Leaf.Messages:
                Move(intent.Kind == IntentKind.FocusNext ? 1 : -1);
                break;
        }

        return true;
    }

    /// <summary>The wearer chose a line of the menu.</summary>
    public void Act(string action)
    {
        if (_view.Talk is not { } talk)
            return;
        switch (action)
        {
            case Answer:
                ShowAnswers();
                break;
            case Thread when _view.Current is { } message:
                Open(talk, message.Number, _view.Thread != 0 ? 0 : message.Thread != 0 ? message.Thread : message.Number);
                break;
            case Mute:
                Inbox.Mute(talk.Number, !talk.IsMuted);
                _view.Update(talk with { IsMuted = !talk.IsMuted });
                Show();
                break;
            case Picture when _view.Current is { } message:
                ShowPicture(message);
                break;
            case Photo:
                SendPhoto();
                break;
            case Again when _view.Current is { } message:
                Inbox.SendAgain(message.Number, answer => Warn("Not sent", answer));
                break;
            case Discard when _view.Current is { } message:
                Inbox.Discard(message.Number, _ =>
                {
                    _view.Forget(message.Number);
                    Show();
                });
                break;
        }
    }

    /// <summary>A message came in this conversation: whoever was at the end sees it, whoever reads elsewhere stays there.</summary>
    public void Arrive(Message message)
    {
        bool wasAtEnd = _view.IsAtEnd;
        _growing = null;
        _view.Add([message]);
        if (wasAtEnd)
            _view.GoToEnd();
        if (_leaf == Leaf.Messages)
            Show();
    }

    /// <summary>What was shown last is on the display, or was said: the wearer has read up to there.</summary>
    public void NoteShown()
    {
        if (_leaf == Leaf.Messages && _view is { Talk: { } talk, Current: { } shown } && shown.Number > _seen)
            Inbox.Seen(talk.Number, _seen = shown.Number);
    }

    /// <summary>A message of this conversation is being written.</summary>
    public void Grow(Message growing)
    {
        _growing = growing.Text.Length > 0 ? growing : null;
        if (_leaf == Leaf.Messages && _view.IsAtEnd)
            Show();
    }

    /// <summary>Something of the inbox changed: what is seen is fetched anew, and the wearer stays where they are.</summary>
    public void Refresh()
    {
        if (_view.Talk is { } talk && _leaf == Leaf.Messages)
            Inbox.ListAfter(talk.Number, Math.Max(0, _view.Oldest - 1), TalkView.Stretch * 2, (messages, _) => Add(talk.Number, messages), _view.Thread);
    }

    private void Add(long conversation, IReadOnlyList<Message> messages)
    {
        if (Number != conversation || _leaf != Leaf.Messages)
            return;
        _view.Add(messages);
        if (_view.Current is null)
            _view.GoToEnd();
        Show();
    }

    private bool GoBack()
    {
        if (_leaf != Leaf.Messages)
            Show();
        else if (_view is { Thread: not 0, Talk: { } talk })
            Open(talk, _view.Thread);
        else
            return false;
        return true;
    }

    private void Show()
    {
        if (_view.Talk is not { } talk || !glasses.IsOpen)
            return;
        _leaf = Leaf.Messages;
        HudScene scene = _growing is { } growing && _view.IsAtEnd ? InboxScenes.Growing(growing) : InboxScenes.Talk(_view, glasses.Time);
        glasses.Show(scene, leadsBack: true, menu: Menu(talk));
    }

    private AppChoice[] Menu(Conversation talk)
    {
        Message? message = _view.Current;
        return
        [
            new AppChoice(Answer, "Answer"),
            .. message is { State: MessageState.Failed or MessageState.Unsure } ? [new AppChoice(Again, "Send again"), new AppChoice(Discard, "Discard")] : Array.Empty<AppChoice>(),
            .. message?.Attachments.Any(file => file is { IsPicture: true, IsKept: true }) == true ? [new AppChoice(Picture, "Picture")] : Array.Empty<AppChoice>(),
            .. message is not null ? [new AppChoice(Thread, _view.Thread != 0 ? "All messages" : message.Thread != 0 || message.Replies > 0 ? "Thread" : "Begin thread")] : Array.Empty<AppChoice>(),
            new AppChoice(Photo, "Send photo"),
            new AppChoice(Mute, talk.IsMuted ? "Unmute" : "Mute"),
        ];
    }

    private void Move(int pages)
    {
        if (_view.Talk is not { } talk)
            return;
        if (_growing is not null && pages < 0)
            _growing = null;
        else if (!_view.TryMove(pages))
            Fetch(talk, pages);
        Show();
    }

    private void Fetch(Conversation talk, int pages)
    {
        void Come(IReadOnlyList<Message> messages, string why)
        {
            if (messages.Count == 0 || Number != talk.Number)
                return;
            _view.Add(messages);
            if (_view.TryMove(pages))
                Show();
        }

        if (pages < 0)
            Inbox.List(talk.Number, _view.Oldest, TalkView.Stretch, Come, _view.Thread);
        else
            Inbox.ListAfter(talk.Number, _view.Newest, TalkView.Stretch, Come, _view.Thread);
    }

    // What answers are offered, where they go and what they cost may have changed since it was opened.
    private void ShowAnswers()
    {
        _leaf = Leaf.Answers;
        Inbox.Conversation(Number, talk =>
        {
            if (talk is null || talk.Number != Number || !IsSeen || _leaf != Leaf.Answers)
                return;
            _view.Update(talk);
            ShowAnswers(talk);
        });
    }

    private void ShowAnswers(Conversation talk)
    {
        _quick = [.. talk.QuickReplies, .. glasses.Settings.Text("replies").Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        glasses.Show(InboxScenes.Answers(talk, _quick), leadsBack: true);
    }

    private void Choose(string id)
    {
        if (id == InboxScenes.Write)
            Write();
        else if (InboxScenes.NumberOf(id, InboxScenes.QuickPrefix) is { } place && place < _quick.Count)
            Send(_quick[(int)place]);
    }

    private void Write()
    {
        if (_view.Talk is not { } talk)
            return;
        new AppText(glasses).Write(
            new TextWish(TextPurpose.Message, InboxScenes.Short($"To {talk.Label}", 40)) { Text = talk.Draft, Draft = string.Create(CultureInfo.InvariantCulture, $"conversation {talk.Number}") },
            answer =>
            {
                if (answer.IsDone && answer.Text.Length > 0)
                    Send(answer.Text);
                else if (AppText.EndOf(answer) == TextEnd.Refused)
                    Warn("Nothing written", answer);
                else
                    Show();
            });
    }

    // What cannot be kept to be sent is kept as a draft, so that no word of the wearer's is lost while the glasses are on.
    private void Send(string text, string photo = "")
    {
        if (_view.Talk is not { } talk)
            return;
        Inbox.Send(talk.Number, text, answer =>
        {
            if (answer.IsDone)
            {
                _view.Update(talk with { Draft = "" });
                SeeSent(talk.Number);
                return;
            }

            Warn("Not sent", answer);
            Inbox.Draft(talk.Number, text);
            _view.Update(talk with { Draft = text });
            Show();
        }, _view.Thread, photo);
    }

    private void SeeSent(long conversation) => Inbox.ListAfter(conversation, _view.Newest, TalkView.Stretch, (messages, _) =>
    {
        if (Number != conversation)
            return;
        _view.Add(messages);
        _view.GoToEnd();
        Show();
    }, _view.Thread);

    private void SendPhoto() => new AppGallery(glasses).List(0, 20, page =>
    {
        if (page.Items.FirstOrDefault(item => item.Kind == MediaKind.Photo) is { Name: { } name })
            Send("", name);
        else
            Warn("No photo", page.Complaint.Length > 0 ? page.Complaint : "Take one first.");
    });

    private void ShowPicture(Message message)
    {
        int place = message.Attachments.ToList().FindIndex(file => file is { IsPicture: true, IsKept: true });
        Inbox.Picture(message.Number, place, seen =>
        {
            if (!IsSeen)
                return;
            if (seen.Picture is not { } picture)
            {
                Warn("No picture", seen.Complaint);
                return;
            }

            _leaf = Leaf.Picture;
            glasses.Show(InboxScenes.Picture(message, picture), leadsBack: true);
        });
    }

    private void Warn(string title, AppAnswer answer)
    {
        if (!answer.IsDone)
            Warn(title, answer.Text);
    }

    private void Warn(string title, string why) => glasses.Notify(InboxScenes.Warning(title, why));
}
