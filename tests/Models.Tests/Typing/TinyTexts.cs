using System.Security.Cryptography;
using System.Text;
using NeuralGlasses.Training.Typing.Language;
using NeuralGlasses.Training.Typing.Language.Texts;

namespace NeuralGlasses.Models.Tests.Typing;

/// <summary>A folder with a few lines of text, and a plan that names it.</summary>
internal sealed class TinyTexts : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public TinyTexts(params string[] lines)
    {
        var text = string.Join('\n', lines) + "\n";
        File.WriteAllText(_folder.File("chat.txt"), text);
        File.WriteAllText(_folder.File("words.txt"), string.Join('\n', lines.SelectMany(line => line.Split(' ')).Select(word => word.Trim('.', '?', ',', '!')).Distinct()) + "\n");
        Plan = new LanguagePlan
        {
            Format = LanguagePlan.CurrentFormat,
            Language = "en",
            Version = "0.1.0",
            Letters = "abcdefghijklmnopqrstuvwxyz'",
            Marks = ".,?!",
            Words = 1000,
            Pairs = 10000,
            Triples = 10000,
            LetterOrder = 4,
            Groups = [new TextGroup { Name = "chat", Weight = 1, HeldOut = true, Sources = [Source("chat.txt")] }],
            WordLists = [Source("words.txt")],
        };
    }

    public LanguagePlan Plan { get; }

    public TextFolder Folder => new(_folder.FullPath);

    public string FullName => _folder.FullPath;

    public LanguageTexts Read() => new(Plan, Folder);

    public void Dispose() => _folder.Dispose();

    private TextSource Source(string file) => new()
    {
        Name = file,
        From = "the test",
        Version = "1",
        Licence = "MIT",
        Files = file,
        Reader = TextReaders.Lines,
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(File.ReadAllText(_folder.File(file))))),
    };
}
