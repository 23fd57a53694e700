using NeuralGlasses.StreamingNetwork.Taps;
using NeuralGlasses.Typing.Language;
using NeuralGlasses.Typing.Taps;

namespace NeuralGlasses.Training.Taps;

/// <summary>What was made of one person's phrases.</summary>
/// <param name="Greedy">Errors without a language.</param>
/// <param name="Language">Errors with it.</param>
/// <param name="WordsPerMinute">Words of five characters a minute, from the first key of a phrase to its last.</param>
/// <param name="DelaysMs">From each key to the step that shows it without a language, of keys that one shows from 80 ms before to 400 ms behind.</param>
public sealed record TapReadPhrases(TapScore Greedy, TapScore Language, double WordsPerMinute, IReadOnlyList<double> DelaysMs)
{
    private const double EarliestS = -0.08;
    private const double LatestS = 0.4;

    /// <summary>Reads the phrases of a session from the scores of a network.</summary>
    public static TapReadPhrases Of(ReadOnlySpan<float> scores, IReadOnlyList<TapPhrase> phrases, LanguageModel language, TapSearchOptions options)
    {
        ArgumentNullException.ThrowIfNull(phrases);
        var search = new TapSearch(language, options);
        var (greedy, read) = (default(TapScore), default(TapScore));
        var (characters, seconds) = (0, 0.0);
        var delays = new List<double>();
        foreach (var phrase in phrases)
        {
            var steps = scores[(phrase.FromStep * TapAlphabet.Classes)..(phrase.ToStep * TapAlphabet.Classes)];
            var typed = TapAlphabet.TextOf(phrase.Keys);
            var found = Greedily(steps, phrase.FromStep);
            greedy += TapScore.Of(TapAlphabet.TextOf(found.Select(each => each.Key)), typed);
            read += TapScore.Of(WithLanguage(search, steps), typed);
            characters += Math.Max(0, typed.Length - 1);
            seconds += phrase.Seconds[^1] - phrase.Seconds[0];
            AddDelays(found, phrase, delays);
        }

        return new TapReadPhrases(greedy, read, seconds > 0 ? characters / 5.0 / (seconds / 60) : 0, delays);
    }

    // The first step that shows the key near its time; a key that none shows has no delay.
    private static void AddDelays(List<(int Key, int Step)> found, TapPhrase phrase, List<double> delays)
    {
        for (var i = 0; i < phrase.Keys.Length; i++)
        {
            foreach (var (key, step) in found)
            {
                var late = ((step + 1) * TapNetworkOptions.StepSeconds) - phrase.Seconds[i];
                if (key != phrase.Keys[i] || late is < EarliestS or > LatestS)
                    continue;
                delays.Add(1000 * late);
                break;
            }
        }
    }

    private static List<(int Key, int Step)> Greedily(ReadOnlySpan<float> steps, int from)
    {
        var decoder = new GreedyTapDecoder();
        var found = new List<(int, int)>();
        for (var step = 0; step < steps.Length / TapAlphabet.Classes; step++)
        {
            if (decoder.Step(steps.Slice(step * TapAlphabet.Classes, TapAlphabet.Classes)) is var key and >= 0)
                found.Add((key, from + step));
        }

        return found;
    }

    private static string WithLanguage(TapSearch search, ReadOnlySpan<float> steps)
    {
        search.Clear();
        var text = new List<char>();
        for (var at = 0; at < steps.Length; at += TapAlphabet.Classes)
        {
            search.Step(steps.Slice(at, TapAlphabet.Classes));
            Write(search.Committed, text);
        }

        search.Finish();
        Write(search.Committed, text);
        return new string([.. text]);
    }

    private static void Write(IReadOnlyList<char> changes, List<char> text)
    {
        foreach (var change in changes)
        {
            if (change == TapAlphabet.Backspace)
                text.RemoveAt(text.Count - 1);
            else
                text.Add(change);
        }
    }
}
