using NeuralGlasses.Tests;
using NeuralGlasses.Typing.Language;
using NeuralGlasses.Typing.Personal;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Typing;

/// <summary>What the wearer sends is learnt, kept, forgotten, and never in the way of typing.</summary>
public sealed class PersonalDictionaryTests : IDisposable
{
    private readonly LanguageModel _model = new(TinyLanguage.Of("I am here .", "you are here .", "see you at home .", "I am at work ."));
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dictionary");

    private string File => Path.Combine(_folder.FullName, "en.dictionary");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void An_empty_dictionary_changes_nothing()
    {
        var language = new PersonalLanguage(_model, new PersonalDictionary(_model));
        for (var word = 0; word < _model.WordCount; word++)
            Assert.Equal(_model.LogProbability(word, LanguageModel.Start, LanguageModel.Start), language.LogProbability(word, LanguageModel.Start, LanguageModel.Start));
        Span<int> own = stackalloc int[3];
        Span<int> general = stackalloc int[3];
        Assert.Equal(3, language.Followers(Id("at"), Id("am"), own));
        _model.Followers(Id("at"), Id("am"), general);
        Assert.True(own.SequenceEqual(general));
    }

    [Fact]
    public void A_new_word_becomes_typeable_as_it_was_written()
    {
        var dictionary = Learnt("see", "Zoe", "at", "home");
        var node = dictionary.Root;
        foreach (var letter in "zoe")
        {
            Assert.True(float.IsFinite(dictionary.BestLogProbability(node)));
            node = dictionary.Child(node, letter);
        }

        var id = dictionary.WordAt(node);
        Assert.True(id >= _model.WordCount);
        Assert.Equal("Zoe", dictionary.Word(id));
        Assert.Equal(id, dictionary.Find("zoe"));
        Assert.Equal(-1, dictionary.Child(dictionary.Root, 'h'));
        Assert.Equal(-1, dictionary.WordAt(dictionary.Root));
        var language = new PersonalLanguage(_model, dictionary);
        Assert.True(float.IsFinite(language.LogProbability(id, Id("see"), LanguageModel.Start)));
        Assert.True(language.LogProbability(id, Id("see"), LanguageModel.Start) > language.LogProbability(id, Id("home"), Id("at")));
        Assert.True(float.IsFinite(language.LogProbability(Id("home"), id, Id("see"))));
    }

    [Fact]
    public void What_was_sent_becomes_likelier_and_still_all_sums_to_one()
    {
        var dictionary = Learnt([.. Enumerable.Repeat<string[]>(["you", "are", "late", "."], 20).SelectMany(words => words)]);
        var language = new PersonalLanguage(_model, dictionary);
        var late = dictionary.Find("late");
        Assert.True(language.LogProbability(Id("are"), Id("you"), LanguageModel.Start) > _model.LogProbability(Id("are"), Id("you"), LanguageModel.Start) + Math.Log(1 - language.Weight));
        Span<int> next = stackalloc int[4];
        var count = language.Followers(Id("are"), Id("you"), next);
        Assert.Contains(late, next[..count].ToArray());
        var sum = 0.0;
        for (var word = 0; word < dictionary.WordCount; word++)
            sum += Math.Exp(dictionary.LogProbability(word, Id("are")));
        Assert.Equal(1, sum, 1e-5);
    }

    [Fact]
    public void Numbers_and_marks_are_no_words()
    {
        var dictionary = Learnt("42", "Ω", "at", "", ".", "x7");
        Assert.Equal((1, 1L), (dictionary.Count, dictionary.Learnt));
        Assert.Equal(_model.WordCount, dictionary.WordCount);
    }

    [Fact]
    public void It_is_kept_and_taken_up_again()
    {
        var before = PersonalDictionary.Open(_model, File);
        before.Learn("see Zoe at home .".Split(' '));
        before.Learn("Zoe is late".Split(' '));
        var after = PersonalDictionary.Open(_model, File);
        Assert.Null(after.Finding);
        Assert.Equal((before.Count, before.Learnt), (after.Count, after.Learnt));
        foreach (var word in new[] { "zoe", "at", "late" })
        {
            foreach (var earlier in new[] { "see", "zoe", "is" })
                Assert.Equal(before.LogProbability(before.Find(word), before.Find(earlier)), after.LogProbability(after.Find(word), after.Find(earlier)));
        }

        Assert.Equal(["en.dictionary"], _folder.GetFiles().Select(file => file.Name));
    }

