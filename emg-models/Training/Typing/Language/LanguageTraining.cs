using NeuralGlasses.Training.Typing.Language.Estimates;
using NeuralGlasses.Training.Typing.Language.Texts;
using NeuralGlasses.Typing.Language;

namespace NeuralGlasses.Training.Typing.Language;

/// <summary>Makes a language model of the texts of a plan.</summary>
public sealed class LanguageTraining
{
    private readonly LanguagePlan _plan;
    private readonly Tokens _tokens;
    private readonly TextFolder _folder;
    private readonly List<(TextGroup Group, List<string[]> Sentences)> _taught = [];

    /// <summary>Reads the texts.</summary>
    public LanguageTraining(LanguagePlan plan, TextFolder folder)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(folder);
        (_plan, _folder) = (plan, folder);
        _tokens = new Tokens(plan.Letters, plan.Marks);
        foreach (var group in plan.Groups)
        {
            var taught = new List<string[]>();
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var text in group.Sources.SelectMany(folder.Texts).Where(seen.Add))
                (group.HeldOut && IsHeldOut(seen.Count) ? HeldOut : taught).AddRange(_tokens.Sentences(text));
            _taught.Add((group, taught));
        }

        Measured = [.. plan.Measured.SelectMany(folder.Texts).SelectMany(_tokens.Sentences)];
    }

    /// <summary>Sentences that teach nothing, from the groups that teach.</summary>
    public List<string[]> HeldOut { get; } = [];

    /// <summary>Sentences of texts that teach nothing at all.</summary>
    public List<string[]> Measured { get; }

    /// <summary>Words and marks that teach, of each group.</summary>
    public IReadOnlyList<long> TaughtTokens => [.. _taught.Select(group => group.Sentences.Sum(sentence => (long)sentence.Length))];

    /// <summary>Cuts a text of ours as the texts are cut.</summary>
    public IEnumerable<string[]> Sentences(string text) => _tokens.Sentences(text);

    /// <summary>Counts, mixes and compacts.</summary>
    /// <param name="stage">Receives what is being done.</param>
    public (LanguageModelParts Parts, Vocabulary Vocabulary) Train(Action<string> stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        stage("choose the words");
        var choosing = new WordChoosing(_tokens, _plan.Letters);
        foreach (var word in _plan.WordLists.SelectMany(_folder.Texts))
            choosing.List(word.Trim());
        foreach (var (group, sentences) in _taught)
        {
            foreach (var sentence in sentences)
                choosing.Count(sentence, 1);
        }

        var file = _plan.Prior is { } prior ? new SphinxFile(_folder.Files(prior.Source)[0], prior.Source.Files) : null;
        for (var word = 0; word < (file?.Words.Count ?? 0); word++)
            choosing.Prior(file!.Words[word], Math.Exp(file.Unigram(word).LogProbability));
        var vocabulary = new Vocabulary(_plan.Marks, choosing.Choose(_plan.Words));
        stage($"count {TaughtTokens.Sum()} words and marks");
        var texts = _taught.Select(group => ((IWordEstimate)new KneserNey(group.Sentences.Select(vocabulary.Sentence), vocabulary.Ids), group.Group.Weight)).ToArray();
        (IWordEstimate, double)? words = file is null ? null : (new SphinxEstimate(file, word => vocabulary.Id(word) is var id and > LanguageModel.Start ? id : -1, vocabulary.Ids, _plan.Marks), _plan.Prior!.Weight);
        var mixture = new Mixture(texts, words, _plan.Marks.Length);
        stage("count the letters");
        var letters = new LetterCounts(vocabulary.Words.Select(word => word.ToLowerInvariant()), _plan.Letters, _plan.LetterOrder).Parts();
        stage("keep what costs most to lose");
        return (Compacting.Of(mixture, vocabulary, _plan, letters), vocabulary);
    }

    private bool IsHeldOut(int number) => number % _plan.HeldOutOneIn == 0;
}
