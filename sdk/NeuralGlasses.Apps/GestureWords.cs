namespace NeuralGlasses.Apps;

/// <summary>How a wearer is asked for a gesture.</summary>
internal static class GestureWords
{
    /// <summary>Words for the label of a model; a label without any is read as it stands.</summary>
    public static string Of(string gesture) => gesture switch
    {
        "index_press" => "Pinch thumb and index finger",
        "index_release" => "Let the index finger go",
        "middle_press" => "Pinch thumb and middle finger",
        "middle_release" => "Let the middle finger go",
        "thumb_tap" => "Tap with the thumb",
        "thumb_swipe_down" => "Swipe the thumb down",
        "thumb_swipe_in" => "Swipe the thumb inwards",
        "thumb_swipe_out" => "Swipe the thumb outwards",
        "thumb_swipe_up" => "Swipe the thumb up",
        "flexion" => "Bend the wrist inwards",
        "extension" => "Bend the wrist back",
        "radial" => "Tilt the hand to the thumb",
        "ulnar" => "Tilt the hand to the little finger",
        "pronation" => "Turn the palm down",
        "supination" => "Turn the palm up",
        "fist" => "Make a fist",
        "" => "",
        _ => string.Create(gesture.Length, gesture, static (text, from) =>
        {
            from.AsSpan().Replace(text, '_', ' ');
            text[0] = char.ToUpperInvariant(text[0]);
        }),
    };
}
