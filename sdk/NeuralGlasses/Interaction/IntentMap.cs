using NeuralGlasses.Decoding;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Interaction;

/// <summary>Says what a gesture means in a context; a gesture without a meaning there is counted and does nothing.</summary>
public sealed class IntentMap
{
    /// <summary>Context of the home menu.</summary>
    public const string HomeContext = "home";

    private readonly Dictionary<string, Dictionary<string, IntentKind>> _contexts = new(StringComparer.Ordinal);

    /// <summary>
    /// A map with the meanings that the product ships. In the home context a fist takes a photo, wrist flexion moves the focus on and wrist
    /// extension back; an index pinch selects, a middle pinch goes back, and the thumb moves the focus on when it swipes down or out and back
    /// when it swipes up or in. Releases, holds and double pinches mean nothing there, as the press before them has done what was meant.
    /// </summary>
    public static IntentMap CreateDefault()
    {
        var map = new IntentMap();
        map.Set(HomeContext, "fist", IntentKind.Capture);
        map.Set(HomeContext, "flexion", IntentKind.FocusNext);
        map.Set(HomeContext, "extension", IntentKind.FocusPrevious);
        map.Set(HomeContext, "index_press", IntentKind.Select);
        map.Set(HomeContext, "middle_press", IntentKind.Back);
        map.Set(HomeContext, "thumb_swipe_down", IntentKind.FocusNext);
        map.Set(HomeContext, "thumb_swipe_out", IntentKind.FocusNext);
        map.Set(HomeContext, "thumb_swipe_up", IntentKind.FocusPrevious);
        map.Set(HomeContext, "thumb_swipe_in", IntentKind.FocusPrevious);
        return map;
    }

    /// <summary>Gestures that had no meaning in their context.</summary>
    public long Unmapped { get; private set; }

    /// <summary>Gives a gesture a meaning in a context, instead of the one it may have had.</summary>
    /// <exception cref="ArgumentException">The context or the gesture is empty.</exception>
    public void Set(string context, string gesture, IntentKind kind)
    {
        ArgumentException.ThrowIfNullOrEmpty(context);
        ArgumentException.ThrowIfNullOrEmpty(gesture);
        if (!_contexts.TryGetValue(context, out var meanings))
        {
            meanings = new Dictionary<string, IntentKind>(StringComparer.Ordinal);
            _contexts.Add(context, meanings);
        }

        meanings[gesture] = kind;
    }

    /// <summary>Makes an intent of a gesture; false, and counted, if the gesture means nothing in this context.</summary>
    public bool TryMap(string context, in GestureEvent gesture, HostTime at, out Intent intent)
    {
        if (_contexts.TryGetValue(context, out var meanings) && meanings.TryGetValue(gesture.Gesture, out var kind))
        {
            intent = new Intent(kind, gesture, at);
            return true;
        }

        Unmapped++;
        intent = default;
        return false;
    }
}
