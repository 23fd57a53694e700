using NeuralGlasses.Typing.Keyboard;
using NeuralGlasses.Typing.Language;
using Xunit;

namespace NeuralGlasses.Conventions.Tests.Documents;

/// <summary>The document of the glasses says of every key of the keyboard with which gesture it is typed and which letters it holds, as the code and the shipped layouts do.</summary>
public sealed class WritingDocumentTests
{
    private const string Document = "hardware-spec/glasses.md";
    private static readonly string[] Languages = ["en", "de"];

    [Fact]
    public void The_table_of_keys_is_what_the_code_types_with()
    {
        var models = Languages.Select(language => LanguageModel.Load(Path.Combine(Repository.Root, "emg-models", "text-entry", language, LanguageModel.FileName))).ToArray();
        IReadOnlyList<string> gestures = KeyboardGestures.Of(KeyboardGestures.MostKeys);
        var layouts = new[] { 5, 4 }.SelectMany(keys => models.Select(model => (Keys: keys, Layout: KeyboardLayout.Load(Path.Combine(Repository.Root, "emg-models", "text-entry", model.Language, $"layout-{keys}.json"), model)))).ToArray();
        var rows = gestures.Select((gesture, key) =>
        {
            string name = key < KeyboardGestures.MostKeys ? "letters" : key == gestures.Count - 2 ? "accepting" : "erasing";
            var letters = layouts.Select(each => KeyboardGestures.Of(each.Keys).ToList().IndexOf(gesture) is var at and >= 0 && at < each.Keys ? $"`{each.Layout.Keys[at]}`" : "");
            return $"{name} | `{gesture}` | {KeyboardGestures.WordOf(gesture)} | {string.Join(" | ", letters)}";
        });
        var expected = MarkedTable.Build("Key | Gesture | Word on the display | 5 keys, en | 5 keys, de | 4 keys, en | 4 keys, de", rows);
        Assert.True(expected == MarkedTable.Read(Document, "keys"), MarkedTable.Complaint(Document, "keys", expected));
    }
}
