using System.Text;

namespace NeuralGlasses.Training.Typing.Language.Texts;

/// <summary>
/// Cuts text into sentences of words and marks. Words are letters with apostrophes between them; what stands in quotes or brackets stays, they go;
/// a run with digits, or with letters of other languages, is <see cref="Strange"/>.
/// </summary>
public sealed class Tokens(string letters, string marks)
{
    /// <summary>What stands for a word that no lexicon can hold.</summary>
    public const string Strange = "\uFFFD";

    private const string Ends = ".?!";

    private static readonly HashSet<string> Abbreviations = ["mr", "mrs", "ms", "dr", "st", "prof", "etc", "vs", "bzw", "ca", "nr", "usw", "hr", "fr", "evtl", "ggf", "inkl", "sog"];

    /// <summary>The sentences of a text, with the capitals that it has.</summary>
    public IEnumerable<string[]> Sentences(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var sentence = new List<string>();
        var run = new StringBuilder();
        for (var at = 0; at <= text.Length; at++)
        {
            var letter = at < text.Length ? Plain(text[at]) : ' ';
            if (char.IsLetterOrDigit(letter) || letter == '_' || (IsInner(letter) && run.Length > 0 && at + 1 < text.Length && Joins(letter, run[^1], Plain(text[at + 1]))))
            {
                run.Append(letter);
                continue;
            }

            if (run.Length > 0)
                sentence.Add(Word(run.ToString()));
            var ended = run.ToString();
            run.Clear();
            if (!marks.Contains(letter, StringComparison.Ordinal))
                continue;
            if (letter == '.' && (ended.Length == 1 && ended != "I" || Abbreviations.Contains(ended.ToLowerInvariant())))
                continue;
            // A mark that is said twice, such as three points, counts once; one that nothing stands before does not count.
            if (sentence.Count > 0 && !marks.Contains(sentence[^1], StringComparison.Ordinal))
                sentence.Add(letter.ToString());
            if (Ends.Contains(letter, StringComparison.Ordinal) && sentence.Count > 0)
            {
                yield return [.. sentence];
                sentence.Clear();
            }
        }

        if (sentence.Count > 0)
            yield return [.. sentence];
    }

    /// <summary>Whether a token is a mark.</summary>
    public bool IsMark(string token) => token is { Length: 1 } && marks.Contains(token[0], StringComparison.Ordinal);

    private string Word(string run) => run.All(letter => letters.Contains(char.ToLowerInvariant(letter), StringComparison.Ordinal)) && run.Length <= 32 ? run : Strange;

    private static bool IsInner(char letter) => letter is '\'' or '.' or ',' or ':' or '@' or '/';

    /// <summary>An apostrophe joins letters, a point or comma joins digits, and an address stays one run.</summary>
    private static bool Joins(char inner, char before, char after) => inner switch
    {
        '\'' => char.IsLetter(before) && char.IsLetter(after),
        '@' or '/' => char.IsLetterOrDigit(before) && char.IsLetterOrDigit(after),
        _ => char.IsDigit(before) && char.IsDigit(after),
    };

    private static char Plain(char letter) => letter switch
    {
        '’' or '‘' or '`' or '´' => '\'',
        '–' or '—' or '−' or '‐' or '‑' => '-',
        '…' => '.',
        _ => letter,
    };
}
