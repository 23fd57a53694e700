using NeuralGlasses.Physiology;
using NeuralGlasses.Training.Typing.Keystrokes;
using NeuralGlasses.Typing.Composing;
using NeuralGlasses.Typing.Keystrokes;

namespace NeuralGlasses.Training.Typing.Simulated;

/// <summary>
/// Somebody who writes a phrase with a composer: makes the gesture of the next key, sees what came of it, takes suggestions when the wanted word stands there, and
/// corrects what is seen to be wrong.
/// </summary>
internal sealed class SimulatedTypist
{
    private const int MostGesturesOfLetter = 12;
    private const int MostSteps = 12;
    private static readonly int FirstKeystrokes = new KeystrokeOptions().FlowsFrom;
    private readonly TextComposer _composer;
    private readonly KeyBinding _binding;
    private readonly IReadOnlyList<string> _letterKeys;
    private readonly HandOfPerson _hand;
    private readonly TypistOptions _options;
    private readonly Dice _dice;
    private readonly int[] _gestureOfKey;
    private readonly float[] _gestures;
    private readonly float[] _keys;
    private readonly double _cycleMs;
    private readonly double _firstMs;
    private readonly double[] _costs = new double[5];
    private double _ms;
    private double _lastMs;
    private int _typedKey;
    private int _made;
    private int _typed;
    private int _missed;
    private int _misread;
    private int _takenBack;

    public SimulatedTypist(TextComposer composer, IReadOnlyList<string> letterKeys, IReadOnlyList<string> gestures, IReadOnlyList<string> gestureOfKey, HandOfPerson hand, KeystrokePace pace, KeystrokePace first, TypistOptions options, Dice dice)
    {
        _composer = composer;
        _letterKeys = letterKeys;
        _hand = hand;
        _options = options;
        _dice = dice;
        _binding = new KeyBinding(gestures, [.. gestureOfKey.Take(letterKeys.Count)], gestureOfKey[composer.Keys.Accept], gestureOfKey[composer.Keys.Erase]);
        _gestureOfKey = [.. gestureOfKey.Select(gesture => gestures.ToList().IndexOf(gesture))];
        _gestures = new float[gestures.Count];
        _keys = new float[composer.Keys.Count];
        _cycleMs = pace.CycleMs * Math.Exp(options.TempoBetween * dice.Normal());
        _firstMs = first.CycleMs;
    }

    /// <summary>Writes a phrase.</summary>
    public TypedPhrase Write(string subject, string phrase)
    {
        _composer.Clear();
        (_ms, _lastMs, _made, _typed, _missed, _misread, _takenBack) = (0, 0, 0, 0, 0, 0, 0);
        Array.Clear(_costs);
        var words = phrase.Split(' ');
        if (_options.Spells)
            Spell(words, MostGesturesOfLetter * phrase.Length);
        else
            Write(words, MostGesturesOfLetter * phrase.Length);
        return new TypedPhrase(subject, phrase, _composer.Text().ToLowerInvariant(), _lastMs / 1000, _made, _typed, _takenBack, _missed, _misread)
        {
            IsUnfinished = _made >= MostGesturesOfLetter * phrase.Length,
            Costs = new TypingCosts(_costs[0] / 1000, _costs[1] / 1000, _costs[2] / 1000, _costs[3] / 1000, _costs[4] / 1000),
        };
    }

    private void Write(string[] words, int most)
    {
        var failed = new int[words.Length + 1];
        while (_made < most)
        {
            if (_composer.IsPaused || _composer.Layer != ComposerLayer.Words)
            {
                Return();
                continue;
            }

            var (done, length, isWrong) = Seen(words);
            if (isWrong)
                Correct(words, done, failed);
            else if (done >= words.Length)
                return;
            else if (length == 0 && failed[done] > 0)
                SpellWord(words[done]);
            else if (length >= words[done].Length)
                End(words[done], ref failed[done]);
            else
                Go(words[done], length);
        }
    }

    // The next letter, or the word where it is shown already.
    private void Go(string word, int length)
    {
        var looks = (length == 0 ? _options.LooksAhead : length >= _options.LooksFrom) && Notices();
        if (looks && Same(_composer.View().Suggestion, word))
            Press(_composer.Keys.Accept);
        else
            Press(KeyOf(word[length]));
    }

    // All letters are there: the word is taken if it is shown, looked for if not, and spelled where it is not offered.
    private void End(string word, ref int failed)
    {
        if (Same(_composer.View().Suggestion, word) || !Notices())
        {
            Press(_composer.Keys.Accept);
            return;
        }

        if (TryChoose(word))
            return;
        failed++;
        Hold(_composer.Keys.Erase);
    }

    private (int Done, int Length, bool IsWrong) Seen(string[] words)
    {
        var text = _composer.View().Text;
        var done = text.Length == 0 ? [] : text.Split(' ');
        var right = 0;
        while (right < done.Length && right < words.Length && Same(done[right], words[right]))
            right++;
        // What goes unnoticed stays, until it is looked at again.
        return right < done.Length && Notices() ? (right, _composer.Length, true) : (done.Length, _composer.Length, false);
    }

    private void Correct(string[] words, int right, int[] failed)
    {
        var done = _composer.View().Text.Split(' ');
        if (_composer.Length == 0 && right == done.Length - 1 && right < words.Length)
        {
            if (TryChoose(words[right]))
                return;
            failed[right]++;
        }

        Hold(_composer.Keys.Erase);
    }

