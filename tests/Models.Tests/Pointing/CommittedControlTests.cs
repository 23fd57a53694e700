using NeuralGlasses.Training.Pointing;
using NeuralGlasses.Training.Typing.Simulated;
using Xunit;

namespace NeuralGlasses.Models.Tests.Pointing;

/// <summary>The tables of pointing and of typing in the documents are those of the committed files.</summary>
public sealed class CommittedControlTests
{
    private static readonly string[] Reports = ["pointing-mouse.json", "pointing-true-wrist.json", "pointing-true-steering.json", "pointing-emg-steering.json", "pointing-true-forearm.json", "pointing-emg-forearm.json"];

    private static string Folder => Path.Combine(RepositoryFiles.Root, "emg-models");

    [Fact]
    public void The_table_of_pointing_says_what_the_figures_say() =>
        Same(Path.Combine(Folder, "README.md"), "pointing", PointingTable.Of(Reports.Select(name => PointingJson.Parse(File.ReadAllText(Path.Combine(Folder, name))))));

    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    public void The_table_of_typing_says_what_the_figures_say(string language) =>
        Same(Path.Combine(Folder, "text-entry", "README.md"), $"typing {language}", TypingTable.Of(TypingReport.Parse(File.ReadAllText(Path.Combine(Folder, "text-entry", language, "typing.json")))));

    private static void Same(string document, string name, string expected)
    {
        var marked = $"<!-- table: {name} -->\n{expected}<!-- end -->\n";
        Assert.True(File.ReadAllText(document).Contains(marked, StringComparison.Ordinal), $"{document}: table '{name}' should read:\n{marked}");
    }
}
