using NeuralGlasses.Training.Typing.Language.Estimates;
using NeuralGlasses.Training.Typing.Language.Texts;
using NeuralGlasses.Typing.Language;

namespace NeuralGlasses.Training.Typing.Language;

/// <summary>Makes a language model of the texts of a plan.</summary>
public static class LanguageTraining
{
    /// <summary>Counts, mixes and compacts.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="folder">The folder of its texts.</param>
    /// <param name="texts">Its texts.</param>
    /// <param name="stage">Receives what is being done.</param>
    public static LanguageModelParts Train(LanguagePlan plan, TextFolder folder, LanguageTexts texts, Action<string> stage)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(stage);
        var tokens = new Tokens(plan.Letters, plan.Marks);
        stage("choose the words");
        var choosing = new WordChoosing(tokens, plan.Letters);
        foreach (var word in plan.WordLists.SelectMany(folder.Texts))
            choosing.List(word.Trim());
        foreach (var sentence in texts.Groups.SelectMany(group => group.Sentences))
            choosing.Count(sentence, 1);

        var file = plan.Prior is { } prior ? new SphinxFile(folder.Files(prior.Source)[0], prior.Source.Files) : null;
        for (var word = 0; word < (file?.Words.Count ?? 0); word++)
            choosing.Prior(file!.Words[word], Math.Exp(file.Unigram(word).LogProbability));
        var frequencies = plan.Frequencies is { } list ? folder.Files(list.Source).SelectMany(WordCounts.Read).ToArray() : [];
        foreach (var (word, count) in frequencies)
            choosing.Frequency(word, count / frequencies.Sum(of => of.Count));
        var vocabulary = new Vocabulary(plan.Marks, choosing.Choose(plan.Words));
        stage($"count {texts.Groups.Sum(group => group.Sentences.Sum(sentence => (long)sentence.Length))} words and marks");
        var estimates = texts.Groups.Select(group => ((IWordEstimate)new KneserNey(group.Sentences.Select(vocabulary.Sentence), vocabulary.Ids), group.Group.Weight)).ToList();
        if (plan.Frequencies is not null)
            estimates.Add((new FrequencyEstimate(frequencies, vocabulary), plan.Frequencies.Weight));
        (IWordEstimate, double)? words = file is null ? null : (new SphinxEstimate(file, word => vocabulary.Id(word) is var id and > LanguageModel.Start ? id : -1, vocabulary.Ids, plan.Marks), plan.Prior!.Weight);
        var mixture = new Mixture(estimates, words, plan.Marks.Length);
        stage("count the letters");
        var letters = new LetterCounts(vocabulary.Words.Select(word => word.ToLowerInvariant()), plan.Letters, plan.LetterOrder).Parts();
        stage("keep what costs most to lose");
        return Compacting.Of(mixture, vocabulary, plan, letters);
    }
}
