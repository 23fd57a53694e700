using NeuralGlasses.Tests;
using NeuralGlasses.Typing.Language;
using NeuralGlasses.Typing.Taps;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Typing.Taps;

public sealed class TapSearchTests
{
    private static readonly LanguageModel Language = new(TinyLanguage.Of("send me the letter", "the sea is green .", "send the letter , please", "is the sea green ?"));

    [Theory]
    [InlineData("send me the letter")]
    [InlineData("is the sea green?")]
    [InlineData("qzx jv")]
    public void Clear_taps_are_read_as_they_were_struck(string text)
    {
        Assert.Equal(text, Read(Taps(text, 0.996f), new TapSearchOptions()));
        Assert.Equal(text, Greedy(Taps(text, 0.996f)));
    }

    [Fact]
    public void Without_a_language_the_search_agrees_with_the_best_path_on_clear_taps_and_a_double_letter_needs_its_blank()
    {
        var alone = new TapSearchOptions { LanguageWeight = 0, CharacterBonus = 0 };
        Assert.Equal("letter", Read(Taps("letter", 0.9f), alone));
        Assert.Equal("a", Read([.. Repeated('a', 3)], alone));
        Assert.Equal("aa", Read([.. Repeated('a', 1), Blank(), .. Repeated('a', 1)], alone));
    }

    [Fact]
    public void The_language_decides_between_fingers_that_cannot_be_told_apart()
    {
        // The third letter is r a little rather than t.
        var taps = Taps("let", 0.9f);
        var unsure = taps.FindLastIndex(step => Likeliest(step) == 't');
        taps[unsure] = Step(('r', 0.5f), ('t', 0.45f));
        List<float[]> all = [.. taps, .. Taps("ter ", 0.9f)];

        Assert.StartsWith("ler", Greedy(all), StringComparison.Ordinal);
        Assert.Equal("letter ", Read(all, new TapSearchOptions()));
    }

    [Fact]
    public void A_backspace_takes_back_even_what_was_committed()
    {
        var options = new TapSearchOptions { CommitSteps = 4 };
        Assert.Equal("send", Read(Taps("sens\bd", 0.996f), options));
        Assert.Equal("se", Read([.. Taps("send", 0.996f), .. Enumerable.Repeat(Blank(), 20), .. Taps("\b\b", 0.996f), .. Enumerable.Repeat(Blank(), 20)], options));
        Assert.Equal("", Read(Taps("\b\b", 0.996f), options));
    }

    [Fact]
    public void A_character_is_committed_no_later_than_asked_and_never_changes_then()
    {
        var search = new TapSearch(Language, new TapSearchOptions { CommitSteps = 10 });
        var committed = "";
        var shown = "";
        foreach (var step in Taps("send me the letter", 0.9f).Concat(Enumerable.Repeat(Blank(), 12)))
        {
            search.Step(step);
            foreach (var change in search.Committed)
                committed += change;
            Assert.DoesNotContain('\b', committed);
            Assert.StartsWith(committed, "send me the letter", StringComparison.Ordinal);
            shown = committed + search.Pending();
        }

        Assert.Equal("send me the letter", committed);
        Assert.Equal(committed, shown);
    }

    [Fact]
    public void An_hour_of_taps_is_held_in_a_bounded_number_of_texts_and_a_warm_search_allocates_nothing()
    {
        var search = new TapSearch(Language, new TapSearchOptions());
        var chance = new Random(1);
        var steps = Enumerable.Range(0, 400).Select(_ => Noisy(chance)).ToArray();
        for (var round = 0; round < 60; round++)
            Run();
        Assert.InRange(search.Held, 1, 20_000);

        Assert.InRange(Allocation.LeastOf(Run), 0, 2_000);

        void Run()
        {
            foreach (var step in steps)
                search.Step(step);
        }
    }

    [Fact]
    public void A_wrong_setting_or_step_is_refused_in_a_sentence()
    {
        Assert.Contains("Width is 0; expected 1 to 1000", Assert.Throws<ArgumentException>(() => new TapSearch(Language, new TapSearchOptions { Width = 0 })).Message, StringComparison.Ordinal);
        Assert.Contains("has 3 classes; expected 33", Assert.Throws<ArgumentException>(() => new TapSearch(Language, new()).Step(new float[3])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_alphabet_has_a_class_for_each_key_and_one_for_nothing()
    {
        Assert.Equal(33, TapAlphabet.Labels.Distinct().Count());
        Assert.Equal(TapAlphabet.ClassOf('a'), TapAlphabet.ClassOf('A'));
        Assert.Equal(-1, TapAlphabet.ClassOf('ß'));
        Assert.Equal("ad", TapAlphabet.TextOf("\bas\bd".Select(TapAlphabet.ClassOf)));
    }

    private static string Read(List<float[]> steps, TapSearchOptions options)
    {
        var search = new TapSearch(Language, options);
        var text = "";
        foreach (var step in steps)
        {
            search.Step(step);
            Write();
        }

        search.Finish();
        Write();
        return text;

        void Write()
        {
            foreach (var change in search.Committed)
                text = change == '\b' ? text[..^1] : text + change;
        }
    }

    private static string Greedy(List<float[]> steps)
    {
        var decoder = new GreedyTapDecoder();
        return TapAlphabet.TextOf(steps.Select(step => decoder.Step(step)).Where(key => key >= 0));
    }

    private static List<float[]> Taps(string text, float sure) => [.. text.SelectMany(letter => new[] { Blank(), Step((letter, sure)), Blank() })];

    private static IEnumerable<float[]> Repeated(char letter, int count) => Enumerable.Repeat(Step((letter, 0.9f)), count);

    private static char Likeliest(float[] step) => Array.IndexOf(step, step.Max()) is var best && best == TapAlphabet.Blank ? '\0' : TapAlphabet.Characters[best];

    private static float[] Blank() => Step();

    // What is left is the blank's, but for a little for everything.
    private static float[] Step(params (char Character, float Probability)[] keys)
    {
        var step = new float[TapAlphabet.Classes];
        Array.Fill(step, 1e-4f);
        foreach (var (character, probability) in keys)
            step[TapAlphabet.ClassOf(character)] = probability;
        step[TapAlphabet.Blank] = Math.Max(1e-4f, 1 - step[..TapAlphabet.Blank].Sum());
        return Array.ConvertAll(step, MathF.Log);
    }

    private static float[] Noisy(Random chance)
    {
        var step = Array.ConvertAll(new float[TapAlphabet.Classes], _ => MathF.Pow(chance.NextSingle(), 8));
        step[TapAlphabet.Blank] = 1;
        var sum = step.Sum();
        return Array.ConvertAll(step, value => MathF.Log(Math.Max(1e-6f, value / sum)));
    }
}
