using System.Globalization;
using System.Text;
using NeuralGlasses.Home.Entities;
using NeuralGlasses.Home.Mqtt;

namespace NeuralGlasses.Home.Discovery;

/// <summary>
/// The home as the broker tells it: what there is, and how it is. It lives on the connection's thread, holds only so much however much is told, and says
/// what changed and which topics it wants.
/// </summary>
internal sealed class DiscoveredHome(string prefix, string own, Action<string> want, Action<string, HomeThing?> changed)
{
    /// <summary>Most things.</summary>
    public const int MostThings = 2000;

    /// <summary>Most topics.</summary>
    public const int MostTopics = 8000;

    private const int MostSentences = 20;
    private const int MostKept = 1024;
    private static readonly UTF8Encoding Strict = new(false, true);
    private readonly Dictionary<string, HashSet<string>> _groups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Standing> _things = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _followers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _kept = new(StringComparer.Ordinal);
    private readonly RiskyReach _reach = new();
    private readonly Queue<string> _sentences = new();
    private DiscoveryCounters _counters = new();

    /// <summary>What was counted.</summary>
    public DiscoveryCounters Counters => Volatile.Read(ref _counters);

    /// <summary>Takes a message of the broker.</summary>
    public void Take(in MqttArrival arrival)
    {
        if (DiscoveryReading.IsConfig(prefix, arrival.Topic))
            TakeConfig(arrival);
        else if (_followers.TryGetValue(arrival.Topic, out HashSet<string>? followers))
            TakeState(arrival, followers);
        else
            Count(c => c with { Dropped = c.Dropped + 1 });
    }

    private void TakeConfig(in MqttArrival arrival)
    {
        DiscoveryMessage? message = null;
        try
        {
            if (arrival.IsTooLong)
                throw new DiscoveryException("is too long");
            message = arrival.Topic.Contains(own, StringComparison.Ordinal) ? null : DiscoveryReading.Read(prefix, arrival.Topic, arrival.Payload.Span);
        }
        catch (Exception wrong) when (wrong is DiscoveryException or InvalidOperationException)
        {
            Say($"The message of {PlainWords.Of(arrival.Topic, 120)} {(wrong is DiscoveryException ? wrong.Message : "is no text, expected JSON")}; correct it there.");
            Count(c => c with { Malformed = c.Malformed + 1 });
            return;
        }

        if (message is null)
        {
            Count(c => c with { Dropped = c.Dropped + 1 });
            return;
        }

        Count(c => c with { Read = c.Read + 1, LeftOut = c.LeftOut + message.LeftOut, NotUnderstood = c.NotUnderstood + message.NotUnderstood.Count });
        foreach (string part in message.NotUnderstood)
            Say($"Of {PlainWords.Of(arrival.Topic, 120)} {part} is not understood, and what it is for is left out.");
        Replace(message);
    }

    private void Replace(DiscoveryMessage message)
    {
        HashSet<string> before = _groups.GetValueOrDefault(message.Group) ?? [];
        HashSet<string> after = [];
        foreach (EntityDefinition definition in message.Definitions)
        {
            string id = definition.Entity.Id;
            if (!_things.ContainsKey(id) && _things.Count >= MostThings)
            {
                Count(c => c with { TooMany = c.TooMany + 1 });
                continue;
            }

            after.Add(id);
            Add(definition);
        }

        foreach (string gone in before.Except(after))
        {
            Unfollow(_things[gone]);
            _things.Remove(gone);
            changed(gone, null);
        }

        if (after.Count > 0)
            _groups[message.Group] = after;
        else
            _groups.Remove(message.Group);
    }

    private void Add(EntityDefinition definition)
    {
        string id = definition.Entity.Id;
        if (_things.TryGetValue(id, out Standing? former))
            Unfollow(former);
        var thing = new Standing(definition);
        _things[id] = thing;
        int reach = _reach.Count;
        _reach.Note(definition);
        foreach (string topic in definition.Sources.Select(source => source.Topic).Concat(definition.Availability.Select(source => source.Topic)).Distinct())
            Follow(topic, thing);
        changed(id, Snapshot(thing));
        if (_reach.Count != reach)
            Reconsider(except: id);
    }

