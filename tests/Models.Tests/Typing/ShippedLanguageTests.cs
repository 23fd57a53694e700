using System.Text.Json;
using NeuralGlasses.Training.Typing.Language;
using NeuralGlasses.Typing.Keyboard;
using NeuralGlasses.Typing.Language;
using Xunit;

namespace NeuralGlasses.Models.Tests.Typing;

/// <summary>The language models that ship: small enough, whole, and what their cards say.</summary>
public sealed class ShippedLanguageTests
{
    [Theory]
    [InlineData("en", 20_000_000)]
    [InlineData("de", 8_000_000)]
    public void A_model_fits_and_is_the_one_that_was_measured(string language, long most)
    {
        var file = File.ReadAllBytes(Path.Combine(Folder(language), LanguageModel.FileName));
        Assert.InRange(file.Length, 1, most);
        using var metrics = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder(language), "metrics.json")));
        Assert.Equal(metrics.RootElement.GetProperty("sha256").GetString(), Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file)));
        var plan = LanguagePlan.Load(Path.Combine(Folder(language), "training.json"));
        var model = Model(language);
        Assert.Equal((language, plan.Letters), (model.Language, model.Letters));
        Assert.InRange(model.WordCount, plan.Words / 2, plan.Words + 20);
    }

    [Theory]
    [InlineData("en", "good morning", "good spoon")]
    [InlineData("en", "thank you", "thank yew")]
    [InlineData("en", "see you", "see toy")]
    [InlineData("de", "guten morgen", "guten sorgen")]
    [InlineData("de", "ich bin", "ich sinn")]
    public void What_people_say_is_likelier_than_what_they_do_not(string language, string said, string unsaid)
    {
        var model = Model(language);
        Assert.True(Log(said) > Log(unsaid) + 2, $"{said} {Log(said)}, {unsaid} {Log(unsaid)}");

        float Log(string two) => two.Split(' ') is var words ? model.LogProbability(model.Find(words[1]), model.Find(words[0]), LanguageModel.Start) : 0;
    }

    [Theory]
    [InlineData("en", "I'm", "Monday", "London", "don't")]
    [InlineData("de", "ich", "Montag", "Straße", "für")]
    public void Words_are_written_as_people_write_them(string language, params string[] words)
    {
        var model = Model(language);
        Assert.Equal(words, words.Select(word => model.Word(model.Find(word.ToLowerInvariant()))));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    public void Its_probabilities_sum_to_one_but_for_the_rounding_of_the_values(string language)
    {
        var model = Model(language);
        foreach (var before in new[] { LanguageModel.Start, model.FirstWord, model.FirstWord + 40, model.WordCount - 5, LanguageModel.Unknown })
        {
            var sum = Enumerable.Range(0, model.WordCount).Sum(word => Math.Exp(model.LogProbability(word, before, LanguageModel.Start)));
            Assert.Equal(1, sum, 0.1);
        }

        Assert.Equal(1, (model.Letters + " ").Sum(letter => Math.Exp(model.LetterLogProbability("th", letter))), 1e-4);
    }

    [Theory]
    [InlineData("en", 4)]
    [InlineData("en", 5)]
    [InlineData("en", 6)]
    [InlineData("de", 4)]
    [InlineData("de", 5)]
    [InlineData("de", 6)]
    public void Its_layouts_hold_every_letter_and_are_better_than_the_usual_order(string language, int keys)
    {
        var layout = KeyboardLayout.Load(Path.Combine(Folder(language), $"layout-{keys}.json"), Model(language));
        Assert.Equal(keys, layout.Keys.Count);
        using var metrics = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder(language), "metrics.json")));
        var pair = metrics.RootElement.GetProperty("layouts").EnumerateArray().Single(of => of.GetProperty("searched").GetProperty("keys").GetInt32() == keys);
        Assert.Equal(layout.Keys, pair.GetProperty("searched").GetProperty("letters").EnumerateArray().Select(letters => letters.GetString()));
        Assert.True(pair.GetProperty("searched").GetProperty("firstRight").GetDouble() > pair.GetProperty("alphabetical").GetProperty("firstRight").GetDouble());
    }

    private static LanguageModel Model(string language) => LanguageModel.Load(Path.Combine(Folder(language), LanguageModel.FileName));

    private static string Folder(string language) => Path.Combine(RepositoryFiles.Root, "emg-models", "text-entry", language);
}
