using NeuralGlasses.Recordings;
using NeuralGlasses.Training.Typing.Language;
using NeuralGlasses.Training.Typing.Language.Estimates;
using NeuralGlasses.Typing.Language;
using Xunit;

namespace NeuralGlasses.Models.Tests.Typing;

/// <summary>A model of a few lines: what it learns, and that it learns the same again.</summary>
public sealed class LanguageTrainingTests : IDisposable
{
    private static readonly string[] Lines =
    [
        "I am here.", "I am at home.", "Are you at home?", "I don't know.", "See you on Monday.", "You are at work on Monday?", "I am late!", "We met on Monday at work.",
        "Am I late?", "You are here, I know.", "At home I am late.", "See you at home!", "I know you are late.", "Are you here on Monday?",
    ];

    private readonly TinyTexts _texts = new(Lines);

    public void Dispose() => _texts.Dispose();

    [Fact]
    public void The_same_plan_and_texts_give_the_same_bytes() => Assert.Equal(Train(), Train());

    [Fact]
    public void What_follows_sums_to_one_but_for_the_rounding_of_the_values()
    {
        var model = Model();
        foreach (var (before, beforeThat) in new[] { ("", ""), ("i", ""), ("am", "i"), ("on", "you"), ("monday", "on"), (",", "here") })
        {
            var sum = Enumerable.Range(0, model.WordCount).Sum(word => Math.Exp(model.LogProbability(word, Id(model, before), Id(model, beforeThat))));
            Assert.Equal(1, sum, 0.02);
        }

        foreach (var before in new[] { "", "mo", "zz", "mondaymonday" })
            Assert.Equal(1, (model.Letters + " ").Sum(letter => Math.Exp(model.LetterLogProbability(before, letter))), 1e-4);
    }

    [Fact]
    public void Words_are_written_as_they_are_within_sentences()
    {
        var model = Model();
        Assert.Equal(("Monday", "I", "don't", "you"), (model.Word(model.Find("monday")), model.Word(model.Find("i")), model.Word(model.Find("don't")), model.Word(model.Find("you"))));
    }

    [Fact]
    public void What_it_saw_is_likelier_than_what_it_did_not()
    {
        var model = Model();
        Assert.True(model.LogProbability(model.Find("monday"), model.Find("on"), model.Find("you")) > model.LogProbability(model.Find("home"), model.Find("on"), model.Find("you")) + 1);
        var words = new int[1];
        Assert.Equal(1, model.Followers(model.Find("on"), model.Find("you"), words));
        Assert.Equal("Monday", model.Word(words[0]));
    }

    [Fact]
    public void Room_for_few_pairs_and_triples_is_kept_to_and_still_sums_to_one()
    {
        var small = _texts.Plan with { Pairs = 10, Triples = 4 };
        var parts = LanguageTraining.Train(small, _texts.Folder, _texts.Read(), _ => { });
        Assert.Equal(4, parts.TripleWords.Length);
        Assert.InRange(parts.PairWords.Length, 10, 14);
        var model = new LanguageModel(parts);
        Assert.Equal(1, Enumerable.Range(0, model.WordCount).Sum(word => Math.Exp(model.LogProbability(word, model.Find("am"), model.Find("i")))), 0.02);
    }

    [Fact]
    public void Kneser_Ney_sums_to_one_in_every_order()
    {
        var vocabulary = new Vocabulary(".,?!", ["I", "am", "here", "you", "are"]);
        var estimate = new KneserNey([[6, 7, 8, 2], [9, 10, 8, 4], [6, 7, 8, 2], [9, 10, 0, 2]], vocabulary.Ids);
        Assert.Equal(1, Enumerable.Range(0, vocabulary.Ids).Sum(estimate.Alone), 1e-9);
        for (var before = 0; before < vocabulary.Ids; before++)
        {
            Assert.Equal(1, Enumerable.Range(0, vocabulary.Ids).Sum(word => estimate.After(word, before)), 1e-9);
            Assert.Equal(1, Enumerable.Range(0, vocabulary.Ids).Sum(word => estimate.After(word, before, 6)), 1e-9);
        }
    }

    [Fact]
    public void A_mixture_with_an_estimate_that_knows_no_marks_sums_to_one_and_leaves_the_marks_alone()
    {
        var vocabulary = new Vocabulary(".,?!", ["I", "am", "here", "you", "are"]);
        var texts = new KneserNey([[6, 7, 8, 2], [9, 10, 8, 4]], vocabulary.Ids);
        var words = new FrequencyEstimate([("you", 3), ("are", 2), ("zebra", 1)], vocabulary);
        var mixture = new Mixture([(texts, 0.4)], (words, 0.6), 4);
        for (var before = 0; before < vocabulary.Ids; before++)
            Assert.Equal(1, Enumerable.Range(0, vocabulary.Ids).Sum(word => mixture.After(word, before)), 1e-9);
        Assert.Equal(texts.After(2, 8), mixture.After(2, 8), 1e-12);
    }

    [Fact]
    public void A_text_that_is_not_the_plans_is_refused_by_its_checksum()
    {
        File.AppendAllText(Path.Combine(_texts.FullName, "chat.txt"), "One line more.\n");
        var error = Assert.Throws<RecordingException>(_texts.Read);
        Assert.Contains("chat.txt: has the SHA-256 ", error.Message, StringComparison.Ordinal);
        File.Delete(Path.Combine(_texts.FullName, "chat.txt"));
        Assert.Contains("fetch-texts.sh", Assert.Throws<RecordingException>(_texts.Read).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_held_out_does_not_teach()
    {
        var read = new LanguageTexts(_texts.Plan with { HeldOutOneIn = 2 }, _texts.Folder);
        Assert.Equal(Lines.Length / 2, read.HeldOut.Count);
        Assert.Empty(read.HeldOut.Select(sentence => string.Join(' ', sentence)).Intersect(read.Groups[0].Sentences.Select(sentence => string.Join(' ', sentence))));
    }

    [Fact]
    public void Figures_are_those_of_the_sentences()
    {
        var model = Model();
        var figures = LanguageFigures.Of(model, [["I", "am", "here", "."], ["zebra"]]);
        Assert.Equal((5, 0.25), (figures.Tokens, figures.OutOfVocabulary));
        var logs = model.LogProbability(model.Find("i"), LanguageModel.Start, LanguageModel.Start)
            + model.LogProbability(model.Find("am"), model.Find("i"), LanguageModel.Start)
            + model.LogProbability(model.Find("here"), model.Find("am"), model.Find("i"));
        Assert.Equal(Math.Exp(-logs / 3), figures.WordPerplexity, 1e-3);
        Assert.InRange(figures.BitsPerLetter, 0.1, 8);
    }

    private LanguageModel Model() => new(LanguageModelFormat.Read(Train(), "tiny"));

    private byte[] Train() => LanguageModelFormat.Write(LanguageTraining.Train(_texts.Plan, _texts.Folder, _texts.Read(), _ => { }));

    private static int Id(LanguageModel model, string word) => word.Length == 0 ? LanguageModel.Start : model.Find(word);
}
