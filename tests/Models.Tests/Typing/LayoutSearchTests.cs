using NeuralGlasses.Training.Typing.Language;
using NeuralGlasses.Training.Typing.Layout;
using NeuralGlasses.Typing.Keyboard;
using NeuralGlasses.Typing.Language;
using Xunit;

namespace NeuralGlasses.Models.Tests.Typing;

/// <summary>A search for a layout finds one that is less ambiguous, and the same one again.</summary>
public sealed class LayoutSearchTests
{
    /// <summary>Words that differ in neighbouring letters of the alphabet alone.</summary>
    private static readonly string[] Lines = ["bad cad dad fad.", "bed fed.", "bat cat fat.", "I bat a cad.", "A fad is bad.", "Dad fed a cat.", "Bed a fat cat.", "A dad is fed."];

    [Fact]
    public void Letters_that_tell_words_apart_come_on_different_keys()
    {
        using var texts = new TinyTexts(Lines);
        var model = new LanguageModel(LanguageTraining.Train(texts.Plan, texts.Folder, texts.Read(), _ => { }));
        var search = new LayoutSearch(model);
        var found = search.Find(4, 1, _ => { });
        var keys = found.Keys(4);
        Assert.Equal(keys, search.Find(4, 1, _ => { }).Keys(4));
        var layout = KeyboardLayout.Of(model, keys, "found");
        Assert.Equal(4, "bcdf".Select(layout.KeyOf).Distinct().Count());
        var alphabetical = KeyboardLayout.Of(model, KeyCodes.Alphabetical(model.Letters, 4).Keys(4), "alphabetical");
        Assert.Single("bcdf".Select(alphabetical.KeyOf).Distinct());
        string[][] sentences = [["A", "fad", "is", "bad"], ["Dad", "fed", "a", "cat"]];
        Assert.True(LayoutFigures.Of(layout, model, sentences).FirstRight > LayoutFigures.Of(alphabetical, model, sentences).FirstRight);
        Assert.Equal(1, LayoutFigures.Of(layout, model, sentences).FirstRight);
    }
}
