using System.Text.RegularExpressions;
using NeuralGlasses.Simulator.Verdicts;

namespace NeuralGlasses.Simulator.Scenarios.Reading;

/// <summary>Reads an expectation that is written in one line, such as <c>event fist within 600 ms of 3 s</c>.</summary>
internal static partial class ExpectationSentence
{
    /// <summary>Reads it.</summary>
    /// <exception cref="ScenarioException">It is none; the message names its line.</exception>
    public static Expectation Read(YamlScalar sentence, Place place)
    {
        var words = Words(sentence.Text, place);
        var form = ExpectationFields.Forms
            .Where(f => Begins(words, f.Head.Split(' ')))
            .MaxBy(f => f.Head.Length) ?? throw Unknown(sentence, words, place);
        var behind = words.Skip(form.Head.Split(' ').Length).ToArray();
        var entries = new List<YamlEntry>();
        var clauses = form.Clauses.ToArray();
        for (var at = 0; at < behind.Length;)
        {
            var name = !behind[at].IsQuoted && clauses.Contains(behind[at].Text) ? behind[at++].Text : at == 0 ? form.Subject : null;
            if (name is null)
                throw place.Wrong($"has '{behind[at].Text}' behind '{form.Head}'; expected {NearestName.Alternatives(clauses)}.");
            if (entries.Exists(e => e.Name == name))
                throw place.Wrong($"has '{name}' twice; keep one of them.");
            var value = behind.Skip(at).TakeWhile((w, i) => w.IsQuoted || !clauses.Contains(w.Text)).ToArray();
            at += value.Length;
            entries.Add(new YamlEntry(name, sentence.Line, new YamlScalar(sentence.Line, string.Join(' ', value.Select(w => w.Text)), !value.Any(w => w.IsQuoted))));
        }

        return form.Read(new YamlMapping(sentence.Line, entries), place) with { Sentence = string.Join(' ', sentence.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) };
    }

    private static List<Word> Words(string text, Place place)
    {
        if (text.Count(c => c == '"') % 2 != 0)
            throw place.Wrong($"is {text}; expected a second quotation mark (in YAML ' #' begins a comment: put the whole in single quotes).");
        return [.. Quoted().Matches(text).Select(m => m.Groups["quoted"] is { Success: true } quoted ? new Word(quoted.Value, true) : new Word(m.Value, false))];
    }

    private static bool Begins(List<Word> words, string[] head) =>
        words.Count >= head.Length && head.Index().All(h => !words[h.Index].IsQuoted && words[h.Index].Text == h.Item);

    private static ScenarioException Unknown(YamlScalar sentence, List<Word> words, Place place)
    {
        var heads = ExpectationFields.Forms.Select(f => f.Head).ToArray();
        var meant = Enumerable.Range(1, Math.Min(2, words.Count))
            .Select(n => NearestName.Of(string.Join(' ', words.Take(n).Select(w => w.Text)), heads))
            .LastOrDefault(n => n is not null);
        return place.Wrong($"is {sentence.Found}; {(meant is null ? $"expected it to begin with {NearestName.Alternatives(heads)}." : $"did you mean '{meant}'?")}");
    }

    [GeneratedRegex("\"(?<quoted>[^\"]*)\"|[^\\s\"]+")]
    private static partial Regex Quoted();

    private readonly record struct Word(string Text, bool IsQuoted);
}
