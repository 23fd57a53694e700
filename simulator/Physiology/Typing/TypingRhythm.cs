namespace NeuralGlasses.Physiology.Typing;

/// <summary>
/// When somebody strikes which key of a text. Intervals vary log-normally round a mean that depends on the hands: the next key of the same finger takes longer, that of the
/// other hand is quicker and often comes before the last is let go (rollover). A mean of 4.4 keys a second and a hold of 80 to 120 ms are published (part B6 of the
/// research notes: emg2qwerty; Dhakal et al. 2018, 136 million keystrokes); the factors between hands and all spreads are guesses.
/// </summary>
public sealed class TypingRhythm
{
    private const double CharactersPerWord = 5;
    private const double IntervalSpread = 0.22;
    private const double OtherHand = 0.88;
    private const double OtherFinger = 1.02;
    private const double SameFinger = 1.3;
    private const double SameKey = 1.05;
    private const double LeastS = 0.045;

    // One finger comes up before it goes down again.
    private const double LeastSameFingerS = 0.115;
    private const double HoldS = 0.1;
    private const double HoldSpread = 0.2;
    private const double NoticesSlip = 1.8;
    private readonly double _meanS;
    private readonly double _slips;
    private readonly Dice _dice;

    /// <summary>The rhythm of somebody who types at a tempo.</summary>
    /// <param name="wordsPerMinute">Tempo, 10 to 150 words of five characters a minute.</param>
    /// <param name="slips">Share of the letters that hit another key and are taken back at once, 0 to 0.2.</param>
    /// <param name="seed">Seed of every interval.</param>
    /// <exception cref="PhysiologyException">A number is out of its range.</exception>
    public TypingRhythm(double wordsPerMinute, double slips, int seed)
    {
        if (!(wordsPerMinute is >= 10 and <= 150))
            throw new PhysiologyException($"The tempo is {wordsPerMinute} words a minute; expected 10 to 150.");
        if (!(slips is >= 0 and <= 0.2))
            throw new PhysiologyException($"The share of slips is {slips}; expected 0 to 0.2.");
        _meanS = 60 / (CharactersPerWord * wordsPerMinute);
        _slips = slips;
        _dice = new Dice(seed, "rhythm");
    }

    /// <summary>The keys of a text from a time on, in order; letters are struck without capitals.</summary>
    /// <exception cref="PhysiologyException">The board has no key for a character.</exception>
    public IReadOnlyList<StruckKey> Strike(string text, double fromS)
    {
        ArgumentNullException.ThrowIfNull(text);
        var keys = new List<StruckKey>();
        foreach (var each in text)
        {
            var meant = TapKeyboard.Of(char.ToLowerInvariant(each));
            if (char.IsLetter(each) && _dice.Chance(_slips))
            {
                Add(keys, Beside(meant), fromS, 1);
                Add(keys, TapKeyboard.Of(TapKeyboard.Backspace), fromS, NoticesSlip);
            }

            Add(keys, meant, fromS, 1);
        }

        return keys;
    }

    private void Add(List<StruckKey> keys, TapKey key, double fromS, double slower)
    {
        var at = fromS;
        if (keys.Count > 0)
        {
            var last = TapKeyboard.Of(keys[^1].Character);
            var interval = _meanS * slower * Between(last, key) * _dice.LogNormal(1, IntervalSpread);
            at = keys[^1].PressS + Math.Max(last.Hand == key.Hand && last.Finger == key.Finger ? LeastSameFingerS : LeastS, interval);
        }

        keys.Add(new StruckKey(key.Character, at, at + _dice.LogNormal(HoldS, HoldSpread)));
    }

    private static double Between(TapKey last, TapKey next) =>
        last == next ? SameKey
        : last.Hand != next.Hand ? OtherHand
        : last.Finger != next.Finger ? OtherFinger
        : SameFinger;

    private TapKey Beside(TapKey meant)
    {
        var near = TapKeyboard.Keys.Where(key => key != meant && key.Hand == meant.Hand && char.IsLetter(key.Character) && Math.Abs(key.Row - meant.Row) + Math.Abs(key.Finger - meant.Finger) <= 1).ToArray();
        return near[_dice.Below(near.Length)];
    }
}
