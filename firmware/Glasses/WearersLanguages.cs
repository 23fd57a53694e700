using NeuralGlasses.Hosting.Writing;
using NeuralGlasses.Typing.Language;
using NeuralGlasses.Typing.Personal;

namespace NeuralGlasses.Glasses;

/// <summary>The languages in which the wearer can write, and the words that were learnt of the wearer in each; a model is read when it is first written in.</summary>
internal sealed class WearersLanguages(string models, string folder, Action<string> complain)
{
    /// <summary>The languages.</summary>
    public LanguageFolder Languages => field ??= new LanguageFolder(models, Open);

    /// <summary>Where the words of each language are kept.</summary>
    public IEnumerable<(string Language, IKeptBytes Kept)> Words => Languages.Names.Select(name => (name, (IKeptBytes)new KeptFile(PathOf(name))));

    /// <summary>Why nothing can be written, in one sentence; null if something can.</summary>
    public string? Problem => Languages.Names.Count > 0 ? null
        : Directory.Exists(models) ? $"'languages' is '{models}', which holds no language; expected a folder for each, with {LanguageModel.FileName} in it. No text can be written."
        : $"'languages' is '{models}', and there is no such folder; expected that of the languages, text-entry. No text can be written.";

    private string PathOf(string language) => Path.Combine(folder, "words", $"{language}.words");

    private PersonalDictionary Open(LanguageModel model)
    {
        var path = PathOf(model.Language);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var words = PersonalDictionary.Open(model, path);
        if (words.Finding is { } finding)
            complain(finding);
        return words;
    }
}
