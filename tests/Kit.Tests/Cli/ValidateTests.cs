using NeuralGlasses.Apps;
using Xunit;

namespace NeuralGlasses.Kit.Tests.Cli;

public sealed class ValidateTests : IDisposable
{
    private readonly string _folder = Built.NewFolder();

    public static TheoryData<string> Examples => [Built.Tally, Built.Intervals, Built.Postcard, Built.Directions];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Nothing_is_wrong_with_the_examples(string app)
    {
        (int code, string output, _) = CommandLine.Run("validate", app);
        Assert.Equal((0, "nothing is wrong with it\n"), (code, output));
    }

    [Fact]
    public void A_package_is_looked_at_as_its_folder_is_and_one_that_was_changed_is_refused()
    {
        string file = Path.Combine(_folder, "tally.ngapp");
        CommandLine.Run("pack", Built.Tally, "-o", file);
        Assert.Equal(0, CommandLine.Run("validate", file).Code);
        byte[] bytes = File.ReadAllBytes(file);
        File.WriteAllBytes(file, bytes[..^50]);
        (int code, string output, _) = CommandLine.Run("validate", file);
        Assert.Equal(1, code);
        Assert.StartsWith("package: ", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("title", "\"A title that is far too long\"", "manifest: app.json: title 'A title that is far too long' has 28 characters, expected 1 to 15")]
    [InlineData("permissions", "[\"everything\"]", "manifest: app.json: permissions[0] is 'everything', which is not known")]
    [InlineData("assembly", "\"Nowhere.dll\"", "has no Nowhere.dll, which its manifest names")]
    [InlineData("assembly", "\"HostileApps.pdb.dll\"", "assembly: HostileApps.pdb.dll is no .NET assembly.")]
    [InlineData("type", "\"NeuralGlasses.HostileApps.MutedApp\"", "class: HostileApps.dll has no class 'NeuralGlasses.HostileApps.MutedApp', which the manifest names; did you mean 'NeuralGlasses.HostileApps.MuteApp'?")]
    [InlineData("type", "\"NeuralGlasses.HostileApps.Raw\"", "start: On audio-only it stopped: It ended with 2: error: app.json of org.example.hostile: type is 'NeuralGlasses.HostileApps.Raw', expected a class that derives from GlassesApp")]
    [InlineData("type", "\"NeuralGlasses.HostileApps.ThrowingApp\"", "start: On green-576x288 it stopped: InvalidOperationException: I will not start")]
    [InlineData("type", "\"NeuralGlasses.HostileApps.LongTextApp\"", "scene: On mono-640x200 it showed nothing within 2 s")]
    public void What_is_wrong_is_named_with_the_rule_and_its_source(string field, string value, string finding)
    {
        Make(field, value);
        (int code, string output, string error) = CommandLine.Run("validate", _folder);
        Assert.True(code == 1, error + output);
        Assert.Contains(finding, output, StringComparison.Ordinal);
        Assert.Contains("(hardware-spec/app-protocol.md)\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_scene_that_cannot_be_read_is_a_finding()
    {
        Make("type", "\"NeuralGlasses.HostileApps.WordyApp\"");
        (int code, string output, _) = CommandLine.Run("validate", _folder);
        Assert.Equal(1, code);
        Assert.Contains("words: On colour-600x600, scene 'wordy', card: It has 40 words, expected at most 24. (glances of 2 s", output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_app_at_all_is_bad_input()
    {
        Assert.Equal(2, CommandLine.Run("validate", _folder).Code);
        Assert.Equal(2, CommandLine.Run("validate", Path.Combine(_folder, "nowhere")).Code);
        Assert.Equal(2, CommandLine.Run("validate").Code);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Make(string field, string value)
    {
        foreach (string file in Directory.EnumerateFiles(Built.Hostile))
            File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
        File.Copy(Path.Combine(Built.Hostile, "HostileApps.pdb"), Path.Combine(_folder, "HostileApps.pdb.dll"));
        var fields = new Dictionary<string, string>
        {
            ["id"] = "\"org.example.hostile\"",
            ["version"] = "\"1.0.0\"",
            ["title"] = "\"Hostile\"",
            ["assembly"] = "\"HostileApps.dll\"",
            ["type"] = "\"NeuralGlasses.HostileApps.MuteApp\"",
            [field] = value,
        };
        File.WriteAllText(Path.Combine(_folder, AppManifest.FileName), $"{{ {string.Join(", ", fields.Select(each => $"\"{each.Key}\": {each.Value}"))} }}");
    }
}
