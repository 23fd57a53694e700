using System.Globalization;
using System.Text;

namespace NeuralGlasses.Typing.Composing;

/// <summary>Words as they are written: spaces, capitals, and marks that stand close to the word before.</summary>
public static class WrittenText
{
    private const string Closing = ".,?!:;)%";
    private const string Opening = "(€$#@";

    /// <summary>Writes words behind each other.</summary>
    /// <param name="words">The words, marks among them.</param>
    /// <param name="cases">How each is written.</param>
    public static string Of(IReadOnlyList<string> words, Func<int, LetterCase> cases)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(cases);
        var text = new StringBuilder();
        var begins = true;
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            var isClosing = word.Length == 1 && Closing.Contains(word[0], StringComparison.Ordinal);
            var isClose = i > 0 && words[i - 1] is { Length: 1 } before && Opening.Contains(before[0], StringComparison.Ordinal);
            if (text.Length > 0 && !isClosing && !isClose)
                text.Append(' ');
            text.Append(Cased(word, cases(i), begins));
            begins = word is "." or "?" or "!" || (begins && !word.Any(char.IsLetterOrDigit));
        }

        return text.ToString();
    }

    /// <summary>Takes a text apart into words and marks, so that <see cref="Of"/> writes it again.</summary>
    public static IReadOnlyList<string> WordsOf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = new List<string>();
        foreach (var part in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var (begin, end) = (0, part.Length);
            while (end - begin > 1 && Opening.Contains(part[begin], StringComparison.Ordinal))
                words.Add(part[begin++].ToString());
            while (end - begin > 1 && Closing.Contains(part[end - 1], StringComparison.Ordinal))
                end--;
            words.Add(part[begin..end]);
            words.AddRange(part[end..].Select(mark => mark.ToString()));
        }

        return words;
    }

    private static string Cased(string word, LetterCase letterCase, bool begins) => letterCase switch
    {
        LetterCase.Small => word.ToLower(CultureInfo.InvariantCulture),
        LetterCase.Capitals => word.ToUpper(CultureInfo.InvariantCulture),
        _ when word.Length > 0 && (begins || letterCase == LetterCase.Capital) => char.ToUpper(word[0], CultureInfo.InvariantCulture) + word[1..],
        _ => word,
    };
}
