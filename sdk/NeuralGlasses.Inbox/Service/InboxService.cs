using System.Globalization;
using NeuralGlasses.Apps;
using NeuralGlasses.Consent;
using NeuralGlasses.Devices;
using NeuralGlasses.Hosting;
using NeuralGlasses.Hud;
using NeuralGlasses.Inbox.Store;
using NeuralGlasses.Messaging;
using NeuralGlasses.Messaging.Transports;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Inbox.Service;

/// <summary>The wearer's conversations, for apps: keeps them, finds them, and sends what the wearer wants sent.</summary>
public sealed class InboxService : IAppService, IDisposable
{
    private const int MostListed = 100;
    private const int PictureWidthPixels = 320;
    private const int PictureHeightPixels = 240;

    private static readonly MessageState[] Stuck = [MessageState.Failed, MessageState.Unsure];

    private readonly InboxOptions _options;
    private readonly MessageStore _store;
    private readonly WorkLane _lane;
    private readonly AccountLine[] _lines;
    private readonly Watchers _watchers = new();
    private readonly Dictionary<string, Action<AppAnswer>> _opening = new(StringComparer.Ordinal);
    private readonly string _complaint;
    private InboxStanding _told = new(-1, -1, "");
    private bool _isStandingOld = true;
    private bool _hasBegun;
    private long _tellings;
    private long _opened;

