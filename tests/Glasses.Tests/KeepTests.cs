using NeuralGlasses.Hosting;
using Xunit;

namespace NeuralGlasses.Glasses.Tests;

public sealed class KeepTests
{
    [Fact]
    public void What_an_app_keeps_is_there_after_a_restart()
    {
        using var folder = new TemporaryFolder();
        new FolderKeep(folder.Path).Write("timer", AppKeepKind.Stored, "ends", "12:00");

        var again = new FolderKeep(folder.Path);

        Assert.Equal("12:00", again.Read("timer", AppKeepKind.Stored)["ends"]);
        Assert.Empty(again.Read("timer", AppKeepKind.Settings));
        again.Write("timer", AppKeepKind.Stored, "ends", null);
        Assert.Empty(new FolderKeep(folder.Path).Read("timer", AppKeepKind.Stored));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("""{"stored":null}""")]
    public void A_damaged_file_is_counted_and_its_app_begins_anew(string damaged)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "timer.json"), damaged);
        var keep = new FolderKeep(folder.Path);

        Assert.Empty(keep.Read("timer", AppKeepKind.Stored));
        Assert.Contains("timer.json", Assert.Single(keep.Unreadable), StringComparison.Ordinal);
    }

    [Fact]
    public void An_id_that_is_a_path_stays_in_the_folder()
    {
        using var folder = new TemporaryFolder();
        new FolderKeep(folder.Path).Write("../x", AppKeepKind.Stored, "a", "b");

        Assert.Single(Directory.GetFiles(folder.Path));
    }
}
