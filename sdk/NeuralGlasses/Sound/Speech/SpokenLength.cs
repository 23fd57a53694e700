namespace NeuralGlasses.Sound.Speech;

/// <summary>Keeps what is said at once to a length that somebody may want to hear.</summary>
public static class SpokenLength
{
    /// <summary>Most UTF-16 units that are said at once: four to five minutes at the usual rate. A guess.</summary>
    public const int Most = 4000;

    private const string SentenceEnds = ".!?…。！？؟۔\n";

    /// <summary>
    /// How many UTF-16 units of a text are said: all of a short one, of a long one up to the last end of a sentence within the limit; where
    /// no sentence ends in the second half of that, up to a blank, and where there is none, up to the limit, no pair cut in two.
    /// </summary>
    public static int Of(ReadOnlySpan<char> text, int most = Most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 2);
        if (text.Length <= most)
            return text.Length;
        for (int end = most; end > most / 2; end--)
        {
            // A point inside of a number or of a name ends nothing; the signs of Chinese stand without a blank behind them.
            char last = text[end - 1];
            if (SentenceEnds.Contains(last) && (last >= '。' || last == '\n' || char.IsWhiteSpace(text[end])))
                return end;
        }

        for (int end = most; end > most / 2; end--)
        {
            if (char.IsWhiteSpace(text[end]))
                return end;
        }

        return char.IsLowSurrogate(text[most]) && char.IsHighSurrogate(text[most - 1]) ? most - 1 : most;
    }
}
