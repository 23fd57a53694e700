using System.Text.Json;
using NeuralGlasses.Simulator.Commands;
using Xunit;

namespace NeuralGlasses.EndToEnd.Tests;

public sealed class CommandLineTests : IDisposable
{
    private readonly Runs _runs = new();

    public void Dispose() => _runs.Dispose();

    [Fact]
    public void A_missing_recording_is_one_sentence_and_exit_code_2() =>
        AssertBadInput("missing.h5", "run", "--recording", Path.Combine(_runs.NewFolder(), "missing.h5"));

    [Fact]
    public void An_absent_folder_of_recordings_is_one_sentence_and_exit_code_2() =>
        AssertBadInput("nowhere", "run", "--recording", Path.Combine("nowhere", "data", "person.h5"));

    [Fact]
    public void A_file_of_another_format_is_one_sentence_and_exit_code_2() =>
        AssertBadInput("text.h5", "run", "--recording", _runs.NewFile("text.h5", "this is no HDF5 file, only text"u8));

    [Fact]
    public void A_truncated_recording_is_one_sentence_and_exit_code_2()
    {
        var whole = SyntheticRecording.Write(_runs.NewFile("whole.h5", []), channels: 8);
        AssertBadInput("cut.h5", "run", "--recording", _runs.NewFile("cut.h5", File.ReadAllBytes(whole).AsSpan(0, 4000)));
    }

    [Fact]
    public void A_recording_with_other_channels_than_the_band_is_one_sentence_and_exit_code_2() =>
        AssertBadInput("12 channels", "run", "--recording", SyntheticRecording.Write(_runs.NewFile("twelve.h5", []), channels: 12));

    [Theory]
    [InlineData("--hours is 0; expected more than 0", "--hours", "0")]
    [InlineData("--loss is 2; expected a share", "--loss", "2")]
    [InlineData("--disconnects is 99; expected 0 to 36", "--hours", "0.1", "--disconnects", "99")]
    [InlineData("--drift is 300; expected -200 to 200", "--drift", "300")]
    [InlineData("--brown-outs is 9; expected 0 to 6", "--hours", "0.1", "--disconnects", "0", "--brown-outs", "9")]
    public void A_soak_out_of_range_is_one_sentence(string sentence, params string[] arguments) => AssertBadInput(sentence, ["soak", .. arguments]);

    [Fact]
    public void An_unknown_scenario_is_one_sentence_that_names_the_known_ones() =>
        AssertBadInput("first-minute", "run", "--scenario", "first-hour");

    [Fact]
    public void A_model_that_does_not_fit_the_stream_names_both_sides() =>
        AssertBadInput("expects 8 channels, the wristband streams 16", "run", "--out", _runs.NewFolder(), "--scenario", _runs.NewFile("sixteen.yaml", "band: { channels: 16 }"u8));

