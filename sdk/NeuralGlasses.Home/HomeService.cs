using System.Globalization;
using NeuralGlasses.Apps;
using NeuralGlasses.Consent;
using NeuralGlasses.Decoding;
using NeuralGlasses.Home.Discovery;
using NeuralGlasses.Home.Entities;
using NeuralGlasses.Home.Mqtt;
using NeuralGlasses.Hosting;
using NeuralGlasses.Interaction;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Home;

/// <summary>
/// The home, for apps: what there is, and what is done with it. It lives on the glasses' thread and waits for nobody; what unlocks, opens or heats, and every
/// sentence to the home, is done only after the wearer was asked, whichever app wants it. Its gestures are told while the glasses are worn.
/// </summary>
public sealed class HomeService : IAppService, IPipelineObserver, IDisposable
{
    /// <summary>The app in whose name the glasses themselves send: the one that the wearer allows with the home.</summary>
    public const string AppId = "my-home";

    // What a turn takes of what changed: a storm waits, and the glasses do not.
    private const int MostInTurn = 64;
    private const double TellMs = 100;
    private const double StandingMs = 1000;
    private readonly HomeOptions _options;
    private readonly HomeLink _link;
    private readonly GlassesAnnouncement _announcement;
    private readonly Func<GlassesStanding> _standing;
    private readonly HomeWishes _wishes;
    private readonly SortedDictionary<string, HomeThing> _things = new(StringComparer.Ordinal);
    private readonly Watchers _watchers = new();
    private string? _problem = "The home is not connected yet.";
    private string _news;
    private long _version = 1;
    private long _told;
    private HostTime _toldAt;
    private HostTime? _standingAt;
    private GlassesStanding? _lastStanding;
    private HostTime _now;

    /// <summary>Joins glasses to a home; nothing is connected before <see cref="Start"/>.</summary>
    /// <param name="options">What they are joined to.</param>
    /// <param name="log">Where all that is sent stands before it leaves.</param>
    /// <param name="allowed">What may be sent by whom; see <see cref="Allowing"/>.</param>
    /// <param name="standing">How the glasses are.</param>
    /// <param name="pending">Where what is under way is kept over a crash; null for nowhere.</param>
    /// <param name="time">The clock of the network.</param>
    public HomeService(HomeOptions options, ConsentLog log, EgressSettings allowed, Func<GlassesStanding> standing, IKeptBytes? pending, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(standing);
        (_options, _standing) = (options, standing);
        _link = new HomeLink(options, pending, time);
        Gate = new EgressGate(_link, log, allowed);
        _wishes = new HomeWishes(options, _link, Gate);
        _announcement = new GlassesAnnouncement(options);
        _news = _link.Left.Count == 0 ? _link.Fault : $"When the glasses went off, this was under way: {string.Join("; ", _link.Left)}. It is not sent again; look.";
    }

    /// <summary>What can be asked.</summary>
    public static IReadOnlyList<ServiceQuestion> Questions { get; } =
    [
        new("home.watch", "", "the event `home.changed`, now and at every change: `connected` (`on` or `off`), `problem`, a sentence that says why not, `news`, a sentence on a command of which nobody knows what became, and `version`"),
        new("home.areas", "", "rows of `area`, a room, empty for none, and `count`, how much is in it"),
        new("home.list", "`area`, empty for what is in none, without it everything; `from`, the place of the first", "at most 200 rows of `id`, `name`, `area`, `kind`, `class`, `state`, `unit`, `level`, `least`, `most`, `step`, `options` (a line each), `commands` (a word each), `available` (`on` or `off`) and `risk` (`plain` or `confirm`); as text, how many there are in all"),
        new("home.act", "`entity`; `command`; `value`, for `level` and `choose`; `confirmed`, the word of a confirmation", "that the home has it, once. A refusal with a row of `confirm`, `question` and `detail` says what the wearer has to be asked: the word holds for the same wish, once, for 15 s, after another gesture of the wearer's"),
        new("home.ask", "`text`, at most 300 characters; `confirmed`, as above", "the home's answer, in words. Every sentence has to be confirmed"),
    ];

    /// <inheritdoc/>
    public string Name => "home";

    /// <inheritdoc/>
    public AppPermission Permission => AppPermission.Home;

    /// <summary>The only way to the home.</summary>
    public EgressGate Gate { get; }

    /// <summary>What became of messages.</summary>
    public MqttCounters Messages => _link.Messages;

    /// <summary>What became of what the home told.</summary>
    public DiscoveryCounters Discovery => _link.Discovery;

    /// <summary>Why there is no connection, as one sentence; null for one that there is, or where none is set.</summary>
    public string? Problem => _options.Broker is null ? null : _problem;

