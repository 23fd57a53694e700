namespace NeuralGlasses.Typing.Composing;

/// <summary>Which gesture means which key.</summary>
public sealed class KeyBinding
{
    private readonly int[] _keys;

    /// <summary>Makes a binding.</summary>
    /// <param name="labels">Labels of the model, in its order.</param>
    /// <param name="letters">Gesture of each letter key.</param>
    /// <param name="accept">Gesture that takes the word that is shown.</param>
    /// <param name="erase">Gesture that erases.</param>
    /// <exception cref="ArgumentException">The model does not know a gesture, or one means two keys.</exception>
    public KeyBinding(IReadOnlyList<string> labels, IReadOnlyList<string> letters, string accept, string erase)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(letters);
        if (letters.Count == 0)
            throw new ArgumentException("No gesture is bound to a letter key, expected at least one.", nameof(letters));
        Keys = new TypingKeys(letters.Count);
        _keys = new int[labels.Count];
        Array.Fill(_keys, -1);
        string[] gestures = [.. letters, accept, erase];
        for (var key = 0; key < gestures.Length; key++)
        {
            var label = labels.ToList().IndexOf(gestures[key]);
            if (label < 0)
                throw new ArgumentException($"The keyboard is typed with '{gestures[key]}', which the model does not know; {NearestName.Suggest(gestures[key], labels)}", nameof(letters));
            if (_keys[label] >= 0)
                throw new ArgumentException($"The gesture '{gestures[key]}' is bound to two keys; give each key a gesture of its own.", nameof(letters));
            _keys[label] = key;
        }
    }

    /// <summary>The keys.</summary>
    public TypingKeys Keys { get; }

    /// <summary>Turns probabilities of gestures into those of keys.</summary>
    /// <param name="gestures">Probability of each label of the model.</param>
    /// <param name="keys">Receives the probability of each key.</param>
    /// <returns>Probability of all gestures that mean no key.</returns>
    /// <exception cref="ArgumentException">There is another number of labels or keys than the binding has.</exception>
    public float Apply(ReadOnlySpan<float> gestures, Span<float> keys)
    {
        if (gestures.Length != _keys.Length || keys.Length != Keys.Count)
            throw new ArgumentException($"There are {gestures.Length} gestures and {keys.Length} keys, expected {_keys.Length} and {Keys.Count}.", nameof(gestures));
        keys.Clear();
        var other = 0f;
        for (var i = 0; i < gestures.Length; i++)
        {
            if (_keys[i] >= 0)
                keys[_keys[i]] += gestures[i];
            else
                other += gestures[i];
        }

        return other;
    }
}