    [Fact]
    public void Glasses_that_sleep_with_a_model_that_cannot_wake_them_are_refused_before_anything_is_written()
    {
        var folder = _runs.NewFolder();
        AssertBadInput("glasses.awake is given, but the model hand-gestures sees no gesture that wakes", "run", "--out", folder, "--model", Runs.ModelFolder, "--scenario", _runs.NewFile("asleep.yaml", "{ model: discrete-gestures, glasses: { awake: 5 s } }"u8));
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public void What_was_to_be_pointed_at_and_never_shown_is_said_at_the_end()
    {
        var scenario = _runs.NewFile("nowhere.yaml", "{ duration: 3 s, model: discrete-gestures, person: { seed: 21 }, points: [ { from: 1 s, at: Nowhere }, { from: 2 s } ] }"u8);
        var (code, output, _) = Invoke("run", "--headless", "--out", _runs.NewFolder(), "--scenario", scenario);
        Assert.Equal(0, code);
        Assert.Contains("'Nowhere' of 1 s was never on the display beside a pointer; name what", output, StringComparison.Ordinal);
        Assert.Contains("The pinch of 2 s did not come about", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_a_model_is_one_sentence_and_exit_code_2() =>
        AssertBadInput("manifest.json", "run", "--model", _runs.NewFolder());

    [Fact]
    public void A_band_of_a_newer_protocol_names_both_versions() =>
        AssertBadInput("version 2", "run", "--out", _runs.NewFolder(), "--scenario", _runs.NewFile("future.yaml", "{ duration: 5 s, band: { frame_version: 2 } }"u8));

    [Fact]
    public void An_unknown_option_is_one_sentence_and_exit_code_2() => AssertBadInput("--sead", "run", "--sead", "3");

    [Fact]
    public void A_seed_that_is_no_number_is_one_sentence_and_exit_code_2() => AssertBadInput("seed", "run", "--seed", "many");

    [Fact]
    public void A_folder_that_holds_an_earlier_run_is_refused_and_stays_as_it_is()
    {
        var folder = _runs.NewFolder();
        Directory.CreateDirectory(folder);
        var kept = Path.Combine(folder, "photo-0001.jpg");
        File.WriteAllText(kept, "precious");
        AssertBadInput("already holds files", "run", "--out", folder);
        Assert.Equal("precious", File.ReadAllText(kept));
        Assert.Single(Directory.GetFileSystemEntries(folder));
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("run", "--help")]
    [InlineData("doctor", "--help")]
    [InlineData("scenarios", "--help")]
    [InlineData("serve", "--help")]
    [InlineData("band", "--help")]
    public void Every_verb_has_help(params string[] args)
    {
        var (code, output, error) = Invoke(args);
        Assert.Equal(0, code);
        Assert.Contains("Usage", output, StringComparison.Ordinal);
        Assert.Empty(error);
    }

    [Fact]
    public void Scenarios_are_listed_with_what_they_show()
    {
        var (code, output, _) = Invoke("scenarios");
        Assert.Equal(0, code);
        Assert.Contains("first-minute", output, StringComparison.Ordinal);
        Assert.Contains("lossy-radio", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_writes_a_report_with_every_promised_field()
    {
        var folder = _runs.NewFolder();
        var scenario = _runs.NewFile("short.yaml", "{ duration: 6 s, movements: [ { at: 2 s, movement: fist, hold: 1.6 s } ] }"u8);
        var (code, output, error) = Invoke("run", "--headless", "--scenario", scenario, "--out", folder, "--seed", "7");
        Assert.Empty(error);
        Assert.Equal(0, code);
        using var report = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "report.json")));
        foreach (var field in new[] { "scenario", "recording", "seed", "traceHash", "durationS", "wallS", "realTimeFactor", "link", "gestures", "latencyMs", "photos", "hud" })
            Assert.True(report.RootElement.TryGetProperty(field, out _), field);
        foreach (var field in new[] { "framesSent", "framesReceived", "framesLost", "framesCorrupt", "resyncs", "bytesPerSecond" })
            Assert.True(report.RootElement.GetProperty("link").TryGetProperty(field, out _), field);
        foreach (var field in new[] { "expected", "matched", "missed", "wrong", "extra" })
            Assert.True(report.RootElement.GetProperty("gestures").TryGetProperty(field, out _), field);
        foreach (var field in new[] { "electrodeToEventP50", "electrodeToEventP99", "electrodeToIntentP99" })
            Assert.True(report.RootElement.GetProperty("latencyMs").TryGetProperty(field, out _), field);
        Assert.Equal(7, report.RootElement.GetProperty("seed").GetInt32());
        Assert.Contains("fist", output, StringComparison.Ordinal);
        var photo = Path.GetFileName(Assert.Single(Directory.GetFiles(folder, "*_001.jpg").Take(1)));
        Assert.Contains(photo, output, StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.EnumerateFiles(folder, "*.part", SearchOption.AllDirectories), _ => true);
    }

    [Theory]
    [InlineData("--seconds is 0", "--seconds", "0")]
    [InlineData("nowhere", "--scenario", "nowhere")]
    [InlineData("nowhere.h5", "--recording", "nowhere.h5")]
    public void A_band_that_cannot_be_is_one_sentence(string names, params string[] args) => AssertBadInput(names, ["band", "--folder", _runs.NewFolder(), .. args]);

    [Fact]
    public void A_band_without_a_bus_says_so_and_keeps_its_settings()
    {
        var folder = _runs.NewFolder();
        var bus = Environment.GetEnvironmentVariable("DBUS_SYSTEM_BUS_ADDRESS");
        try
        {
            Environment.SetEnvironmentVariable("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nowhere/socket");
            var (code, output, _) = Invoke("band", "--folder", folder, "--seconds", "1.5", "--scenario", "quiet-arm");
            Assert.Equal(0, code);
            Assert.Contains("There is no D-Bus at unix:path=/nowhere/socket", output, StringComparison.Ordinal);
            Assert.NotEmpty(Directory.GetFiles(folder, "store-*"));
        }
        finally
        {
            Environment.SetEnvironmentVariable("DBUS_SYSTEM_BUS_ADDRESS", bus);
        }
    }

    private static void AssertBadInput(string names, params string[] args)
    {
        var (code, _, error) = Invoke(args);
        Assert.Equal(SimulatorCommand.BadInput, code);
        Assert.Contains(names, error, StringComparison.Ordinal);
        Assert.StartsWith("error: ", error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    private static (int Code, string Output, string Error) Invoke(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        return (SimulatorCommand.Invoke(args, output, error), output.ToString(), error.ToString());
    }
}
