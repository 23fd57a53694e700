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
    private static readonly KeystrokeOptions Keyboard = new();
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
    private readonly double _heldMs;
    private readonly double[] _costs = new double[5];
    private double _ms;
    private double _lastMs;
    private double _beganMs;
    private int _typedKey;
    private int _wrong;
    private int _inARow;
    private double _typedMs;
    private int _made;
    private int _typed;
    private int _missed;
    private int _misread;
    private int _takenBack;

    public SimulatedTypist(TextComposer composer, IReadOnlyList<string> letterKeys, IReadOnlyList<string> gestureOfKey, HandOfPerson hand, int pace, KeystrokeEvidence evidence, TypistOptions options, Dice dice)
    {
        _composer = composer;
        _letterKeys = letterKeys;
        _hand = hand;
        _options = options;
        _dice = dice;
        var gestures = evidence.Gestures;
        _binding = new KeyBinding(gestures, [.. gestureOfKey.Take(letterKeys.Count)], gestureOfKey[composer.Keys.Accept], gestureOfKey[composer.Keys.Erase]);
        _gestureOfKey = [.. gestureOfKey.Select(gesture => gestures.ToList().IndexOf(gesture))];
        _gestures = new float[gestures.Count];
        _keys = new float[composer.Keys.Count];
        var tempo = Math.Exp(options.TempoBetween * dice.Normal());
        _cycleMs = evidence.Paces[pace].CycleMs * tempo;
        _heldMs = evidence.Paces[evidence.PaceNamed(KeystrokePace.Held)].CycleMs * tempo;
        _firstMs = evidence.Paces[evidence.PaceNamed(KeystrokePace.First)].CycleMs;
    }

    /// <summary>Writes a phrase.</summary>
    public TypedPhrase Write(string subject, string phrase)
    {
        _composer.Clear();
        (_ms, _lastMs, _beganMs, _made, _typed, _missed, _misread, _takenBack) = (0, 0, 0, 0, 0, 0, 0, 0);
        // The keyboard was opened by a gesture, after which the hand is taken to be typing.
        (_inARow, _typedMs, _wrong) = (Keyboard.FlowsFrom, 0, 0);
        Array.Clear(_costs);
        var words = phrase.Split(' ');
        if (_options.Spells)
            Spell(words, MostGesturesOfLetter * phrase.Length);
        else
            Write(words, MostGesturesOfLetter * phrase.Length);
        return new TypedPhrase(subject, phrase, _composer.Text().ToLowerInvariant(), (_lastMs - _beganMs) / 1000, _made, _typed, _takenBack, _missed, _misread)
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
            if (_wrong > 0 && !(done < words.Length && length > 0 && !isWrong && Same(_composer.View().Suggestion, words[done])))
                Press(_composer.Keys.Erase);
            else if (isWrong)
                Correct(words, done, failed);
            else if (done >= words.Length)
                return;
            else if (length == 0 && failed[done] >= _options.Tries)
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

    // All letters are there: the word is taken if it is shown, looked for if not, and typed or spelled anew where it is not offered.
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

    // Looks through the words beside the keys; false where it is not there.
    private bool TryChoose(string word)
    {
        Spend(Cost.Choices, _options.ListMs);
        var at = _composer.View().Choices.ToList().FindIndex(choice => Same(choice, word));
        if (at < 0)
            return false;
        HoldLetter(at);
        return true;
    }

    // Where it was not understood that it is held, its letter was typed and is taken back.
    private bool HoldLetter(int key)
    {
        if (Hold(key))
            return true;
        if (_composer.Layer == ComposerLayer.Words && _typedKey < _composer.Keys.Letters)
            Press(_composer.Keys.Erase);
        return false;
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

    // Opens the layer of single letters by the menu, which is the last key's, and chooses each letter step by step.
    private void SpellWord(string word)
    {
        if (_composer.Length > 0)
            Hold(_composer.Keys.Erase);
        if (!HoldLetter(_composer.Keys.Letters - 1) || !TryFind("spell"))
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
    private void Press(int key, bool isHeld = false)
    {
        var cycle = (isHeld ? _heldMs : _cycleMs) * Math.Max(0.6, 1 + (_options.TempoWithin * _dice.Normal()));
        while (true)
        {
            var isAfterPause = _ms - _typedMs >= Keyboard.IdleMs;
            var isFirst = _inARow < Keyboard.FlowsFrom || isAfterPause;
            _made++;
            if (_hand.Make(_gestureOfKey[key], isFirst, isHeld, _gestures) is not { } latency)
            {
                _missed++;
                Spend(Cost.Missed, Math.Max(_options.GiveUpMs, isHeld ? cycle : 0));
                continue;
            }

            _inARow = _inARow > 0 && isAfterPause ? 1 : _inARow + 1;
            _typedMs = _ms + latency;
            if (isAfterPause && Keyboard.FirstWaits)
            {
                // It counts with the next one; that it was made for nothing, as one that is held is, is the most that it can cost.
                Spend(Cost.Missed, Math.Max(isHeld ? cycle : _firstMs, latency + _options.ReadMs));
                continue;
            }

            _lastMs = _typedMs;
            _beganMs = _typed == 0 ? _typedMs : _beganMs;
            Spend(CostOf(key, isHeld), Math.Max(isFirst && !isHeld ? _firstMs : cycle, latency + _options.ReadMs));
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

    private Cost CostOf(int key, bool isHeld) => key == _composer.Keys.Erase ? Cost.Erasures
        : isHeld || _composer.Layer != ComposerLayer.Words ? Cost.Choices
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
        See(meant);
        _misread += _typedKey == meant ? 0 : 1;
        _takenBack += _typedKey == _composer.Keys.Erase ? 1 : 0;
        for (var extra = 0; extra < _hand.Extra; extra++)
        {
            _composer.Press(_keys, other);
            _typed++;
            _misread++;
            _wrong += _typedKey == _composer.Keys.Erase ? 0 : 1;
        }
    }

    // Which key was typed is seen on the keyboard; one that was not meant is taken back before the next.
    private void See(int meant)
    {
        if (_typedKey == _composer.Keys.Erase)
            _wrong = meant == _typedKey ? Math.Max(0, _wrong - 1) : _wrong;
        else if (_typedKey == _composer.Keys.Accept && meant == _typedKey)
            _wrong = 0;
        else if (_typedKey != meant && _composer.Layer == ComposerLayer.Words && Notices())
            _wrong++;
    }

    private bool Hold(int key)
    {
        Press(key, isHeld: true);
        // Another key than was meant: nobody holds on when that is seen.
        if (_typedKey != key || !_hand.IsHeld)
            return false;
        _lastMs = Math.Max(_lastMs, _ms - _heldMs + Keyboard.FlowHoldMs);
        _wrong = 0;
        var before = _composer.Strokes;
        _composer.Hold();
        _takenBack += key == _composer.Keys.Erase ? Math.Max(0, before - _composer.Strokes) : 0;
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
