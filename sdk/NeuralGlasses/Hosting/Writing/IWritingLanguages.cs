using NeuralGlasses.Typing.Keyboard;
using NeuralGlasses.Typing.Personal;

namespace NeuralGlasses.Hosting.Writing;

/// <summary>The languages in which a wearer can write.</summary>
public interface IWritingLanguages
{
    /// <summary>Codes of the languages, in order.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>Opens a language with the wearer's own words.</summary>
    /// <param name="language">Its code.</param>
    /// <param name="keys">Number of letter keys.</param>
    /// <exception cref="Typing.Language.LanguageModelException">There is no such language, or it cannot be read; the message says which file and why.</exception>
    /// <exception cref="KeyboardLayoutException">There is no layout of so many keys, or it cannot be typed on.</exception>
    WritingLanguage Open(string language, int keys);
}

/// <summary>A language in which a wearer writes.</summary>
/// <param name="Words">Its words, with the wearer's own.</param>
/// <param name="Layout">The letters of each key.</param>
public sealed record WritingLanguage(PersonalLanguage Words, KeyboardLayout Layout);
