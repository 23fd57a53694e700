using NeuralGlasses.Tests;
using NeuralGlasses.Typing.Language;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Typing;

/// <summary>What a language model answers, of a few sentences.</summary>
public sealed class LanguageModelTests
{
    private static readonly string[] Sentences =
    [
        "I am here .", "I am at home .", "are you at home ?", "I don't know .", "see you on Monday .", "you are at work on Monday ?", "I am late !",
    ];

    private readonly LanguageModel _model = new(TinyLanguage.Of(Sentences));

    [Fact]
    public void Words_are_found_by_their_lower_case_spelling_and_shown_as_they_are_written()
    {
        foreach (var word in Sentences.SelectMany(sentence => sentence.Split(' ')))
            Assert.Equal(word, _model.Word(_model.Find(word.ToLowerInvariant())));
        Assert.Equal(LanguageModel.Unknown, _model.Find("zebra"));
        Assert.Equal(LanguageModel.Unknown, _model.Find("mond"));
        Assert.Equal(LanguageModel.Unknown, _model.Find(""));
        Assert.True(_model.IsMark(_model.Find("?")));
        Assert.False(_model.IsMark(_model.Find("i")));
    }

    [Fact]
    public void The_lexicon_leads_letter_by_letter_to_each_word_and_knows_the_best_below()
    {
        foreach (var word in Sentences.SelectMany(sentence => sentence.Split(' ')).Where(token => char.IsLetter(token[0])))
        {
            var node = _model.Root;
            var id = _model.Find(word.ToLowerInvariant());
            foreach (var letter in word.ToLowerInvariant())
            {
                Assert.True(_model.BestLogProbability(node) >= Alone(id), word);
                node = _model.Child(node, letter);
                Assert.True(node > 0, word);
            }

            Assert.Equal(id, _model.WordAt(node));
        }

        Assert.Equal(-1, _model.Child(_model.Root, 'q'));
        Assert.Equal(-1, _model.Child(_model.Root, 'ß'));
        Assert.Equal(-1, _model.Child(_model.Root, 'Ω'));
        Assert.Equal(-1, _model.WordAt(_model.Root));
        var all = Enumerable.Range(_model.FirstWord, _model.WordCount - _model.FirstWord).Max(Alone);
        Assert.Equal(all, _model.BestLogProbability(_model.Root));
    }

    [Theory]
    [InlineData("<start>", "<start>")]
    [InlineData("i", "<start>")]
    [InlineData("am", "i")]
    [InlineData("home", "at")]
    [InlineData("zebra", "at")]
    [InlineData("on", "zebra")]
    [InlineData("monday", "i")]
    public void What_follows_two_words_sums_to_one(string before, string beforeThat)
    {
        var sum = 0.0;
        for (var word = 0; word < _model.WordCount; word++)
        {
            var log = _model.LogProbability(word, Id(before), Id(beforeThat));
            Assert.True(float.IsFinite(log), _model.Word(word));
            sum += Math.Exp(log);
        }

        Assert.Equal(1, sum, 1e-4);
    }

    [Fact]
    public void A_triple_counts_before_a_pair_and_a_pair_before_a_word()
    {
        // "i am" was followed by here, at and late; "you am" never was, but "am" was.
        Assert.True(P("here", "am", "i") > P("home", "am", "i"));
        Assert.True(P("here", "am", "you") > P("home", "am", "you"));
        // Nothing is known of what follows "zebra", so the words alone decide.
        Assert.Equal(Alone(_model.Find("home")), P("home", "zebra", "zebra"), 1e-5);
    }

    [Fact]
    public void An_id_that_the_model_does_not_have_counts_as_unknown()
    {
        Assert.Equal(_model.LogProbability(LanguageModel.Unknown, Id("at"), LanguageModel.Unknown), _model.LogProbability(_model.WordCount + 7, Id("at"), -3));
        Assert.Equal(_model.LogProbability(Id("home"), LanguageModel.Unknown, LanguageModel.Unknown), _model.LogProbability(Id("home"), _model.WordCount, int.MaxValue));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("mo")]
    [InlineData("mond")]
    [InlineData("zzzz")]
    [InlineData("longerthantheorder")]
    public void Letters_and_the_end_of_the_word_sum_to_one(string before)
    {
        var sum = (_model.Letters + " ").Sum(letter => Math.Exp(_model.LetterLogProbability(before, letter)));
        Assert.Equal(1, sum, 1e-4);
        foreach (var letter in _model.Letters + " ")
            Assert.True(float.IsFinite(_model.LetterLogProbability(before, letter)), $"{before}{letter}");
        Assert.Equal(float.NegativeInfinity, _model.LetterLogProbability(before, '?'));
    }

    [Fact]
    public void Letters_that_words_have_are_likelier_than_others()
    {
        Assert.True(_model.LetterLogProbability("mond", 'a') > _model.LetterLogProbability("mond", 'q') + 2);
        Assert.True(_model.LetterLogProbability("monday", ' ') > _model.LetterLogProbability("monday", 'e'));
    }

    [Fact]
    public void Followers_are_the_likeliest_words_best_first()
    {
        Span<int> five = stackalloc int[5];
        foreach (var (before, beforeThat) in new[] { ("am", "i"), ("at", "am"), ("<start>", "<start>"), ("zebra", "zebra"), ("you", "see") })
        {
            var count = _model.Followers(Id(before), Id(beforeThat), five);
            Assert.Equal(5, count);
            var expected = Enumerable.Range(_model.FirstWord, _model.WordCount - _model.FirstWord)
                .Select(word => _model.LogProbability(word, Id(before), Id(beforeThat))).OrderDescending().Take(5).ToArray();
            for (var at = 0; at < five.Length; at++)
                Assert.Equal(expected[at], _model.LogProbability(five[at], Id(before), Id(beforeThat)), 1e-5);
        }

        Assert.Equal(0, _model.Followers(Id("am"), Id("i"), []));
        var more = new int[_model.WordCount + 50];
        Assert.Equal(_model.WordCount - _model.FirstWord, _model.Followers(Id("am"), Id("i"), more));
    }

    [Fact]
    public void Answers_allocate_nothing()
    {
        var words = new int[4];
        Ask(_model, words);
        Assert.Equal(0, Allocation.LeastOf(() => Ask(_model, words)));

        static void Ask(LanguageModel model, int[] words)
        {
            var id = model.Find("monday");
            model.Child(model.Root, 'm');
            model.LogProbability(id, id, LanguageModel.Start);
            model.LetterLogProbability("mon", 'd');
            model.Followers(LanguageModel.Start, LanguageModel.Start, words);
            model.Word(id);
        }
    }

    [Fact]
    public void Letters_that_are_not_English_are_letters()
    {
        var german = new LanguageModel(TinyLanguage.German("ich höre dich .", "wir grüßen die Äpfel ."));
        Assert.Equal("grüßen", german.Word(german.Find("grüßen")));
        Assert.Equal("Äpfel", german.Word(german.Find("äpfel")));
        Assert.Contains('ß', german.Letters);
    }

    private int Id(string word) => word == "<start>" ? LanguageModel.Start : _model.Find(word);

    private float P(string word, string before, string beforeThat) => _model.LogProbability(Id(word), Id(before), Id(beforeThat));

    private float Alone(int id) => _model.LogProbability(id, LanguageModel.Unknown, LanguageModel.Unknown);
}
