using NeuralGlasses.Cli.Running;
using NeuralGlasses.Hud;
using NeuralGlasses.Settings;
using Xunit;

namespace NeuralGlasses.Kit.Tests.Cli;

public sealed class RunTests : IDisposable
{
    private const string Script = """
        # Two coffees, and a glass of water.
        at 1 s select
        at 2 s select
        select
        at 3 s down
        dial 2
        at 5 s set daily off
        at 6 s back
        """;

    private readonly string _folder = Built.NewFolder();

    [Fact]
    public void A_script_runs_headless_and_prints_each_scene_with_its_time()
    {
        string script = Write("day.txt", Script);
        string pictures = Path.Combine(_folder, "out");
        (int code, string output, string error) = CommandLine.Run("run", Built.Tally, "--script", script, "--out", pictures, "--in-process");
        Assert.True(code == 0, error + output);
        string[] lines = output.Split('\n');
        Assert.Equal("0.00 s  home", lines[0]);
        Assert.Contains("1.00 s  > select", lines);
        Assert.Contains("    > Coffee                                                   2", lines);
        Assert.Contains("    > Water                                                    2", lines);
        Assert.Contains("    So far", lines);
        Assert.Contains("pictures of the display and 0 photos are in", output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(pictures, "hud", "0001.png")));
    }

    [Fact]
    public void A_process_of_its_own_prints_the_same_as_the_one_of_the_debugger()
    {
        string script = Write("day.txt", Script);
        var inProcess = CommandLine.Run("run", Built.Tally, "--script", script, "--in-process");
        Assert.Equal(inProcess, CommandLine.Run("run", Built.Tally, "--script", script));
    }

    [Theory]
    [InlineData("selct", "bad.txt:1: 'selct' is not known; did you mean 'select'?")]
    [InlineData("at one s select", "is not understood, expected a time of 0 to 86400 seconds and a word")]
    [InlineData("at 2 s up\nat 1 s up", "bad.txt:2: comes at 1 s, before the line before it at 2 s")]
    [InlineData("dial", "'dial' is followed by 0 numbers, expected 1")]
    [InlineData("dial much", "'much' is no number")]
    [InlineData("select 3", "'select' is followed by 1 numbers, expected 0")]
    [InlineData("at 99999999 s up", "expected a time of 0 to 86400 seconds")]
    public void A_line_that_is_not_understood_is_named(string script, string words)
    {
        (int code, _, string error) = CommandLine.Run("run", Built.Tally, "--script", Write("bad.txt", script), "--in-process");
        Assert.Equal(2, code);
        Assert.Contains(words, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Bad_input_is_one_sentence()
    {
        string script = Write("day.txt", "select");
        foreach ((string[] args, string words) in new (string[], string)[]
        {
            (["run", Built.Tally, "--script", Path.Combine(_folder, "none.txt")], "a file could not be read"),
            (["run", Built.Tally, "--script", script, "--profile", "goggles"], "expected one of audio-only"),
            (["run", Built.Tally, "--script", script, "--out", _folder], "already holds files"),
            (["run", _folder, "--script", script], "has no app.json"),
            (["fly"], "See --help."),
        })
        {
            (int code, _, string error) = CommandLine.Run(args);
            Assert.Equal(2, code);
            Assert.StartsWith("error: ", error, StringComparison.Ordinal);
            Assert.Contains(words, error, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_scene_fits_any_width_and_cannot_steer_the_terminal()
    {
        var scene = new HudScene("all",
        [
            new HudText("text", "A line that is longer than the terminal, with \u001b[2J in it\nand another"),
            new HudList("list", "Lines", [new HudItem("a", "Label", "detail"), new HudItem("b", "Label that is long", "detail that is long")]),
            new HudRow("row", [new HudIcon("icon", HudSymbol.Bell, "Bell"), new HudDial("dial", "Zoom", 0.5, "2 ×")]),
            new HudProgress("bar", "Loading", 2),
            new HudRect("rule", 1),
            new HudImage("image", new HudPicture(1, 1, new byte[4]), "A cat", 1),
            new HudCard("card", "Title", "Text"),
        ]) { FocusedId = "b" };
        foreach (int width in new[] { 1, 16, 20, 33, 200 })
        {
            IReadOnlyList<string> lines = SceneText.Lines(scene, width);
            Assert.All(lines, line => Assert.InRange(line.Length, 1, Math.Max(width, SceneText.LeastWidth)));
            Assert.DoesNotContain(lines, line => line.Any(char.IsControl));
        }

        Assert.Contains("> Label that is long", string.Join('\n', SceneText.Lines(scene, 60)), StringComparison.Ordinal);
        Assert.Equal(["(dark)"], SceneText.Lines(HudScene.Dark, 60));
    }

    [Fact]
    public void A_script_without_times_goes_on_every_half_second()
    {
        WearerScript script = WearerScript.Read("s", new StringReader("select\n\n  # nothing\nat 3 s dial -2 # back\nup"));
        Assert.Equal([(0.5, "select"), (3, "dial -2"), (3.5, "up")], script.Lines.Select(line => (line.AtS, line.Text)));
        Assert.Throws<SettingsException>(() => WearerScript.Read("s", new StringReader("at -1 s up")));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Write(string name, string text)
    {
        string file = Path.Combine(_folder, name);
        File.WriteAllText(file, text);
        return file;
    }
}
