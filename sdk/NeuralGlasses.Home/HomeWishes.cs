using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using NeuralGlasses.Apps;
using NeuralGlasses.Consent;
using NeuralGlasses.Home.Discovery;
using NeuralGlasses.Home.Entities;
using NeuralGlasses.Home.Mqtt;
using NeuralGlasses.Hosting;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Home;

/// <summary>What apps want to be done, from the wish to its outcome; nothing leaves that the wearer did not want, and confirm where that is needed.</summary>
internal sealed class HomeWishes(HomeOptions options, HomeLink link, EgressGate gate)
{
    /// <summary>Most wishes that are under way.</summary>
    public const int MostUnderWay = 32;

    private const int MostSentence = 300;
    private readonly Dictionary<long, Wish> _underWay = [];
    private readonly Confirmations _confirmations = new();
    private long _ticket;

    /// <summary>Does something with a thing; null for one that is not there.</summary>
    public void Act(AppCall asked, HomeThing? thing, string? problem)
    {
        string command = asked.Ask.Argument("command");
        string value = asked.Ask.Argument("value");
        if (WhyNot(asked, problem, thing) is { } why)
        {
            asked.Reply(AppAnswer.Refused(why));
            return;
        }

        if (!thing!.TryCommand(command, value, out string topic, out byte[] payload, out string sentence))
        {
            asked.Reply(AppAnswer.Refused(sentence));
            return;
        }

        byte[] bytes = BytesOf(topic, payload);
        string words = Words(thing.Entity, command, value);
        if (thing.Entity.Risk == HomeRisk.Confirm && !IsConfirmed(asked, options.Broker!.Address, bytes, $"{words}?", Detail(thing.Entity)))
            return;
        var message = new MqttMessage(++_ticket, topic, payload, MqttDelivery.ExactlyOnce);
        link.Expect(message, words);
        Send(asked, options.Broker!.Address, words, bytes);
    }

    /// <summary>Says a sentence to the home's conversation. What it may bring about nobody knows before, so that each has to be confirmed.</summary>
    public void Say(AppCall asked)
    {
        string text = asked.Ask.Argument("text");
        string? why = options.Conversation is null ? "No Home Assistant is set that could be spoken to; set its address and a token."
            : !asked.IsAsked ? NotAsked(asked)
            : PlainWords.Of(text, MostSentence) != text || text.Length == 0 ? $"The sentence has {text.Length} characters or such as nobody sees, expected one line of 1 to {MostSentence}."
            : _underWay.Count >= MostUnderWay ? TooMany : null;
        if (why is not null)
        {
            asked.Reply(AppAnswer.Refused(why));
            return;
        }

        byte[] bytes = link.RequestOf(text);
        if (!IsConfirmed(asked, options.Conversation!.Destination, bytes, "Tell the home this?", text))
            return;
        link.ExpectSentence(++_ticket);
        Send(asked, options.Conversation.Destination, "a sentence, to the home", bytes);
    }

    /// <summary>A wish has come to its end. Returns a sentence for the wearer where nobody knows what became of a command.</summary>
    public string? End(HomeOutcomeNote outcome, HostTime now)
    {
        if (!_underWay.Remove(outcome.Ticket, out Wish? wish))
            return null;
        if (outcome.Outcome == MqttOutcome.Delivered)
        {
            wish.Reply?.Invoke(AppAnswer.Done(outcome.Sentence));
            return null;
        }

        gate.NoteFailed(wish.Destination, wish.Purpose, wish.App, now, outcome.Sentence);
        wish.Reply?.Invoke(AppAnswer.Refused(outcome.Sentence));
        return outcome.Outcome == MqttOutcome.Unsure ? $"{wish.Purpose}: {outcome.Sentence}" : null;
    }

    /// <summary>An app has ended: what it wanted goes on, and nobody hears the answer.</summary>
    public void Forget(string app)
    {
        _confirmations.Forget(app);
        foreach (Wish wish in _underWay.Values.Where(each => each.App == app))
            wish.Reply = null;
    }

