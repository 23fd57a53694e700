using System.Globalization;
using NeuralGlasses.Messaging;
using NeuralGlasses.Messaging.Transports;

namespace NeuralGlasses.Inbox.Transports;

/// <summary>
/// A server of messages within the program, for development and tests: all who join it reach each other, and nobody else. It keeps what happened
/// as a real server does, so that an account goes on where it left off, and it can fail like one.
/// </summary>
public sealed class LoopbackHub
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Member> _members = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _rooms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _taken = new(StringComparer.Ordinal);
    private readonly Func<DateTimeOffset> _now;
    private long _messages;

    /// <summary>Makes a server.</summary>
    /// <param name="now">Its clock.</param>
    public LoopbackHub(Func<DateTimeOffset> now)
    {
        ArgumentNullException.ThrowIfNull(now);
        _now = now;
    }

    /// <summary>Whether the server drops a second message with the same key.</summary>
    public bool DropsRepeated { get; init; } = true;

    /// <summary>Whether nobody reaches the server.</summary>
    public bool IsDown
    {
        get;
        set
        {
            lock (_gate)
            {
                field = value;
                foreach (Member member in _members.Values)
                    member.Queue.Add(new TransportNews.Standing(!value, value ? "The server of the loopback is down." : ""));
            }
        }
    }

    /// <summary>Why the server refuses messages from now on; empty if it takes them.</summary>
    public string Refusal { get; set; } = "";

    /// <summary>Whether the server takes messages and says nothing, like one that fails before it answers.</summary>
    public bool LosesAnswers { get; set; }

    /// <summary>Messages that the server has, each counted once for however many it went to.</summary>
    public long Messages
    {
        get
        {
            lock (_gate)
                return _messages;
        }
    }

    /// <summary>Joins somebody, or gives the same account once more, as after a restart.</summary>
    /// <param name="who">Who; the address is what others reach them by.</param>
    public IMessageTransport Join(Participant who)
    {
        ArgumentNullException.ThrowIfNull(who);
        lock (_gate)
        {
            if (!_members.ContainsKey(who.Address))
            {
                _members.Add(who.Address, new Member(who));
                foreach (Member member in _members.Values)
                    member.Past.Add(new TransportNews.Contacts([.. _members.Values.Where(each => each != member).Select(each => each.Who)]));
            }

            return new LoopbackTransport(this, who.Address);
        }
    }

    /// <summary>Makes a conversation of some who have joined, and returns its name.</summary>
    /// <param name="title">What it is called; empty where it is called by those in it.</param>
    /// <param name="addresses">All who are in it.</param>
    /// <exception cref="ArgumentException">One of them has not joined.</exception>
    public string Gather(string title, params IReadOnlyList<string> addresses)
    {
        ArgumentNullException.ThrowIfNull(addresses);
        lock (_gate)
        {
            string name = string.Join('+', addresses.Order(StringComparer.Ordinal));
            if (addresses.FirstOrDefault(each => !_members.ContainsKey(each)) is { } stranger)
                throw new ArgumentException($"'{stranger}' has not joined; {NearestName.Suggest(stranger, [.. _members.Keys])}", nameof(addresses));
            if (_rooms.TryAdd(name, [.. addresses]))
            {
                foreach (string address in addresses)
                    _members[address].Past.Add(RoomFor(address, name, title));
            }

            return name;
        }
    }

    /// <summary>Sends a message as somebody who has joined, with files if there are any, and returns its name.</summary>
    /// <param name="room">Name of the conversation.</param>
    /// <param name="from">Address of who sends it.</param>
    /// <param name="text">The text.</param>
    /// <param name="files">Files that go with it; null for none.</param>
    public string Say(string room, string from, string text, IReadOnlyList<CarriedFile>? files = null)
    {
        lock (_gate)
            return Deliver(from, new OutgoingMessage(string.Create(CultureInfo.InvariantCulture, $"say-{_messages + 1}"), room, text) { Files = files ?? [] });
    }

    /// <summary>Somebody is writing; what there is of it is seen by the others until <see cref="Say"/> sends it.</summary>
    /// <param name="room">Name of the conversation.</param>
    /// <param name="from">Address of who writes.</param>
    /// <param name="text">What there is so far; empty if nothing more comes of it.</param>
    public void Write(string room, string from, string text)
    {
        lock (_gate)
        {
            foreach (string address in _rooms[room].Where(each => each != from))
                _members[address].Queue.Add(new TransportNews.Growing(room, string.Create(CultureInfo.InvariantCulture, $"m{_messages + 1}"), _members[from].Who, text));
        }
    }

    /// <summary>Messages of somebody that came from others, in order, as texts; what was taken is not given twice.</summary>
    /// <param name="address">Who.</param>
    /// <param name="from">How many were taken before; it grows by what is returned.</param>
    public IReadOnlyList<TransportNews.Arrived> Heard(string address, ref int from)
    {
        lock (_gate)
        {
            TransportNews.Arrived[] heard = [.. _members[address].Past.Skip(from).OfType<TransportNews.Arrived>().Where(each => !each.IsOwn)];
            from = _members[address].Past.Count;
            return heard;
        }
    }

    private TransportNews.Room RoomFor(string address, string name, string title, string key = "") =>
        new(name, title, [.. _rooms[name].Where(each => each != address).Select(each => _members[each].Who)]) { Key = key };

    private string Deliver(string from, OutgoingMessage message)
    {
        if (DropsRepeated && _taken.TryGetValue(message.Key, out string? id))
            return id;
        id = string.Create(CultureInfo.InvariantCulture, $"m{++_messages}");
        _taken[message.Key] = id;
        DateTimeOffset at = _now();
        foreach (string address in _rooms[message.Room])
        {
            _members[address].Past.Add(new TransportNews.Arrived(message.Room, id, _members[from].Who, at, message.Text)
            {
                IsOwn = address == from,
                ThreadOf = message.ThreadOf,
                Files = message.Files,
            });
        }

        return id;
    }

    private void Take(string from, OutgoingMessage message, List<TransportNews> answers)
    {
        lock (_gate)
        {
            if (IsDown || Refusal.Length > 0 || !_rooms.ContainsKey(message.Room))
            {
                string why = IsDown ? "The server of the loopback is down." : Refusal.Length > 0 ? Refusal : $"There is no conversation '{message.Room}'.";
                answers.Add(new TransportNews.NotSent(message.Key, why) { MayRetry = IsDown });
                return;
            }

            string id = Deliver(from, message);
            if (!LosesAnswers)
                answers.Add(new TransportNews.Sent(message.Key, id));
        }
    }

    private sealed class Member(Participant who)
    {
        public Participant Who { get; } = who;

        // All that a cursor counts, and what is told only to whoever is there.
        public List<TransportNews> Past { get; } = [];

        public List<TransportNews> Queue { get; } = [];
    }

    private sealed class LoopbackTransport(LoopbackHub hub, string address) : IMessageTransport
    {
        private readonly List<TransportNews> _answers = [];
        private int _at = -1;

        public string Account => $"loopback:{address}";

        public string Destination => "loopback:";

        public bool DropsRepeated => hub.DropsRepeated;

        public void Begin(string cursor)
        {
            lock (hub._gate)
            {
                _at = int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out int at) ? at : 0;
                hub._members[address].Queue.Clear();
            }
        }

        public void Send(OutgoingMessage message) => hub.Take(address, message, _answers);

        public void Open(string key, string with)
        {
            lock (hub._gate)
            {
                if (!hub._members.ContainsKey(with))
                {
                    _answers.Add(new TransportNews.NotSent(key, $"Nobody is called '{with}' here."));
                    return;
                }

                string name = hub.Gather("", address, with);
                _answers.Add(hub.RoomFor(address, name, "", key));
            }
        }

        public void NoteSeen(string room, string remoteId)
        {
        }

        public bool TryTake([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out TransportBatch? batch)
        {
            lock (hub._gate)
            {
                Member member = hub._members[address];
                batch = null;
                bool isNew = _at >= 0 && !hub.IsDown && member.Past.Count > _at;
                if (!isNew && member.Queue.Count == 0 && _answers.Count == 0)
                    return false;
                List<TransportNews> news = [.. _answers, .. isNew ? member.Past.Skip(_at) : [], .. member.Queue];
                _answers.Clear();
                member.Queue.Clear();
                if (isNew)
                    _at = member.Past.Count;
                batch = new TransportBatch(news, isNew ? _at.ToString(CultureInfo.InvariantCulture) : null);
                return true;
            }
        }

        public void Dispose()
        {
        }
    }
}
