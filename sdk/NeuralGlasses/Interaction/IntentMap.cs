using NeuralGlasses.Decoding;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Interaction;

/// <summary>
/// Says what a gesture means in a context: what the context itself says, else what <see cref="AnyContext"/> says. A gesture without a meaning is
/// counted and does nothing.
/// </summary>
public sealed class IntentMap
{
    /// <summary>Context of the home menu.</summary>
    public const string HomeContext = "home";

    /// <summary>Context whose meanings hold wherever a gesture has no other.</summary>
    public const string AnyContext = "any";

    /// <summary>Context of glasses that sleep; here alone nothing else holds.</summary>
    public const string AsleepContext = "asleep";

    private readonly Dictionary<string, Dictionary<string, IntentMeaning>> _contexts = new(StringComparer.Ordinal);

    /// <summary>A map without any meaning.</summary>
    public IntentMap()
    {
    }

    /// <summary>A map with the meanings of some settings.</summary>
    /// <exception cref="ArgumentException">A meaning is none.</exception>
    public IntentMap(GestureSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        foreach ((string context, IReadOnlyDictionary<string, string> meanings) in settings.Contexts)
        {
            foreach ((string gesture, string meaning) in meanings)
                Set(context, gesture, IntentMeaning.Parse(meaning));
        }
    }

    /// <summary>A map with the meanings that the product ships, <c>gestures.json</c>.</summary>
    public static IntentMap CreateDefault() => new(GestureSettings.Shipped);

    /// <summary>Gestures that had no meaning in their context.</summary>
    public long Unmapped { get; private set; }

    /// <summary>Gestures that had no meaning because the glasses slept.</summary>
    public long Asleep { get; private set; }

    /// <summary>Gives a gesture a meaning in a context, instead of the one it may have had.</summary>
    /// <exception cref="ArgumentException">The context or the gesture is empty.</exception>
    public void Set(string context, string gesture, IntentKind kind) => Set(context, gesture, new IntentMeaning(kind));

    /// <summary>Gives a gesture a meaning in a context, instead of the one it may have had.</summary>
    /// <exception cref="ArgumentException">The context or the gesture is empty.</exception>
    public void Set(string context, string gesture, IntentMeaning meaning)
    {
        ArgumentException.ThrowIfNullOrEmpty(context);
        ArgumentException.ThrowIfNullOrEmpty(gesture);
        if (!_contexts.TryGetValue(context, out var meanings))
        {
            meanings = new Dictionary<string, IntentMeaning>(StringComparer.Ordinal);
            _contexts.Add(context, meanings);
        }

        meanings[gesture] = meaning;
    }

    /// <summary>Whether a gesture means something in a context.</summary>
    public bool Means(string context, string gesture) =>
        KindOf(context, gesture) != IntentKind.None;

    /// <summary>What a gesture means in a context.</summary>
    public IntentKind KindOf(string context, string gesture) => TryMean(context, gesture, out IntentMeaning meaning) ? meaning.Kind : IntentKind.None;

    /// <summary>Makes an intent of a gesture; false, and counted, if the gesture means nothing in this context.</summary>
    public bool TryMap(string context, in GestureEvent gesture, HostTime at, out Intent intent)
    {
        bool isAsleep = context == AsleepContext;
        if (TryMean(context, gesture.Gesture, out IntentMeaning meaning))
        {
            intent = new Intent(meaning.Kind, gesture, at) { X = meaning.X };
            if (meaning.Kind != IntentKind.None)
                return true;
        }

        Unmapped += isAsleep ? 0 : 1;
        Asleep += isAsleep ? 1 : 0;
        intent = default;
        return false;
    }

    // The context's own meaning comes first; for glasses that sleep there is no other.
    private bool TryMean(string context, string gesture, out IntentMeaning meaning) =>
        TryFind(context, gesture, out meaning) || (context != AsleepContext && TryFind(AnyContext, gesture, out meaning));

    private bool TryFind(string context, string gesture, out IntentMeaning meaning)
    {
        meaning = default;
        return _contexts.TryGetValue(context, out var meanings) && meanings.TryGetValue(gesture, out meaning);
    }
}
