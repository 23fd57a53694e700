using NeuralGlasses.Home.Conversation;
using NeuralGlasses.Home.Mqtt;

namespace NeuralGlasses.Home;

/// <summary>What the glasses are joined to, and what they tell of themselves.</summary>
public sealed record HomeOptions
{
    /// <summary>Word of <see cref="Announce"/> for all gestures.</summary>
    public const string AllGestures = "gestures";

    /// <summary>Word of <see cref="Announce"/> for the charge of the wristband.</summary>
    public const string Battery = "battery";

    /// <summary>Word of <see cref="Announce"/> for how much of the wristband's frames arrives.</summary>
    public const string Link = "link";

    /// <summary>Word of <see cref="Announce"/> for whether the glasses are worn.</summary>
    public const string Worn = "worn";

    /// <summary>The broker of the home; null for none.</summary>
    public BrokerOptions? Broker { get; init; }

    /// <summary>The Home Assistant that is spoken to; null for none.</summary>
    public ConversationOptions? Conversation { get; init; }

    /// <summary>By what these glasses are known in the home: letters, digits, hyphens and underscores.</summary>
    public string Own { get; init; } = "neuralglasses";

    /// <summary>What is announced: <see cref="Battery"/>, <see cref="Link"/>, <see cref="Worn"/>, <see cref="AllGestures"/> or names of single gestures. Nothing by default.</summary>
    public IReadOnlyList<string> Announce { get; init; } = [];

    /// <summary>The gestures that there are.</summary>
    public IReadOnlyList<string> Gestures { get; init; } = [];

    /// <summary>Begin of the topics of discovery.</summary>
    public string DiscoveryPrefix { get; init; } = "homeassistant";

    /// <summary>Begin of the topics of these glasses.</summary>
    public string Topic => $"neuralglasses/{Own}";

    /// <summary>Where the glasses introduce themselves.</summary>
    internal string IntroductionTopic => $"{DiscoveryPrefix}/device/{Own}/config";

    /// <summary>Whether something is announced.</summary>
    public bool Announces(string what) => Announce.Contains(what) || (Announce.Contains(AllGestures) && Gestures.Contains(what));
}
