using System.Globalization;
using NeuralGlasses.Apps.Messages;
using NeuralGlasses.Devices;
using NeuralGlasses.Hud;
using NeuralGlasses.Interaction;
using NeuralGlasses.Messaging;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Apps;

/// <summary>Conversations with people and AIs: what came, what there was, and answers by a word or two, by writing, or with a photo.</summary>
public sealed class MessagesApp : GlassesApp
{
    private const string Find = "find";
    private const int MostFound = 30;
    private const int MostTalks = 100;
    private const int MostNotices = 100;

    // Within this what came is on the display, if anything is.
    private const double ShownMs = 1000;

    private readonly Dictionary<long, List<string>> _notices = [];
    private readonly List<(Message Message, HostTime At)> _unshown = [];
    private TalkPage? _talk;
    private IReadOnlyList<MessageContact> _contacts = [];
    private IReadOnlyList<Message> _hits = [];
    private InboxStanding _standing;
    private Page _page;
    private bool _cameFromFound;
    private string _wanted = "";
    private long _told;

    private enum Page
    {
        List,
        Talk,
        Contacts,
        Found,
    }

    /// <summary>What the app says of itself.</summary>
    public static AppManifest Manifest { get; } = BuiltInManifests.Read("messages");

    private AppMessages Inbox => new(Glasses);

    private TalkPage Talk => _talk ??= new TalkPage(Glasses);

    /// <inheritdoc/>
    protected override void OnStart() => Inbox.Watch();

    /// <inheritdoc/>
    protected override void OnOpen()
    {
        // Who opens it after a message was told wants that one.
        long told = _told;
        _told = 0;
        if (told != 0)
            OpenTalk(told);
        else
            ShowList();
    }

    /// <inheritdoc/>
    protected override void OnClose()
    {
        Talk.Close();
        _page = Page.List;
    }

    /// <inheritdoc/>
    protected override void OnShown(in SceneShown shown)
    {
        // Where there is no display every scene is blocked, and is heard.
        bool isThere = Glasses.Glasses.Display is null || shown.Outcome is HudOutcome.Displayed or HudOutcome.Degraded;
        if (_page != Page.Talk || shown.SceneId != InboxScenes.TalkScene || !isThere)
            return;
        _unshown.Clear();
        Talk.NoteShown();
    }

    /// <inheritdoc/>
    protected override void OnTick()
    {
        // What came into the open conversation while the display was dark was seen by nobody.
        for (int i = _unshown.Count - 1; i >= 0; i--)
        {
            if (Glasses.Now.MillisecondsSince(_unshown[i].At) < ShownMs)
                continue;
            Notify(_unshown[i].Message);
            _unshown.RemoveAt(i);
        }
    }

    /// <inheritdoc/>
    protected override void OnIntent(in AppIntent intent)
    {
        if (_page == Page.Talk)
        {
            if (Talk.Carry(intent))
                return;
            if (_cameFromFound)
                Search(AppAnswer.Done(_wanted));
            else
                ShowList();
        }
        else if (intent.Kind == IntentKind.Back)
        {
            ShowList();
        }
        else if (intent.Kind == IntentKind.Select)
        {
            Choose(intent.FocusedId ?? "");
        }
    }

    /// <inheritdoc/>
    protected override void OnAction(string action)
    {
        if (action == Find)
            new AppText(Glasses).Write(new TextWish(TextPurpose.Search, "Find a message") { Most = 40 }, Search);
        else
            Talk.Act(action);
    }

    /// <inheritdoc/>
    protected override void OnEvent(AppEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        switch (happened.Name)
        {
            case AppMessages.Changed:
                _standing = AppMessages.StandingOf(happened);
                Glasses.Tell(_standing.Unread > 0 ? string.Create(CultureInfo.InvariantCulture, $"{_standing.Unread} new") : _standing.Problem.Length > 0 ? "!" : "");
                Refresh();
                break;
            case AppMessages.Arrived:
                Arrive(AppMessages.MessageOf(happened), happened.Value("notice") == AppSetting.On);
                break;
            case AppMessages.Growing when AppMessages.MessageOf(happened) is var growing && IsSeen(growing.Conversation):
                Talk.Grow(growing);
                break;
        }
    }

    private bool IsSeen(long conversation) => Glasses.IsOpen && _page == Page.Talk && Talk.Number == conversation;

