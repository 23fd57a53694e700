using System.Numerics.Tensors;
using NeuralGlasses.Decoding;
using NeuralGlasses.Streaming;
using NeuralGlasses.Typing.Composing;
using NeuralGlasses.Typing.Keyboard;
using NeuralGlasses.Typing.Keystrokes;

namespace NeuralGlasses.Hosting.Writing;

/// <summary>A text while it is written: from the steps of a decoder to words.</summary>
internal sealed class WritingSession
{
    private readonly KeystrokePolicy _policy;
    private readonly KeyBinding _binding;
    private readonly IReadOnlyList<string> _labels;
    private readonly float[] _keys;
    private readonly int _learntWords;
    private readonly WritingLanguage _language;
    private bool _isPressed;

    /// <summary>Begins with the text that is wanted, or with its draft.</summary>
    /// <exception cref="ArgumentException">The model does not know the gestures of the keyboard.</exception>
    public WritingSession(WritingWish wish, string draft, WritingLanguage language, ModelManifest model)
    {
        (Wish, IsDraft, _language) = (wish, draft.Length > 0, language);
        _labels = model.Labels;
        Gestures = KeyboardGestures.Of(language.Layout.Keys.Count);
        _binding = new KeyBinding(model.Labels, [.. Gestures.Take(language.Layout.Keys.Count)], Gestures[^2], Gestures[^1]);
        _policy = new KeystrokePolicy(new KeystrokeOptions(), model.Labels.Count, model.Labels.ToList().IndexOf(model.RestLabel));
        _keys = new float[_binding.Keys.Count];
        Composer = new TextComposer(language.Words, language.Layout.Keys, new ComposerOptions
        {
            MostCharacters = wish.Wish.Most,
            EndsByAccept = wish.Wish.For != Apps.TextPurpose.Message,
        });
        Composer.Begin(IsDraft ? draft : wish.Wish.Text);
        _learntWords = IsDraft ? 0 : Composer.WordCount;
        View = Composer.View();
    }

    /// <summary>What is wanted.</summary>
    public WritingWish Wish { get; }

    /// <summary>Whether it went on with what was written before.</summary>
    public bool IsDraft { get; }

    /// <summary>Gesture of each key, in the order of the keys.</summary>
    public IReadOnlyList<string> Gestures { get; }

    /// <summary>The text.</summary>
    public TextComposer Composer { get; }

    /// <summary>What the wearer sees or hears of it.</summary>
    public ComposerView View { get; private set; }

    /// <summary>The key whose gesture is likeliest while it is still being found out, or waits for another; -1 for none.</summary>
    public int Highlighted { get; private set; } = -1;

    /// <summary>Grows with every change of what is seen.</summary>
    public int Version { get; private set; }

    /// <summary>Keystrokes that were held back by the gate.</summary>
    public long HeldBack { get; private set; }

    /// <summary>The key of a lower-case letter; -1 for none.</summary>
    public int KeyOf(char letter) => _language.Layout.KeyOf(letter);

    /// <summary>What went wrong with the wearer's own words, in one sentence; null if nothing did.</summary>
    public string? Finding => _language.Words.Dictionary.Finding;

    /// <summary>Takes one step; true, with the keystroke and the gesture behind it, if it decides one.</summary>
    public bool TryDecide(in DecoderStep step, out Keystroke keystroke, out GestureEvent gesture)
    {
        bool isDecided = _policy.TryDecide(step, out keystroke);
        Highlight();
        gesture = isDecided ? Likeliest(keystroke) : default;
        return isDecided;
    }

    /// <summary>Takes the next keystroke that counts together with the one before; false if there is none.</summary>
    public bool TryNext(out Keystroke keystroke, out GestureEvent gesture)
    {
        bool isThere = _policy.TryNext(out keystroke);
        gesture = isThere ? Likeliest(keystroke) : default;
        return isThere;
    }

    /// <summary>A keystroke that may do something does it.</summary>
    public ComposerOutcome Take(in Keystroke keystroke)
    {
        ComposerOutcome outcome;
        if (keystroke.Kind == KeystrokeKind.Held)
        {
            outcome = _isPressed ? Composer.Hold() : ComposerOutcome.Ignored;
        }
        else
        {
            _isPressed = true;
            float other = _binding.Apply(keystroke.Gestures, _keys);
            outcome = Composer.Press(_keys, other);
        }

        Change();
        return outcome;
    }

    /// <summary>A keystroke may do nothing; that it is held then does nothing either.</summary>
    public void HoldBack()
    {
        _isPressed = false;
        HeldBack++;
    }

    /// <summary>The hand has to rest before anything is typed.</summary>
    public void Rest()
    {
        _policy.Reset();
        _isPressed = false;
        Highlight();
    }

    /// <summary>Gestures that wait or waited for another one.</summary>
    public long Waited => _policy.Waited;

    /// <summary>The hand that is decoded has just asked for the text, and is about to type.</summary>
    public void Expect(HostTime at) => _policy.Expect(at);

    /// <summary>The language learns what the wearer wrote.</summary>
    public void Learn() => Composer.Learn(_learntWords);

    private GestureEvent Likeliest(in Keystroke keystroke)
    {
        int label = TensorPrimitives.IndexOfMax(keystroke.Gestures);
        return new GestureEvent(_labels[label], keystroke.Gestures[label], keystroke.At);
    }

    private void Change()
    {
        View = Composer.View();
        Version++;
    }

    private void Highlight()
    {
        int highlighted = -1;
        if (_policy.Provisional is { IsEmpty: false } gestures)
        {
            _binding.Apply(gestures, _keys);
            highlighted = TensorPrimitives.IndexOfMax<float>(_keys);
        }

        if (highlighted == Highlighted)
            return;
        Highlighted = highlighted;
        Version++;
    }
}