    /// <summary>Opens the inbox.</summary>
    /// <param name="options">What it is made of.</param>
    /// <param name="log">Where it stands what leaves the glasses.</param>
    /// <exception cref="InboxException">The file cannot be opened or made.</exception>
    /// <exception cref="ArgumentException">Two transports have the same account.</exception>
    public InboxService(InboxOptions options, ConsentLog log)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(log);
        if (options.Transports.GroupBy(each => each.Account).FirstOrDefault(same => same.Count() > 1) is { Key: var twice })
            throw new ArgumentException($"The account '{twice}' is there twice, expected once; leave one out.", nameof(options));
        _options = options;
        _store = MessageStore.Open(options.Path, options.FreshId, out string? complaint);
        _complaint = complaint ?? "";
        _lane = options.IsInBackground ? WorkLane.OnThread("inbox") : WorkLane.AtOnce();
        _lines = [.. options.Transports.Select(transport => new AccountLine(transport, _store, _lane, log, Counters, Tell))];
    }

    /// <summary>What can be asked.</summary>
    public static IReadOnlyList<ServiceQuestion> Questions { get; } =
    [
        new("messages.watch", "", "the event `messages.changed`, now and at every change of a conversation: `unread` messages, `waiting` ones that are to be sent, and `problem`, a sentence on what does not work; and the events `messages.arrived`, which is a message and `notice`, whether the wearer wants to be told, and `messages.growing`, which is what there is of one that is being written"),
        new("messages.conversations", "`from`, the one with the newest message being 0; `count`, 1 to 100", "rows of conversations"),
        new("messages.conversation", "`conversation`, its number", "its row"),
        new("messages.list", "`conversation`; `before` or `after`, the number of a message, 0 for the newest; `count`, 1 to 100; `thread`, the number of the message whose thread alone is wanted", "rows of messages, the oldest first"),
        new("messages.find", "`text`; `count`, 1 to 100", "rows of messages that hold all its words, the newest first"),
        new("messages.send", "`conversation`; `text`; `thread`, 0 for none; `file`, a photo of the gallery, for which the permission `gallery` is needed", "its number, once it is kept; it goes out as soon as it can. The wearer has to have asked for it"),
        new("messages.draft", "`conversation`; `text`, empty to forget it", "that it is kept"),
        new("messages.seen", "`conversation`; `number` of the message up to which the wearer has read", "that it is noted"),
        new("messages.mute", "`conversation`; `state`, `on` or `off`", "that its messages come without a notice, or with one"),
        new("messages.again", "`number` of a message that was not sent, or of which nobody knows", "that it is sent again"),
        new("messages.discard", "`number` of a message that was not sent", "that it is forgotten"),
        new("messages.contacts", "", "rows of people and AIs with whom a conversation can be begun"),
        new("messages.begin", "`account` and `address` of a contact", "the number of the conversation"),
        new("messages.picture", "`number` of a message; `place` of its file, from 0", "the picture, at most 320 by 240, as bytes of red, green, blue and 255, with a row of `width` and `height`"),
    ];

    /// <summary>What became of messages.</summary>
    public InboxCounters Counters { get; } = new();

    /// <inheritdoc/>
    public string Name => "messages";

    /// <inheritdoc/>
    public AppPermission Permission => AppPermission.Messages;

    /// <summary>What of the inbox was lost or does not work, as one sentence; empty for nothing.</summary>
    public string Problem => _complaint.Length > 0 ? _complaint : _lines.Select(line => line.Problem).FirstOrDefault(problem => problem.Length > 0) ?? "";

    /// <inheritdoc/>
    public void Handle(AppCall asked)
    {
        ArgumentNullException.ThrowIfNull(asked);
        AppAsk ask = asked.Ask;
        switch (ask.Service)
        {
            case "messages.watch":
                _watchers.Add(asked);
                asked.Reply(AppAnswer.Done());
                asked.Tell(Standing(_told));
                _isStandingOld = true;
                break;
            case "messages.conversations":
                Answer(asked, () => Rows(_store.Conversations.List((int)Number(ask, "from", 0, 0, int.MaxValue), Count(ask))));
                break;
            case "messages.conversation":
                Answer(asked, () => _store.Conversations.Find(Number(ask, "conversation")) is { } found ? Rows([found]) : AppAnswer.Refused("There is no such conversation; list them anew."));
                break;
            case "messages.list":
                Answer(asked, () => Rows(_store.Messages.List(Number(ask, "conversation"), Number(ask, "before"), ask.Arguments.ContainsKey("after") ? Number(ask, "after") : -1, Count(ask), Number(ask, "thread"))));
                break;
            case "messages.find":
                Answer(asked, () => Rows(_store.Messages.Search(ask.Argument("text"), Count(ask))));
                break;
            case "messages.send":
                Send(asked);
                break;
            case "messages.draft":
                Change(asked, () => _store.Conversations.Draft(Number(ask, "conversation"), Cut(ask.Argument("text"))));
                break;
            case "messages.seen":
                See(asked);
                break;
            case "messages.mute":
                Change(asked, () => _store.Conversations.Mute(Number(ask, "conversation"), ask.Argument("state") == AppSetting.On));
                break;
            case "messages.again":
                Again(asked);
                break;
            case "messages.discard":
                Answer(asked, () => _store.Discard(Number(ask, "number")) ? AppAnswer.Done() : AppAnswer.Refused("There is no such message that was not sent."), isChange: true);
                break;
            case "messages.contacts":
                Answer(asked, () => AppAnswer.Done() with { Rows = [.. _lines.SelectMany(line => _store.Conversations.ContactsOf(line.Account).Select(person => InboxRows.Of(line.Account, person)))] });
                break;
            case "messages.begin":
                Open(asked);
                break;
            case "messages.picture":
                Answer(asked, () => Picture(Number(ask, "number"), (int)Number(ask, "place", 0, 0, int.MaxValue), asked.At));
                break;
            default:
                asked.Reply(AppAnswer.Refused($"The inbox does not know '{ask.Service}'; it knows {string.Join(", ", Questions.Select(question => question.Name))}."));
                break;
        }
    }

    /// <inheritdoc/>
    public void Advance(HostTime now)
    {
        if (!_hasBegun)
        {
            _hasBegun = true;
            foreach (AccountLine line in _lines)
                line.Begin(now);
        }

        _lane.Advance();
        foreach (AccountLine line in _lines)
            line.Advance(now);
        TellStanding();
    }

    /// <inheritdoc/>
    public bool TellNews()
    {
        long tellings = _tellings;
        TellStanding();
        return tellings != _tellings;
    }

    /// <inheritdoc/>
    public void Left(string appId, HostTime now) => _watchers.Remove(appId);

    /// <summary>Ends the transports, keeps what was given to be kept, and closes the file.</summary>
    public void Dispose()
    {
        foreach (IMessageTransport transport in _options.Transports)
            transport.Dispose();
        _lane.Dispose();
        _store.Dispose();
    }

    private void Send(AppCall asked)
    {
        string text = asked.Ask.Argument("text").Trim(), file = asked.Ask.Argument("file");
        string? why = !asked.IsAsked ? $"{asked.App.Title} may send only what the wearer has just asked for."
            : text.Length == 0 && file.Length == 0 ? "There is nothing to send; give a text."
            : text.Length > Message.MostCharacters ? $"The message has {text.Length} characters, expected at most {Message.MostCharacters}; send less at once."
            : file.Length > 0 && !asked.App.May(AppPermission.Gallery) ? $"{asked.App.Title} has not the permission 'gallery'; its manifest has to ask for it."
            : null;
        if (why is not null || ReadPhoto(file, out why) is not { } files)
        {
            asked.Reply(AppAnswer.Refused(why!));
            return;
        }

        DateTimeOffset at = _options.StartedAt.AddTicks(asked.At.Microseconds * TimeSpan.TicksPerMicrosecond);
        (long conversation, long thread) = (Number(asked.Ask, "conversation"), Number(asked.Ask, "thread"));
        _lane.Do(() => _store.Write(conversation, text, at, thread, files), message =>
        {
            asked.Reply(AppAnswer.Done(message.Number.ToString(CultureInfo.InvariantCulture)));
            NoteWaiting();
            _isStandingOld = true;
        }, error => Refuse(asked, error));
    }

    private void See(AppCall asked)
    {
        (long conversation, long number) = (Number(asked.Ask, "conversation"), Number(asked.Ask, "number"));
        _lane.Do(
            () => _store.Conversations.See(conversation, number) && _store.Conversations.RoomOf(conversation) is { } room ? (room.Account, room.Room, Remote: _store.Messages.RemoteOf(number)) : default,
            seen =>
            {
                asked.Reply(AppAnswer.Done());
                _isStandingOld |= seen.Account is not null;
                if (_options.TellsSeen && seen.Remote is { Length: > 0 } remote)
                    _lines.First(line => line.Account == seen.Account).TellSeen(seen.Room, remote, asked.At);
            },
            error => Refuse(asked, error));
    }

    private void Again(AppCall asked)
    {
        if (!asked.IsAsked)
        {
            asked.Reply(AppAnswer.Refused($"{asked.App.Title} may send only what the wearer has just asked for."));
            return;
        }

        long number = Number(asked.Ask, "number");
        _lane.Do(() => _store.Turn(number, Stuck, MessageState.Waiting), isTurned =>
        {
            asked.Reply(isTurned ? AppAnswer.Done() : AppAnswer.Refused("There is no such message that was not sent."));
            NoteWaiting();
            _isStandingOld = true;
        }, error => Refuse(asked, error));
    }

    private void Open(AppCall asked)
    {
        string account = asked.Ask.Argument("account");
        string why = "";
        string key = string.Create(CultureInfo.InvariantCulture, $"open-{++_opened}");
        _opening.Add(key, asked.Reply);
        if (_lines.FirstOrDefault(line => line.Account == account) is { } line)
        {
            if (line.TryOpen(key, asked.Ask.Argument("address"), asked.At, out why))
                return;
        }
        else
        {
            why = $"There is no account '{account}'; {NearestName.Suggest(account, [.. _lines.Select(each => each.Account)])}";
        }

        _opening.Remove(key);
        asked.Reply(AppAnswer.Refused(why));
    }

    private AppAnswer Picture(long number, int place, HostTime at)
    {
        if (_options.Editor is not { } editor)
            return AppAnswer.Refused("These glasses cannot show pictures.");
        List<CarriedFile> files = _store.Messages.Files(number);
        if (place >= files.Count || files[place].Bytes.IsEmpty)
            return AppAnswer.Refused("There is no such picture, or it was too large to be kept.");
        HudPicture picture = editor.Shrink(new Photo(files[place].Bytes, files[place].MediaType, at), 1, PictureWidthPixels, PictureHeightPixels);
        var row = new Dictionary<string, string> { ["width"] = picture.WidthPixels.ToString(CultureInfo.InvariantCulture), ["height"] = picture.HeightPixels.ToString(CultureInfo.InvariantCulture) };
        return AppAnswer.Done() with { Rows = [row], Bytes = picture.Rgba };
    }

    private IReadOnlyList<CarriedFile>? ReadPhoto(string name, out string? why)
    {
        why = null;
        if (name.Length == 0)
            return [];
        try
        {
            byte[] bytes = (_options.ReadPhoto ?? throw new DeviceFailedException("These glasses keep no photos."))(name);
            if (bytes.Length <= Attachment.MostBytes)
                return [new CarriedFile(name, "image/jpeg", bytes)];
            why = $"'{name}' has {bytes.Length} bytes, expected at most {Attachment.MostBytes}; send another.";
        }
        catch (DeviceFailedException error)
        {
            why = error.Message;
        }

        return null;
    }

    private void Change(AppCall asked, Action change) => Answer(asked, () =>
    {
        change();
        return AppAnswer.Done();
    }, isChange: true);

    private void Answer(AppCall asked, Func<AppAnswer> answer, bool isChange = false) => _lane.Do(answer, done =>
    {
        asked.Reply(done);
        _isStandingOld |= isChange;
    }, error => Refuse(asked, error));

    private void Refuse(AppCall asked, Exception error)
    {
        Counters.Unkept += error is InboxException { InnerException: not null } ? 1 : 0;
        asked.Reply(AppAnswer.Refused(error is InboxException or DeviceFailedException or FormatException ? error.Message : $"The inbox failed: {error.Message}"));
    }

    private void NoteWaiting()
    {
        foreach (AccountLine line in _lines)
            line.NoteWaiting();
    }

    private void Tell(Happened happened)
    {
        foreach ((Message message, bool isNotice) in happened.Arrived)
            _watchers.Tell(new AppEvent(AppMessages.Arrived, new Dictionary<string, string>(InboxRows.Of(message)) { ["notice"] = isNotice ? AppSetting.On : AppSetting.Off }));
        foreach (Message message in happened.Growing)
            _watchers.Tell(new AppEvent(AppMessages.Growing, InboxRows.Of(message)));
        foreach ((string key, long conversation) in happened.Opened)
        {
            if (_opening.Remove(key, out Action<AppAnswer>? reply))
                reply(AppAnswer.Done(conversation.ToString(CultureInfo.InvariantCulture)));
        }

        foreach ((string key, string why, _) in happened.NotSent)
        {
            if (_opening.Remove(key, out Action<AppAnswer>? reply))
                reply(AppAnswer.Refused(why));
        }

        _isStandingOld |= happened.IsKept;
    }

    private void TellStanding()
    {
        if (!_isStandingOld)
            return;
        _isStandingOld = false;
        _lane.Do(() => (_store.Conversations.Unread, _store.Messages.Going), counted =>
        {
            _told = new InboxStanding(counted.Unread, counted.Going, Problem);
            _tellings++;
            _watchers.Tell(Standing(_told));
        }, _ => Counters.Unkept++);
    }

    private static AppEvent Standing(in InboxStanding standing) => new(AppMessages.Changed, new Dictionary<string, string>
    {
        ["unread"] = Math.Max(0, standing.Unread).ToString(CultureInfo.InvariantCulture),
        ["waiting"] = Math.Max(0, standing.Waiting).ToString(CultureInfo.InvariantCulture),
        ["problem"] = standing.Problem,
    });

    private static AppAnswer Rows(IReadOnlyList<Conversation> conversations) => AppAnswer.Done() with { Rows = [.. conversations.Select(InboxRows.Of)] };

    private static AppAnswer Rows(IReadOnlyList<Message> messages) => AppAnswer.Done() with { Rows = [.. messages.Select(InboxRows.Of)] };

    private static string Cut(string text) => text.Length <= Message.MostCharacters ? text : text[..Message.MostCharacters];

    private static int Count(AppAsk ask) => (int)Number(ask, "count", MostListed, 1, MostListed);

    private static long Number(AppAsk ask, string name) => Number(ask, name, 0, 0, long.MaxValue);

    private static long Number(AppAsk ask, string name, long usual, long least, long most) =>
        long.TryParse(ask.Argument(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? Math.Clamp(number, least, most) : usual;
}