    /// <summary>What is sent for a message: its topic as MQTT writes it, and what it says.</summary>
    public static byte[] BytesOf(string topic, ReadOnlySpan<byte> payload)
    {
        int length = Encoding.UTF8.GetByteCount(topic);
        byte[] bytes = new byte[2 + length + payload.Length];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)length);
        Encoding.UTF8.GetBytes(topic, bytes.AsSpan(2));
        payload.CopyTo(bytes.AsSpan(2 + length));
        return bytes;
    }

    private const string TooMany = "Too much waits for the home already; wait a moment.";

    private static string NotAsked(AppCall asked) => $"{asked.App.Title} is not open and was not asked; the home is used only where the wearer wants it.";

    private string? WhyNot(AppCall asked, string? problem, HomeThing? thing) =>
        !asked.IsAsked ? NotAsked(asked)
        : thing is null ? $"There is nothing called '{PlainWords.Of(asked.Ask.Argument("entity"), 120)}' in the home; list it anew."
        : problem is not null ? $"The home is not connected, so nothing was done: {problem}"
        : !thing.Entity.IsAvailable ? $"{thing.Entity.Name} cannot be reached, so nothing was done; look whether it has power."
        : _underWay.Count >= MostUnderWay ? TooMany : null;

    private bool IsConfirmed(AppCall asked, string destination, byte[] bytes, string question, string detail)
    {
        string word = asked.Ask.Argument("confirmed");
        if (word.Length == 0)
        {
            asked.Reply(AppAnswer.Refused("The wearer has to be asked first.") with
            {
                Rows = [new Dictionary<string, string> { ["confirm"] = _confirmations.Issue(asked.App.Id, destination, bytes, asked.Cause, asked.At), ["question"] = question, ["detail"] = detail }],
            });
            return false;
        }

        if (_confirmations.WhyNot(asked.App.Id, word, destination, bytes, asked.Cause, asked.At) is not { } why)
            return true;
        asked.Reply(AppAnswer.Refused(why));
        return false;
    }

    private void Send(AppCall asked, string destination, string words, byte[] bytes)
    {
        _underWay[_ticket] = new Wish(asked.App.Id, destination, words) { Reply = asked.Reply };
        if (gate.TrySend(destination, words, asked.App.Id, bytes, asked.At, out string sentence))
            return;
        _underWay.Remove(_ticket);
        asked.Reply(AppAnswer.Refused(sentence));
    }

    private static string Words(HomeEntity entity, string command, string value) => command switch
    {
        HomeCommands.On => entity.Kind == HomeKind.Scene ? $"Set {entity.Name}" : $"Turn on {entity.Name}",
        HomeCommands.Off => $"Turn off {entity.Name}",
        HomeCommands.Level => string.Create(CultureInfo.InvariantCulture, $"Set {entity.Name} to {value}{(entity.Unit.Length > 0 ? " " : "")}{entity.Unit}"),
        HomeCommands.Choose => $"Set {entity.Name} to {value}",
        _ => $"{char.ToUpperInvariant(command[0])}{command[1..]} {entity.Name}",
    };

    // What it is by its place in the home, whatever it calls itself.
    private static string Detail(HomeEntity entity)
    {
        string kind = HomeRows.KindOf(entity).Replace('_', ' ');
        string what = entity.Class.Length > 0 && entity.Class != kind ? $"{kind}, {entity.Class.Replace('_', ' ')}" : kind;
        return entity.Area.Length > 0 ? $"{what} · {entity.Area}" : what;
    }

    private sealed class Wish(string app, string destination, string purpose)
    {
        public string App { get; } = app;

        public string Destination { get; } = destination;

        public string Purpose { get; } = purpose;

        public Action<AppAnswer>? Reply { get; set; }
    }
}
