using System.Text.Json;
using NeuralGlasses.Simulator.Commands;
using NeuralGlasses.Simulator.Scenarios;
using Xunit;

namespace NeuralGlasses.EndToEnd.Tests;

/// <summary>What a guided session made is kept in a file, and another run begins with it.</summary>
public sealed class SavedProfileTests : IDisposable
{
    private readonly Runs _runs = new();
    private readonly string _calibrated;
    private readonly string _uncalibrated;

    public SavedProfileTests()
    {
        const string Fist = "duration: 6 s, movements: [ { at: 3 s, movement: fist, hold: 1.6 s } ]";
        _calibrated = _runs.NewFile("calibrated.yaml", System.Text.Encoding.UTF8.GetBytes($"{{ calibration: {{ repetitions: 1 }}, {Fist} }}"));
        _uncalibrated = _runs.NewFile("uncalibrated.yaml", System.Text.Encoding.UTF8.GetBytes($"{{ {Fist} }}"));
    }

    public void Dispose() => _runs.Dispose();

    [Fact]
    public void A_run_that_begins_with_a_saved_profile_is_the_one_that_calibrated_bit_for_bit()
    {
        var file = _runs.NewFile("me.profile", "what lay there before"u8);
        var first = _runs.NewFolder();
        var second = _runs.NewFolder();
        var third = _runs.NewFolder();
        Assert.Contains($"Wrote {file}, the wearer's profile.", Run("--scenario", _calibrated, "--out", first, "--save-profile", file), StringComparison.Ordinal);
        Assert.DoesNotContain("Calibrated", Run("--scenario", _calibrated, "--out", second, "--profile", file), StringComparison.Ordinal);
        Assert.Contains($"Begins with the profile {file} of hand-gestures", Run("--scenario", _uncalibrated, "--out", third, "--profile", file), StringComparison.Ordinal);

        Assert.Equal(Hash(first), Hash(second));
        Assert.Equal(Events(first), Events(third));
        Assert.False(File.Exists(file + ".part"));
    }

    [Fact]
    public void A_profile_that_cannot_be_taken_is_one_sentence_and_nothing_is_run()
    {
        var whole = _runs.NewFile("whole.profile", []);
        Run("--scenario", _calibrated, "--out", _runs.NewFolder(), "--save-profile", whole);
        var bytes = File.ReadAllBytes(whole);
        var changed = bytes.ToArray();
        changed[bytes.Length / 2] ^= 1;

        Refused("missing.profile: there is no such file; calibrate first.", "missing.profile");
        Refused("the signature does not fit; the profile is cut, was changed or belongs to another device, calibrate again.", _runs.NewFile("cut.profile", bytes.AsSpan(0, bytes.Length / 2)));
        Refused("is no wearer's profile, its first bytes differ; calibrate again.", _runs.NewFile("stub.profile", bytes.AsSpan(0, 20)));
        Refused("the signature does not fit", _runs.NewFile("changed.profile", changed));
        Refused("is no wearer's profile, its first bytes differ; calibrate again.", _runs.NewFile("empty.profile", []));
        Refused("is a profile of a model of gestures that last, and 'discrete-gestures'", whole, "--model", ShippedModels.FolderOf(ShippedModels.DiscreteGestures));
    }

    [Theory]
    [InlineData("there is no guided session whose profile --save-profile could keep; give the scenario a calibration.", "--save-profile", "me.profile")]
    [InlineData("lies in a folder that is not there; make the folder first.", "--save-profile", "nowhere/me.profile")]
    [InlineData("--save-profile . is a folder; expected the name of a file.", "--save-profile", ".")]
    [InlineData("--profile stands instead of a guided session", "--profile", "a.profile", "--save-profile", "b.profile")]
    [InlineData("--profile stands instead of a guided session", "--profile", "a.profile", "--calibrate")]
    public void What_does_not_go_together_is_one_sentence(string sentence, params string[] options)
    {
        var folder = _runs.NewFolder();
        var (code, _, error) = Invoke(["run", "--scenario", _uncalibrated, "--out", folder, .. options]);
        Assert.Equal(SimulatorCommand.BadInput, code);
        Assert.Contains(sentence, error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
        Assert.False(Directory.Exists(folder));
    }

    private static string Hash(string folder) => Report(folder).GetProperty("traceHash").GetString()!;

    private static string Events(string folder)
    {
        var events = Report(folder).GetProperty("events").GetRawText();
        Assert.Contains("fist", events, StringComparison.Ordinal);
        return events;
    }

    private static JsonElement Report(string folder) => JsonElement.Parse(File.ReadAllText(Path.Combine(folder, "report.json")));

    private static string Run(params string[] options)
    {
        var (code, output, error) = Invoke(["run", "--headless", .. options]);
        Assert.Equal((0, ""), (code, error));
        return output;
    }

    private static (int Code, string Output, string Error) Invoke(string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        return (SimulatorCommand.Invoke(args, output, error), output.ToString(), error.ToString());
    }

    private void Refused(string sentence, string profile, params string[] options)
    {
        var folder = _runs.NewFolder();
        var (code, output, error) = Invoke(["run", "--scenario", _uncalibrated, "--out", folder, "--profile", profile, .. options]);
        Assert.Equal((SimulatorCommand.BadInput, ""), (code, output));
        Assert.Contains(sentence, error, StringComparison.Ordinal);
        Assert.StartsWith($"error: {profile}: ", error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
        Assert.False(Directory.Exists(folder));
    }
}
