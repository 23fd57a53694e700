using NeuralGlasses.Hosting.Writing;
using NeuralGlasses.Sdk.Tests.Typing;
using NeuralGlasses.Typing.Keyboard;
using NeuralGlasses.Typing.Language;
using NeuralGlasses.Typing.Personal;

namespace NeuralGlasses.Sdk.Tests.Hosting.Writing;

// One language of a few sentences, with the letters in the order of the alphabet.
internal sealed class TinyLanguages : IWritingLanguages
{
    public static readonly LanguageModel Model = new(TinyLanguage.Of(
        "I like tea .", "I like coffee .", "we drink tea at home .", "we drink coffee at work .", "the team is at home .", "the tea is hot .", "I am at home .", "is the coffee hot ?"));

    public IReadOnlyList<string> Names { get; set; } = ["en"];

    public string[] Keys { get; set; } = ["abcde", "fghij", "klmno", "pqrst", "uvwxyz'"];

    public IKeptBytes? Kept { get; set; }

    public IKeptBytes? Aside { get; set; }

    public int Opened { get; private set; }

    public WritingLanguage Open(string language, int keys)
    {
        Opened++;
        if (!Names.Contains(language))
            throw new LanguageModelException($"There is no model for '{language}'; choose en.");
        return new WritingLanguage(new PersonalLanguage(Model, new PersonalDictionary(Model, Kept, Aside)), KeyboardLayout.Of(Model, Keys, "tiny"));
    }
}