    /// <summary>Settings that allow what was set, to the app of the home alone.</summary>
    public static EgressSettings Allowing(HomeOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        string[] destinations = [.. new[] { options.Broker?.Address, options.Conversation?.Destination }.OfType<string>()];
        return new EgressSettings { Allowed = new Dictionary<string, IReadOnlyList<string>> { [AppId] = destinations }, MostBytes = 256 * 1024 };
    }

    /// <summary>Begins to connect.</summary>
    public void Start() => _link.Start();

    /// <inheritdoc/>
    public void Handle(AppCall asked)
    {
        ArgumentNullException.ThrowIfNull(asked);
        _now = asked.At;
        switch (asked.Ask.Service)
        {
            case "home.watch":
                _watchers.Add(asked);
                asked.Reply(AppAnswer.Done());
                asked.Tell(Standing());
                break;
            case "home.areas":
                asked.Reply(HomeRows.Areas(_things.Values));
                break;
            case "home.list":
                asked.Reply(HomeRows.Page(_things.Values, asked.Ask));
                break;
            case "home.act":
                _wishes.Act(asked, _things.GetValueOrDefault(asked.Ask.Argument("entity")), Problem);
                break;
            case "home.ask":
                _wishes.Say(asked);
                break;
            default:
                asked.Reply(AppAnswer.Refused($"The home does not know '{asked.Ask.Service}'; it knows {string.Join(", ", Questions.Select(question => question.Name))}."));
                break;
        }
    }

    /// <inheritdoc/>
    public void Advance(HostTime now)
    {
        _now = now;
        if (_link.Mailbox.TryTakeConnection(out string? problem))
            Connect(problem);
        if (_problem is null && _link.Mailbox.TakeOwn() is { Length: > 0 } earlier)
            TakeBack(earlier);
        for (var i = 0; i < MostInTurn && _link.Mailbox.TryTake(out string id, out HomeThing? thing); i++)
        {
            _version++;
            if (thing is null)
                _things.Remove(id);
            else
                _things[id] = thing;
        }

        for (var i = 0; i < MostInTurn && _link.Mailbox.TryTake(out HomeOutcomeNote outcome); i++)
        {
            if (_wishes.End(outcome, now) is not { } news)
                continue;
            _news = news;
            _version++;
        }

        FollowStanding(now);
        if (_version != _told && now.MillisecondsSince(_toldAt) >= TellMs)
            Tell(now);
    }

    /// <inheritdoc/>
    public void Left(string appId, HostTime now)
    {
        _watchers.Remove(appId);
        _wishes.Forget(appId);
    }

    /// <inheritdoc/>
    public void OnGesture(in GestureEvent gesture, HostTime at)
    {
        if (_problem is null && _standing().IsWorn && _announcement.Gesture(gesture.Gesture) is { } message)
            Send(message, "a gesture, for the home", at);
    }

    /// <inheritdoc/>
    public void OnIntent(in Intent intent, bool handled)
    {
    }

    /// <inheritdoc/>
    public void OnComputed(TimeSpan elapsed, HostTime at)
    {
    }

    /// <summary>Leaves the home.</summary>
    public void Dispose() => _link.Dispose();

    private void Connect(string? problem)
    {
        if (problem != _problem)
            _version++;
        _problem = problem;
        if (problem is not null || !_announcement.IsWanted)
            return;
        foreach (MqttMessage message in _announcement.Introduction())
            Send(message, "what the glasses tell the home of themselves", _now);
        (_standingAt, _lastStanding) = (null, null);
    }

    // What the wearer allowed once and does not any more is not to stay at the broker.
    private void TakeBack(byte[] earlier)
    {
        MqttMessage[] back = [.. _announcement.TakeBack(earlier)];
        foreach (MqttMessage message in back)
            Send(message, "that the home forgets what the glasses told of themselves", _now);
        if (back.Length > 0 && _announcement.IsWanted)
            Connect(null);
    }

    private void FollowStanding(HostTime now)
    {
        if (_problem is not null || !_announcement.IsWanted || (_standingAt is { } at && now.MillisecondsSince(at) < StandingMs))
            return;
        _standingAt = now;
        GlassesStanding standing = _standing();
        foreach (MqttMessage message in _announcement.Standing(_lastStanding, standing))
            Send(message, "how the glasses are, for the home", now);
        _lastStanding = standing;
    }

    private void Send(MqttMessage message, string purpose, HostTime at)
    {
        _link.Expect(message, "");
        Gate.TrySend(_options.Broker!.Address, purpose, AppId, HomeWishes.BytesOf(message.Topic, message.Payload.Span), at, out _);
    }

    private void Tell(HostTime now)
    {
        (_told, _toldAt) = (_version, now);
        _watchers.Tell(Standing());
    }

    private AppEvent Standing() => new(AppHome.Changed, new Dictionary<string, string>
    {
        ["connected"] = Problem is null ? AppSetting.On : AppSetting.Off,
        ["problem"] = Problem ?? "",
        ["news"] = _news,
        ["version"] = _version.ToString(CultureInfo.InvariantCulture),
    });
}