    [Fact]
    public void A_forgotten_word_is_gone_here_and_in_the_file()
    {
        var dictionary = PersonalDictionary.Open(_model, File);
        dictionary.Learn("see Zoe at home".Split(' '));
        var id = dictionary.Find("zoe");
        Assert.True(dictionary.Forget("ZOE"));
        Assert.False(dictionary.Forget("Zoe"));
        Assert.False(dictionary.Forget("never"));
        Assert.Equal(LanguageModel.Unknown, dictionary.Find("zoe"));
        Assert.Equal(-1, dictionary.Child(dictionary.Root, 'z'));
        Assert.Equal(float.NegativeInfinity, dictionary.LogProbability(id, Id("see")));
        Assert.DoesNotContain("Zoe", System.IO.File.ReadAllText(File), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(3, PersonalDictionary.Open(_model, File).Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(60)]
    public void A_damaged_file_is_set_aside_said_and_begun_anew(int at)
    {
        PersonalDictionary.Open(_model, File).Learn("see Zoe at home".Split(' '));
        var damaged = System.IO.File.ReadAllBytes(File);
        damaged[at] ^= 0x21;
        System.IO.File.WriteAllBytes(File, damaged);
        var dictionary = PersonalDictionary.Open(_model, File);
        Assert.Equal(0, dictionary.Count);
        Assert.StartsWith($"{File}: the personal dictionary ", dictionary.Finding, StringComparison.Ordinal);
        Assert.EndsWith($"; it was set aside as {File}.damaged-1, and a new one was begun.", dictionary.Finding, StringComparison.Ordinal);
        Assert.Equal(damaged, System.IO.File.ReadAllBytes(File + ".damaged-1"));
        dictionary.Learn(["home"]);
        Assert.Equal(1, PersonalDictionary.Open(_model, File).Count);
    }

    [Fact]
    public void A_second_damaged_file_does_not_take_the_place_of_the_first()
    {
        foreach (var text in new[] { "first", "second" })
        {
            System.IO.File.WriteAllText(File, text);
            Assert.NotNull(PersonalDictionary.Open(_model, File).Finding);
        }

        Assert.Equal(["first", "second"], new[] { 1, 2 }.Select(number => System.IO.File.ReadAllText($"{File}.damaged-{number}")));
    }

    [Fact]
    public void A_dictionary_of_another_language_is_set_aside()
    {
        PersonalDictionary.Open(new LanguageModel(TinyLanguage.German("ich bin da .")), File).Learn(["da"]);
        Assert.Contains("is of 'de', expected 'en'", PersonalDictionary.Open(_model, File).Finding, StringComparison.Ordinal);
    }

    [Fact]
    public void A_disk_that_keeps_nothing_is_said_and_typing_goes_on()
    {
        var dictionary = new PersonalDictionary(_model, new FullDisk());
        dictionary.Learn(["home"]);
        Assert.Equal(1, dictionary.Count);
        Assert.Equal("disk: the personal dictionary cannot be kept, so what was learnt is lost at the next start: No space.", dictionary.Finding);
    }

    [Fact]
    public void The_rarest_go_first_and_the_longest_unused_of_them()
    {
        var dictionary = new PersonalDictionary(_model);
        var words = Enumerable.Range(0, PersonalDictionary.MostWords + 10).Select(Name).ToArray();
        dictionary.Learn([words[0], .. words]);
        Assert.Equal(PersonalDictionary.MostWords, dictionary.Count);
        Assert.NotEqual(LanguageModel.Unknown, dictionary.Find(words[0]));
        Assert.All(words[1..11], word => Assert.Equal(LanguageModel.Unknown, dictionary.Find(word)));
        Assert.NotEqual(LanguageModel.Unknown, dictionary.Find(words[^1]));

        static string Name(int number) => "q" + string.Concat(number.ToString("D5", null).Select(digit => (char)('a' + digit - '0')));
    }

    [Fact]
    public void Answers_allocate_nothing()
    {
        var language = new PersonalLanguage(_model, Learnt("see", "Zoe", "at", "home"));
        var words = new int[3];
        Ask(language, words);
        Assert.Equal(0, Allocation.LeastOf(() => Ask(language, words)));

        static void Ask(PersonalLanguage language, int[] words)
        {
            var id = language.Find("zoe");
            language.LogProbability(id, id, LanguageModel.Start);
            language.Dictionary.WordAt(language.Dictionary.Child(language.Dictionary.Root, 'z'));
            language.Followers(LanguageModel.Start, LanguageModel.Start, words);
        }
    }

    private PersonalDictionary Learnt(params string[] words)
    {
        var dictionary = new PersonalDictionary(_model);
        dictionary.Learn(words);
        return dictionary;
    }

    private int Id(string word) => _model.Find(word);

    private sealed class FullDisk : IKeptBytes
    {
        public string Name => "disk";

        public byte[]? Load() => null;

        public void Save(ReadOnlySpan<byte> bytes) => throw new IOException("No space.");
    }
}