    // A lock that was found makes others risky that were there before it.
    private void Reconsider(string except)
    {
        foreach ((string id, Standing thing) in _things)
        {
            if (id != except && thing.Risk != _reach.RiskOf(thing.Definition))
                changed(id, Snapshot(thing));
        }
    }

    private void Follow(string topic, Standing thing)
    {
        if (!_followers.TryGetValue(topic, out HashSet<string>? followers))
        {
            if (_followers.Count >= MostTopics)
            {
                Count(c => c with { TooMany = c.TooMany + 1 });
                return;
            }

            _followers[topic] = followers = new HashSet<string>(StringComparer.Ordinal);
            want(topic);
        }

        followers.Add(thing.Definition.Entity.Id);
        if (_kept.TryGetValue(topic, out string? message))
            thing.Take(topic, message);
    }

    private void Unfollow(Standing thing)
    {
        foreach (string topic in thing.Definition.Sources.Select(source => source.Topic).Concat(thing.Definition.Availability.Select(source => source.Topic)))
            _followers.GetValueOrDefault(topic)?.Remove(thing.Definition.Entity.Id);
    }

    private void TakeState(in MqttArrival arrival, HashSet<string> followers)
    {
        string message;
        try
        {
            message = arrival.IsTooLong ? "" : Strict.GetString(arrival.Payload.Span);
        }
        catch (DecoderFallbackException)
        {
            message = "";
        }

        Count(c => message.Length == 0 ? c with { StatesUnread = c.StatesUnread + 1 } : c with { States = c.States + 1 });
        if (message.Length == 0)
            return;

        // Others may come to follow the topic later, when the broker will not say it again.
        if (message.Length <= MostKept)
            _kept[arrival.Topic] = message;
        else
            _kept.Remove(arrival.Topic);
        foreach (string id in followers)
        {
            Standing thing = _things[id];
            if (thing.Take(arrival.Topic, message))
                changed(id, Snapshot(thing));
        }
    }

    private HomeThing Snapshot(Standing thing)
    {
        thing.Risk = _reach.RiskOf(thing.Definition);
        return new HomeThing(thing.Entity, thing.Definition.Actions);
    }

    private void Say(string sentence)
    {
        if (_sentences.Contains(sentence))
            return;
        _sentences.Enqueue(sentence);
        if (_sentences.Count > MostSentences)
            _sentences.Dequeue();
        Count(c => c with { Sentences = [.. _sentences] });
    }

    private void Count(Func<DiscoveryCounters, DiscoveryCounters> more) => Volatile.Write(ref _counters, more(_counters));

    // What is known of one thing.
    private sealed class Standing(EntityDefinition definition)
    {
        private readonly Dictionary<string, bool> _available = new(StringComparer.Ordinal);
        private string _state = "";
        private string _measured = "";
        private double? _level;
        private bool _latest;

        public EntityDefinition Definition => definition;

        public HomeRisk Risk { get; set; }

        public HomeEntity Entity => definition.Entity with
        {
            State = _measured.Length == 0 ? _state : _state.Length == 0 ? _measured : $"{_state}, {_measured}",
            Level = _level,
            IsAvailable = IsAvailable,
            Risk = Risk,
        };

        private bool IsAvailable => definition.Availability.Count == 0 || definition.Mode switch
        {
            AvailabilityMode.All => definition.Availability.All(source => _available.GetValueOrDefault(source.Topic)),
            AvailabilityMode.Any => definition.Availability.Any(source => _available.GetValueOrDefault(source.Topic)),
            _ => _latest,
        };

        public bool Take(string topic, string message)
        {
            HomeEntity before = Entity;
            foreach (AvailabilitySource source in definition.Availability)
            {
                if (source.Topic != topic || source.Template.Of(message) is not { } value || (value != source.Yes && value != source.No))
                    continue;
                _available[topic] = _latest = value == source.Yes;
            }

            foreach (StateSource source in definition.Sources)
            {
                if (source.Topic != topic || source.Template.Of(message) is not { } value || source.Meaning(value) is not { } meaning)
                    continue;
                switch (source.Aspect)
                {
                    case Aspect.Level:
                        _level = double.Parse(meaning, NumberStyles.Float, CultureInfo.InvariantCulture);
                        break;
                    case Aspect.Measured:
                        _measured = $"{meaning} {definition.Entity.Unit}";
                        break;
                    default:
                        _state = meaning;
                        break;
                }
            }

            return Entity != before;
        }
    }
}