    private void Arrive(Message message, bool isNotice)
    {
        if (IsSeen(message.Conversation))
        {
            if (isNotice)
                _unshown.Add((message, Glasses.Now));
            Talk.Arrive(message);
        }
        else if (isNotice)
        {
            Notify(message);
        }
    }

    private void Notify(Message message)
    {
        string id = string.Create(CultureInfo.InvariantCulture, $"message {message.Number}");
        Glasses.Notify(new AppNotice(id, message.Author.Label, message.Text.Length > 0 ? message.Text : "A file")
        {
            Tone = InboxScenes.ToneOf(message.Author.IsAssistant),
            Symbol = InboxScenes.SymbolOf(message.Author.IsAssistant),
        });
        List<string> ids = _notices.TryGetValue(message.Conversation, out List<string>? known) ? known : _notices[message.Conversation] = [];
        ids.Add(id);
        if (ids.Count > MostNotices)
            ids.RemoveAt(0);
        if (!Glasses.IsOpen)
            _told = message.Conversation;
    }

    private void Refresh()
    {
        if (!Glasses.IsOpen)
            return;
        if (_page == Page.List)
            ShowList();
        else if (_page == Page.Talk)
            Talk.Refresh();
    }

    private void Choose(string id)
    {
        switch (_page)
        {
            case Page.List when id == InboxScenes.New:
                ShowContacts();
                break;
            case Page.List when InboxScenes.NumberOf(id, InboxScenes.TalkPrefix) is { } number:
                OpenTalk(number);
                break;
            case Page.Contacts when InboxScenes.NumberOf(id, InboxScenes.ContactPrefix) is { } place && place < _contacts.Count:
                Inbox.Begin(_contacts[(int)place], Begun);
                break;
            case Page.Found when InboxScenes.NumberOf(id, InboxScenes.FoundPrefix) is { } number:
                OpenFound(number);
                break;
            case Page.Contacts or Page.Found:
                ShowList();
                break;
        }
    }

    private void ShowList()
    {
        (_page, _cameFromFound) = (Page.List, false);
        Talk.Close();
        Inbox.Conversations(0, MostTalks, (talks, why) =>
        {
            if (_page == Page.List && Glasses.IsOpen)
                Glasses.Show(InboxScenes.List(talks, why.Length > 0 ? _standing with { Problem = why } : _standing, Glasses.Time), menu: talks.Count == 0 ? [] : [new AppChoice(Find, "Find")]);
        });
    }

    private void OpenTalk(long number, long at = 0) => Inbox.Conversation(number, talk =>
    {
        if (talk is null)
        {
            ShowList();
            return;
        }

        _page = Page.Talk;
        TakeNoticesBack(number);
        Talk.Open(talk, at);
    });

    private void ShowContacts()
    {
        _page = Page.Contacts;
        Inbox.Contacts(contacts =>
        {
            if (_page != Page.Contacts || !Glasses.IsOpen)
                return;
            _contacts = contacts;
            Glasses.Show(InboxScenes.Contacts(contacts), leadsBack: true);
        });
    }

    private void Begun(AppAnswer answer)
    {
        if (answer.IsDone && Glasses.IsOpen)
            OpenTalk(long.Parse(answer.Text, CultureInfo.InvariantCulture));
        else if (!answer.IsDone)
            Warn("No conversation", answer.Text);
    }

    private void Search(AppAnswer wanted)
    {
        if (!wanted.IsDone)
        {
            if (AppText.EndOf(wanted) == TextEnd.Refused)
                Warn("Nothing found", wanted.Text);
            return;
        }

        (_wanted, _page, _cameFromFound) = (wanted.Text, Page.Found, false);
        Talk.Close();
        Inbox.Find(wanted.Text, MostFound, (found, why) =>
        {
            if (_page != Page.Found || !Glasses.IsOpen)
                return;
            _hits = found;
            Glasses.Show(InboxScenes.Found(wanted.Text, found, Glasses.Time), leadsBack: true);
            if (why.Length > 0)
                Warn("Nothing found", why);
        });
    }

    private void OpenFound(long number)
    {
        if (_hits.FirstOrDefault(hit => hit.Number == number) is not { } message)
            return;
        _cameFromFound = true;
        OpenTalk(message.Conversation, number);
    }

    private void TakeNoticesBack(long conversation)
    {
        if (!_notices.Remove(conversation, out List<string>? ids))
            return;
        foreach (string id in ids)
            Glasses.Withdraw(id);
    }

    private void Warn(string title, string why) => Glasses.Notify(InboxScenes.Warning(title, why));
}
