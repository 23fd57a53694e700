using System.Globalization;
using System.Text;
using NeuralGlasses.Training.Shipping;
using NeuralGlasses.Training.Typing.Language;

namespace NeuralGlasses.Training.Typing.Shipping;

/// <summary>The card of a language model and its layouts.</summary>
public static class LanguageCard
{
    /// <summary>The text of <c>card.md</c>.</summary>
    public static string Write(LanguagePlan plan, LanguageMetrics metrics)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(metrics);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            # Language model {plan.Language} {plan.Version}

            {metrics.Words} words, {metrics.Pairs} pairs and {metrics.Triples} triples of words, and runs of up to {plan.LetterOrder} letters for words that it does not hold, in {metrics.Bytes / 1e6:F1} MB.
            It loads in {metrics.LoadMilliseconds:F0} ms (median of 11, Release, on the machine that measured). SHA-256 `{metrics.Sha256}`.

            ## Where its words come from
            | group | weight | words and marks | text | from | version | licence |
            |---|---|---|---|---|---|---|

            """);
        foreach (var group in plan.Groups)
        {
            foreach (var source in group.Sources)
                Source(group.Name, Share(group.Weight), metrics.Taught[group.Name].ToString(CultureInfo.InvariantCulture), source);
        }

        if (plan.Prior is { } prior)
            Source("prior", Share(prior.Weight), "", prior.Source);
        if (plan.Frequencies is { } frequencies)
            Source("frequencies", Share(frequencies.Weight), "", frequencies.Source);
        foreach (var list in plan.WordLists)
            Source("lexicon", "", "", list);
        foreach (var source in plan.Measured)
            Source("measured on, taught nothing", "", "", source);
        text.Append(CultureInfo.InvariantCulture, $"""

            No text is in this repository; `fetch-texts.sh` brings them anew and `training.json` has the SHA-256 of each. One text in {plan.HeldOutOneIn} of the groups
            {string.Join(", ", plan.Groups.Where(group => group.HeldOut).Select(group => $"`{group.Name}`"))} taught nothing and is measured on below.

            ## How well it foretells
            Perplexity is a word's, over the words that it holds; bits a letter count every word, those it does not hold spelt letter by letter, and the space after it.

            | text | words and marks | perplexity a word | bits a letter | words it does not hold | next word is its first guess | of its three |
            |---|---|---|---|---|---|---|

            """);
        Figures("held out", metrics.HeldOut);
        if (metrics.Measured is { } measured)
            Figures("texts that taught nothing", measured);
        Figures("messages of ours", metrics.AllMessages);
        text.Append("\n| message of ours | perplexity a word | bits a letter |\n|---|---|---|\n");
        foreach (var message in metrics.Messages)
            text.Append(CultureInfo.InvariantCulture, $"| {message.Text} | {message.WordPerplexity:F0} | {message.BitsPerLetter:F2} |\n");
        text.Append("""

            ## Layouts
            Share of held-out words that come out right when each letter says only its key and every letter was meant: the likeliest of the words typed with the same keys, after the two
            words before. Words that the model does not hold count as wrong. The layouts were searched for with `optimise-layout`; beside each are the letters in their usual order.

            | keys | letters | first guess | among three | without the words before |
            |---|---|---|---|---|

            """);
        foreach (var (searched, alphabetical) in metrics.Layouts)
        {
            Layout("searched", searched);
            Layout("alphabetical", alphabetical);
        }

        text.Append("\nNumbers come from `metrics.json`, the plan from `training.json`; `train-language`, `optimise-layout` and `measure-language` make them again.\n");
        return text.ToString().ReplaceLineEndings("\n");

        void Source(string group, string weight, string tokens, TextSource source) =>
            text.Append(CultureInfo.InvariantCulture, $"| {group} | {weight} | {tokens} | {source.Name} | {source.From} | {source.Version} | {source.Licence} |\n");

        void Figures(string name, LanguageFigures figures) =>
            text.Append(CultureInfo.InvariantCulture, $"| {name} | {figures.Tokens} | {figures.WordPerplexity:F0} | {figures.BitsPerLetter:F2} | {Share(figures.OutOfVocabulary)} | {Share(figures.NextWordFirst)} | {Share(figures.NextWordOfThree)} |\n");

        void Layout(string kind, Layout.LayoutFigures figures) =>
            text.Append(CultureInfo.InvariantCulture, $"| {figures.Keys}, {kind} | {string.Join(" · ", figures.Letters)} | {Share(figures.FirstRight)} | {Share(figures.OfThree)} | {Share(figures.FirstRightAlone)} |\n");
    }

    private static string Share(double value) => value.ToString("F3", CultureInfo.InvariantCulture);
}
