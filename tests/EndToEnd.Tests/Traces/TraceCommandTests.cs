using NeuralGlasses.Decoding;
using NeuralGlasses.Simulator.Commands;
using NeuralGlasses.Traces;
using Xunit;

namespace NeuralGlasses.EndToEnd.Tests.Traces;

public sealed class TraceCommandTests : IDisposable
{
    private readonly Runs _runs = new();

    public void Dispose() => _runs.Dispose();

    [Fact]
    public void A_run_writes_a_trace_that_replays_is_cut_and_is_exported()
    {
        var trace = _runs.NewFolder() + ".ngtrace";
        var scenario = _runs.NewFile("scenario.yaml", "duration: 6 s\nmovements:\n  - { at: 2 s, movement: fist, hold: 1.6 s }\n"u8);
        Assert.Contains(trace, Succeed("run", "--headless", "--scenario", scenario, "--out", _runs.NewFolder(), "--trace", trace), StringComparison.Ordinal);
        Assert.Contains("Identical from", Succeed("replay", trace), StringComparison.Ordinal);
        var piece = _runs.NewFolder() + ".ngtrace";
        Assert.Contains("gestures from 1 s on are those of the whole trace, bit for bit.", Succeed("replay", trace, "--cut", "1", "5", "--out", piece), StringComparison.Ordinal);
        Assert.Contains("Identical from", Succeed("replay", piece), StringComparison.Ordinal);
        Assert.Contains("8 channels at 1000 Hz", Succeed("export", trace, "--to", _runs.NewFolder() + ".h5"), StringComparison.Ordinal);
        Assert.Contains("8 channels at 1000 Hz", Succeed("export", trace, "--to", _runs.NewFolder() + ".edf"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_cut_trace_says_so_and_is_no_failure()
    {
        var bytes = File.ReadAllBytes(RecordedRuns.Of("short").Trace);
        var output = Succeed("replay", _runs.NewFile("cut.ngtrace", bytes.AsSpan(0, bytes.Length - 1000)));
        Assert.Contains("The trace is cut at byte ", output, StringComparison.Ordinal);
        Assert.Contains("What is there was replayed.", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_difference_is_named_and_exit_code_1()
    {
        var changed = _runs.NewFolder() + ".ngtrace";
        ReplayTests.Rewrite(RecordedRuns.Of("short").Trace, changed, TraceRecordKind.HudFrame, payload => payload[0] ^= 1, skip: 1);
        var (code, output, error) = Invoke("replay", changed);
        Assert.Equal((1, ""), (code, error));
        Assert.Contains("Different: Record ", output, StringComparison.Ordinal);
        Assert.Contains("expected the HUD frame {\"scene\":\"home\",\"focused\":", output, StringComparison.Ordinal);
        var piece = _runs.NewFolder() + ".ngtrace";
        Assert.Equal(1, Invoke("replay", changed, "--cut", "1", "11", "--out", piece).Code);
        Assert.False(File.Exists(piece));
    }

    [Fact]
    public void Another_model_than_the_recorded_one_is_one_sentence_with_both()
    {
        var folder = _runs.NewFolder();
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.GetFiles(Runs.ModelFolder))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        var trace = RecordedRuns.Of("short").Trace;
        Assert.Contains("Identical", Succeed("replay", trace, "--model", folder), StringComparison.Ordinal);
        var manifest = Path.Combine(folder, ModelManifest.FileName);
        File.WriteAllText(manifest, File.ReadAllText(manifest) + "\n");
        Fail("give the recorded one with --model", "replay", trace, "--model", folder);
    }

    [Fact]
    public void A_file_that_exists_is_never_replaced()
    {
        var trace = RecordedRuns.Of("short").Trace;
        var bytes = File.ReadAllBytes(trace);
        Fail("exists already", "run", "--headless", "--out", _runs.NewFolder(), "--trace", trace);
        Fail("exists already", "replay", trace, "--cut", "1", "5", "--out", trace);
        var edf = _runs.NewFile("kept.edf", "kept"u8);
        Fail("exists already", "export", trace, "--to", edf);
        Fail("exists already", "export", trace, "--to", _runs.NewFile("kept.h5", "kept"u8));
        Assert.Equal(bytes, File.ReadAllBytes(trace));
        Assert.Equal("kept", File.ReadAllText(edf));
    }

    [Theory]
    [InlineData("give its file with --trace", "run", "--trace-pictures")]
    [InlineData("there is no such file", "replay", "nowhere.ngtrace")]
    [InlineData("there is no such file", "export", "nowhere.ngtrace", "--to", "x.edf")]
    [InlineData("ends in .h5", "export", "nowhere.ngtrace", "--to", "x.csv")]
    [InlineData("--cut and --out belong together", "replay", "nowhere.ngtrace", "--cut", "1", "2")]
    [InlineData("--to", "export", "nowhere.ngtrace")]
    public void Bad_input_is_one_sentence_and_exit_code_2(string sentence, params string[] arguments) => Fail(sentence, arguments);

    [Fact]
    public void A_trace_in_a_folder_that_is_not_there_is_one_sentence() =>
        Fail("choose a file in a folder that exists", "run", "--headless", "--scenario", "quiet-arm", "--out", _runs.NewFolder(), "--trace", Path.Combine(_runs.NewFolder(), "x.ngtrace"));

    private static string Succeed(params string[] arguments)
    {
        var (code, output, error) = Invoke(arguments);
        Assert.Empty(error);
        Assert.Equal(0, code);
        return output;
    }

    private static void Fail(string sentence, params string[] arguments)
    {
        var (code, _, error) = Invoke(arguments);
        Assert.Equal(SimulatorCommand.BadInput, code);
        Assert.Contains(sentence, error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    private static (int Code, string Output, string Error) Invoke(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        return (SimulatorCommand.Invoke(arguments, output, error), output.ToString(), error.ToString());
    }
}
