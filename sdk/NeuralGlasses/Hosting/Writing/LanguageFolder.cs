using System.Globalization;
using NeuralGlasses.Typing.Keyboard;
using NeuralGlasses.Typing.Language;
using NeuralGlasses.Typing.Personal;

namespace NeuralGlasses.Hosting.Writing;

/// <summary>Languages that lie in a folder, one below it for each: the language model and its layouts.</summary>
/// <param name="folder">The folder, such as <c>text-entry</c>.</param>
/// <param name="openWords">Opens the wearer's own words of a language; null for words that end with the program.</param>
public sealed class LanguageFolder(string folder, Func<LanguageModel, PersonalDictionary>? openWords = null) : IWritingLanguages
{
    private LanguageModel? _model;
    private PersonalDictionary? _words;

    /// <inheritdoc/>
    public IReadOnlyList<string> Names => !Directory.Exists(folder)
        ? []
        : [.. Directory.GetDirectories(folder).Where(language => File.Exists(Path.Combine(language, LanguageModel.FileName))).Select(language => Path.GetFileName(language)).Order(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public WritingLanguage Open(string language, int keys)
    {
        ArgumentException.ThrowIfNullOrEmpty(language);
        if (_model?.Language != language)
        {
            _model = LanguageModel.Load(Path.Combine(folder, language, LanguageModel.FileName));
            _words = openWords?.Invoke(_model) ?? new PersonalDictionary(_model);
        }

        var layout = KeyboardLayout.Load(Path.Combine(folder, language, string.Create(CultureInfo.InvariantCulture, $"layout-{keys}.json")), _model);
        return new WritingLanguage(new PersonalLanguage(_model, _words!), layout);
    }
}
