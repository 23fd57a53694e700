using NeuralGlasses.Recordings;
using NeuralGlasses.Training.Commands;
using NeuralGlasses.Training.Import;
using Xunit;

namespace NeuralGlasses.Models.Tests.Import;

/// <summary>A folder to import from, a folder to import into and one sentence or recording that comes out.</summary>
internal sealed class ImportCase : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _output = new();

    public ImportCase(string format) => Options = new()
    {
        From = Directory.CreateDirectory(_folder.File("in")).FullName,
        Format = format,
        OutputDirectory = _folder.File("out"),
        DataSet = "own",
        Subject = "S1",
        Licence = "MIT",
    };

    public ImportOptions Options { get; set; }

    public string Output => _output.ToString();

    public IReadOnlyList<string> Written => Directory.Exists(Options.OutputDirectory)
        ? [.. Directory.GetFiles(Options.OutputDirectory).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)]
        : [];

    public string Source(string name) => _folder.File(Path.Combine("in", name));

    public string Text(string name, string text)
    {
        File.WriteAllText(Source(name), text);
        return Source(name);
    }

    public void Map(string json)
    {
        File.WriteAllText(_folder.File("map.json"), json);
        Options = Options with { MappingFile = _folder.File("map.json") };
    }

    public void Import()
    {
        using var bar = new ProgressBar(TextWriter.Null, isTerminal: false);
        ImportRun.Execute(Options, _output, bar);
    }

    public EmgRecording Imported(string name)
    {
        Import();
        return EmgRecording.Open(Path.Combine(Options.OutputDirectory, name));
    }

    /// <summary>Imports, sees it refused without a file left behind, and gives the sentence.</summary>
    public string Refused()
    {
        var message = Assert.Throws<RecordingException>(Import).Message;
        Assert.Empty(Written);
        Assert.DoesNotContain('\n', message);
        return message;
    }

    public void Dispose()
    {
        _output.Dispose();
        _folder.Dispose();
    }
}