    private bool TryChoose(string word)
    {
        var at = _composer.Choices().ToList().FindIndex(choice => Same(choice.Text, word));
        if (at < 0 || !Hold(_composer.Keys.Accept) || _composer.Layer != ComposerLayer.Suggestions)
            return false;
        Press(at);
        return true;
    }

    private bool Notices() => _dice.Uniform() < _options.Notices;

    // Another key than was meant has opened something: back to the letters.
    private void Return()
    {
        if (_composer.IsPaused)
            Hold(_composer.Keys.Accept);
        else
            Press(_composer.Keys.Erase);
    }

    private void Spell(string[] words, int most)
    {
        while (_made < most)
        {
            var (done, _, isWrong) = Seen(words);
            if (_composer.IsPaused || _composer.Layer != ComposerLayer.Words)
                Return();
            else if (isWrong)
                Hold(_composer.Keys.Erase);
            else if (done >= words.Length)
                return;
            else
                SpellWord(words[done]);
        }
    }

    // Opens the layer of single letters by the menu and chooses each letter step by step.
    private void SpellWord(string word)
    {
        if (_composer.Length > 0)
            Hold(_composer.Keys.Erase);
        if (!Hold(_composer.Keys.Accept) || !TryFind("menu") || !TryFind("spell"))
            return;
        for (var most = _made + (MostGesturesOfLetter * word.Length); _composer.Layer == ComposerLayer.Spelling && _made < most;)
        {
            var spelled = _composer.View().Current;
            if (!word.StartsWith(spelled, StringComparison.OrdinalIgnoreCase))
                Press(_composer.Keys.Erase);
            else if (spelled.Length == word.Length)
                Press(_composer.Keys.Accept);
            else if (!TryFind(word[spelled.Length].ToString()))
                return;
        }
    }

    // Goes down the choices to a thing; whoever sees another group than the right one goes back.
    private bool TryFind(string thing)
    {
        for (var step = 0; step < MostSteps; step++)
        {
            var keys = _composer.View().Keys.ToList();
            var at = keys.IndexOf(thing);
            if (at < 0)
                at = keys.FindIndex(key => key.Length > 1 && thing.Length == 1 && key.Contains(thing, StringComparison.Ordinal));
            if (at < 0)
                at = keys.IndexOf("more");
            if (_composer.Layer == ComposerLayer.Words)
                return false;
            if (at < 0)
            {
                Press(_composer.Keys.Erase);
                continue;
            }

            var isLast = keys[at] == thing;
            Press(at);
            if (isLast && _typedKey == at)
                return true;
        }

        return false;
    }

    // Makes the gesture of a key until something comes of it: one is not made before the one before it is seen to have typed.
    private void Press(int key)
    {
        var cycle = _cycleMs * Math.Max(0.6, 1 + (_options.TempoWithin * _dice.Normal()));
        while (true)
        {
            var isFirst = _typed < FirstKeystrokes;
            _made++;
            if (_hand.Make(_gestureOfKey[key], isFirst, _gestures) is not { } latency)
            {
                _missed++;
                Spend(Cost.Missed, _options.GiveUpMs);
                continue;
            }

            _lastMs = _ms + latency;
            Spend(CostOf(key), Math.Max(isFirst ? _firstMs : cycle, latency + _options.ReadMs));
            Take(key);
            return;
        }
    }

    private enum Cost
    {
        Letters,
        Takes,
        Choices,
        Erasures,
        Missed,
    }

    private Cost CostOf(int key) => key == _composer.Keys.Erase ? Cost.Erasures
        : _composer.Layer != ComposerLayer.Words ? Cost.Choices
        : key == _composer.Keys.Accept ? Cost.Takes : Cost.Letters;

    private void Spend(Cost what, double ms)
    {
        _costs[(int)what] += ms;
        _ms += ms;
    }

    private void Take(int meant)
    {
        var other = _binding.Apply(_gestures, _keys);
        _composer.Press(_keys, other);
        _typed++;
        _typedKey = Array.IndexOf(_keys, _keys.Max());
        _misread += _typedKey == meant ? 0 : 1;
        _takenBack += _typedKey == _composer.Keys.Erase ? 1 : 0;
        for (var extra = 0; extra < _hand.Extra; extra++)
        {
            _composer.Press(_keys, other);
            _typed++;
            _misread++;
        }
    }

    private bool Hold(int key)
    {
        var began = _ms;
        Press(key);
        Spend(key == _composer.Keys.Erase ? Cost.Erasures : Cost.Choices, Math.Max(0, began + _options.HeldMs + _options.ReadMs - _ms));
        _lastMs = _ms - _options.ReadMs;
        if (_typedKey != key)
        {
            // Another key than was meant: nobody holds on when that is seen.
            return false;
        }

        var before = _composer.Strokes;
        _composer.Hold();
        _takenBack += Math.Max(0, before - _composer.Strokes);
        return true;
    }

    private int KeyOf(char letter)
    {
        for (var key = 0; key < _letterKeys.Count; key++)
        {
            if (_letterKeys[key].Contains(letter, StringComparison.Ordinal))
                return key;
        }

        throw new ArgumentException($"The phrase has a '{letter}', which no key holds; give phrases of letters and spaces alone.");
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
