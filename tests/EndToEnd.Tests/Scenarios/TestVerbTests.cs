using System.Xml.Linq;
using NeuralGlasses.Simulator.Commands;
using NeuralGlasses.Simulator.Scenarios;
using NeuralGlasses.Simulator.Verdicts;
using Xunit;

namespace NeuralGlasses.EndToEnd.Tests.Scenarios;

/// <summary>The verb <c>test</c> from the folder to the exit code.</summary>
public sealed class TestVerbTests : IDisposable
{
    private const string Quiet = "duration: 3 s\nexpect:\n  - no events\n  - link streaming within 2 s\n";
    private const string Wrong = "duration: 3 s\nexpect:\n  - photo\n  - no events\n  - link streaming within 100 ms\n";

    private readonly Runs _runs = new();
    private readonly string _folder;

    public TestVerbTests()
    {
        _folder = _runs.NewFolder();
        Directory.CreateDirectory(Path.Combine(_folder, "night"));
    }

    public void Dispose() => _runs.Dispose();

    [Fact]
    public void All_is_as_expected_is_exit_code_0()
    {
        Write("a-quiet", Quiet);
        Write("night/b-quiet", Quiet);
        var (code, output, error) = Invoke(_folder);
        Assert.Equal((0, ""), (code, error));
        var lines = output.Split('\n');
        Assert.Equal("scenario       verdict   simulated  x real", lines[0]);
        Assert.Matches(@"^a-quiet        passed          3 s +[\d.]+$", lines[1]);
        Assert.Matches(@"^night/b-quiet  passed          3 s +[\d.]+$", lines[2]);
        Assert.Matches(@"^2 passed, 0 failed; 0\.1 simulated minutes in [\d.]+ s\.$", lines[4]);
    }

    [Fact]
    public void What_is_not_as_expected_is_exit_code_1_and_told_with_file_and_line()
    {
        Write("a", Wrong);
        Write("b", Quiet);
        var (code, output, _) = Invoke(_folder, "--jobs", "2");
        Assert.Equal(1, code);
        var whole = Words(output);
        Assert.Contains($"{_folder}/a.yaml:3: expected photo, but in the run none was taken, nor at any other time", whole, StringComparison.Ordinal);
        Assert.Contains($"{_folder}/a.yaml:5: expected link streaming within 100 ms, but within 100 ms it was disconnected; it was streaming from 0.65 s on", whole, StringComparison.Ordinal);
        Assert.Contains("1 passed, 1 failed;", whole, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', output);
    }

    [Fact]
    public void A_scenario_without_expectations_only_has_to_run_to_its_end_and_the_table_says_so()
    {
        Write("a", "duration: 2 s\n");
        var (code, output, _) = Invoke(_folder);
        Assert.Equal(0, code);
        Assert.Matches(@"\na         ended           2 s ", output);
        Assert.Contains("0 passed, 1 expected nothing and ran to the end, 0 failed;", Words(output), StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_that_gives_up_fails_a_scenario_that_did_not_expect_it()
    {
        Write("a", "duration: 2 s\nband: { missing_afe: true }\nexpect: no events\n");
        Write("b", "duration: 2 s\nband: { missing_afe: true }\nexpect: link refused within 1 s\n");
        var (code, output, _) = Invoke(_folder);
        Assert.Equal(1, code);
        Assert.Contains("/a.yaml:1: expected the run to go to its end, but in the run the link has given up: The wristband", Words(output), StringComparison.Ordinal);
        Assert.Matches(@"\nb         passed ", output);
    }

    [Fact]
    public void Every_bad_file_is_named_and_nothing_is_run()
    {
        Write("a", Quiet);
        Write("b", "duraton: 3 s\n");
        Write("c", "- 1\n");
        var (code, output, error) = Invoke(_folder);
        Assert.Equal((2, ""), (code, output));
        Assert.Equal(
            [
                $"error: {_folder}/b.yaml:1: duraton is unknown; did you mean 'duration'?",
                $"error: {_folder}/c.yaml:1: the file is a list; expected a mapping, such as 'name: two-fists'.",
            ],
            error.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public void What_only_the_run_finds_wrong_is_exit_code_2_with_its_file()
    {
        Write("a", "duration: 2 s\nband: { channels: 16 }\nexpect: no events\n");
        Write("b", "duration: 2 s\nexpect: no event pinch\n");
        Write("c", Wrong);
        var report = Path.Combine(_folder, "report.xml");
        var (code, output, _) = Invoke(_folder, "--junit", report);
        Assert.Equal(2, code);
        var whole = Words(output);
        Assert.Contains("/a.yaml: The model hand-gestures expects 8 channels, the wristband streams 16", whole, StringComparison.Ordinal);
        Assert.Contains("/b.yaml:2: expect is \"no event pinch\", but the model hand-gestures makes no event pinch; expected one of flexion, extension,", whole, StringComparison.Ordinal);
        Assert.Contains("0 passed, 1 failed, 2 could not be run;", whole, StringComparison.Ordinal);
        Assert.Equal("2", XDocument.Load(report).Root!.Attribute("errors")!.Value);
    }

    [Theory]
    [InlineData("nowhere is not there; expected a folder of scenarios, or one of them.", "nowhere")]
    [InlineData("--jobs is 0; expected 1 to 256.", "--jobs", "0")]
    [InlineData("--filter z* fits none of the 53 scenarios in", "--filter", "z*")]
    public void A_wrong_request_is_one_sentence(string sentence, params string[] arguments)
    {
        var (code, output, error) = Invoke(arguments);
        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith($"error: {sentence}", error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    [Fact]
    public void A_folder_without_scenarios_is_one_sentence()
    {
        var (code, _, error) = Invoke(_folder);
        Assert.Equal((2, $"error: {_folder} holds no scenario; expected files that end in .yaml or .yml.\n"), (code, error));
    }

    [Fact]
    public void One_file_is_run_by_its_bare_name_too()
    {
        const string Bare = "a-scenario-by-its-bare-name.yaml";
        File.WriteAllText(Bare, Quiet);
        try
        {
            var (code, _, error) = Invoke(Bare);
            Assert.Equal((0, ""), (code, error));
        }
        finally
        {
            File.Delete(Bare);
        }
    }

    [Fact]
    public void A_filter_chooses_by_the_path_without_its_ending()
    {
        Write("a", Wrong);
        Write("night/a", Quiet);
        Write("night/b", Wrong);
        var (code, output, _) = Invoke(_folder, "--filter", "night/a*");
        Assert.Equal(0, code);
        Assert.Contains("1 passed, 0 failed", output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_trace_is_that_of_a_run_and_the_seed_s_own()
    {
        Write("a", "duration: 4 s\nseed: 5\nmovements: [ { at: 2 s, movement: fist, hold: 1 s } ]\nexpect: link streaming within 2 s\n");
        var own = Property(Report(), "trace_hash");
        Assert.Equal("5", Property(Report(), "seed"));
        Assert.Equal(own, Property(Report("--jobs", "1"), "trace_hash"));
        Assert.NotEqual(own, Property(Report("--seed", "6"), "trace_hash"));
        var run = _runs.Make(Scenario.Open(Path.Combine(_folder, "a.yaml")), seed: 5);
        Assert.Equal(own, run.Run().TraceHash);
    }

    [Fact]
    public void A_JUnit_report_has_a_suite_a_scenario_and_a_case_an_expectation()
    {
        Write("a", Wrong);
        Write("night/b", Quiet);
        var root = Report().Root!;
        Assert.Equal(("testsuites", "7", "2", "0", "0"), (root.Name.LocalName, root.Attribute("tests")!.Value, root.Attribute("failures")!.Value, root.Attribute("errors")!.Value, root.Attribute("skipped")!.Value));
        var suites = root.Elements("testsuite").ToArray();
        Assert.Equal(["a", "night/b"], suites.Select(s => s.Attribute("name")!.Value));
        Assert.Equal(["4", "3"], suites.Select(s => s.Attribute("tests")!.Value));
        Assert.Equal(["seed", "trace_hash", "simulated_seconds"], suites[0].Element("properties")!.Elements("property").Select(p => p.Attribute("name")!.Value));
        var cases = suites[0].Elements("testcase").ToArray();
        Assert.Equal(["photo", "no events", "link streaming within 100 ms", "the run to go to its end"], cases.Select(c => c.Attribute("name")!.Value));
        Assert.Equal(["3", "4", "5", "1"], cases.Select(c => c.Attribute("line")!.Value));
        Assert.All(cases, c => Assert.Equal("a", c.Attribute("classname")!.Value));
        var failure = Assert.Single(cases[0].Elements());
        Assert.Equal("failure", failure.Name.LocalName);
        Assert.StartsWith("expected photo, but", failure.Attribute("message")!.Value, StringComparison.Ordinal);
        Assert.StartsWith($"{_folder}/a.yaml:3: expected photo, but", failure.Value, StringComparison.Ordinal);
        Assert.Empty(cases[1].Elements());
        Assert.All(root.DescendantsAndSelf().Where(e => e.Attribute("time") is not null), e => Assert.Matches(@"^\d+\.\d{3}$", e.Attribute("time")!.Value));
    }

    [Fact]
    public void What_a_run_wrote_is_kept_where_it_is_asked_for()
    {
        Write("night/a", Quiet);
        var kept = Path.Combine(_folder, "kept");
        Assert.Equal(0, Invoke(_folder, "--out", kept).Code);
        Assert.True(File.Exists(Path.Combine(kept, "night", "a", "report.json")));
        Assert.True(File.Exists(Path.Combine(kept, "night", "a", "hud", "0001.png")));
        var (code, _, error) = Invoke(Path.Combine(_folder, "night"), "--out", kept);
        Assert.Equal(2, code);
        Assert.Contains("already holds files", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_of_several_people_has_a_line_and_files_of_its_own()
    {
        Write("a", "duration: 3 s\nperson: { seed: 7 }\nexpect: no photo\n");
        var kept = _runs.NewFolder();
        var (code, output, _) = Invoke(_folder, "--people", "2", "--out", kept);
        Assert.Equal(0, code);
        Assert.Contains("\na/person-7  passed", output, StringComparison.Ordinal);
        Assert.Contains("\na/person-8  passed", output, StringComparison.Ordinal);
        static string Hash(string folder) => File.ReadLines(Path.Combine(folder, "report.json")).First(line => line.Contains("traceHash", StringComparison.Ordinal));
        Assert.NotEqual(Hash(Path.Combine(kept, "a", "person-7")), Hash(Path.Combine(kept, "a", "person-8")));
        // Each has dice of its own, too: what the second does does not go to the beat of the first.
        static string Seed(string folder) => File.ReadLines(Path.Combine(folder, "report.json")).First(line => line.Contains("\"seed\"", StringComparison.Ordinal)).Trim();
        Assert.Equal(["\"seed\": 1,", "\"seed\": 2,"], [Seed(Path.Combine(kept, "a", "person-7")), Seed(Path.Combine(kept, "a", "person-8"))]);
    }

    [Fact]
    public void Several_people_need_a_scenario_with_a_person()
    {
        Write("a", Quiet);
        var (code, _, error) = Invoke(_folder, "--people", "2");
        Assert.Equal(2, code);
        Assert.Contains("a.yaml: there is no field 'person'; --people lets simulated people do it.", Words(error), StringComparison.Ordinal);
        (code, _, error) = Invoke(_folder, "--people", "0");
        Assert.Equal(2, code);
        Assert.Contains("--people is 0; expected 1 to 1000.", Words(error), StringComparison.Ordinal);
    }

    [Fact]
    public void Stopped_by_its_user_it_tells_what_was_done()
    {
        Write("a", Quiet);
        Write("b", "duration: 24 h\nexpect: no events\n");
        Write("c", Quiet);
        using var output = new StringWriter();
        using var error = new StringWriter();
        var report = Path.Combine(_folder, "report.xml");
        var code = TestCommand.Execute(new TestRequest { Path = _folder, Jobs = 1, JUnit = report }, output, error, () => output.ToString().Contains("\na ", StringComparison.Ordinal));
        Assert.Equal(130, code);
        Assert.Matches(@"\na         passed .*\nb         (stopped|not run) .*\nc         not run +- +-\n", output.ToString());
        Assert.Contains("1 passed, 0 failed,", output.ToString(), StringComparison.Ordinal);
        Assert.Equal("2", XDocument.Load(report).Root!.Attribute("skipped")!.Value);
    }

    [Fact]
    public void A_guided_session_before_the_run_is_stopped_too()
    {
        var trial = new ScenarioTrial("a", "a.yaml", Scenario.Load("first-minute"), () => true, TimeProvider.System);
        Assert.Equal(TrialOutcome.Stopped, trial.Run(_runs.NewFolder()).Outcome);
    }

    [Theory]
    [InlineData(80)]
    [InlineData(40)]
    [InlineData(20)]
    public void The_table_fits_its_width(int columns)
    {
        var longName = new string('n', 70);
        var failed = new Verdict(Evidence.Judge("photo 2").Expectation, false, $"it lies in {new string('x', 90)}", 1);
        TrialResult[] results =
        [
            new() { Name = "short", File = "short.yaml", Outcome = TrialOutcome.Passed, SimulatedS = 86_400, WallS = 0.5 },
            new() { Name = longName, File = longName + ".yaml", Outcome = TrialOutcome.Failed, SimulatedS = 3.5, WallS = 2, Verdicts = [failed] },
            new() { Name = "bad", File = "bad.yaml", Outcome = TrialOutcome.BadInput, Error = "bad.yaml: it is bad." },
            new() { Name = "later", File = "later.yaml", Outcome = TrialOutcome.NotRun },
        ];
        var table = new TrialTable([.. results.Select(r => r.Name)], columns, hasColour: false);
        var text = table.Head() + string.Concat(results.Select(table.Row)) + table.Foot(results, 12);
        Assert.All(text.Split('\n'), l => Assert.InRange(l.Length, 0, columns));
        Assert.All(results, r => Assert.Contains(r.Name, text.Replace("\n", "", StringComparison.Ordinal), StringComparison.Ordinal));
        Assert.Contains("1 passed, 1 failed", Words(text), StringComparison.Ordinal);
    }

    [Fact]
    public void Colour_only_marks_the_verdict()
    {
        var result = new TrialResult { Name = "a", File = "a.yaml", Outcome = TrialOutcome.Passed, SimulatedS = 3, WallS = 1 };
        var plain = new TrialTable(["a"], 80, hasColour: false).Row(result);
        var coloured = new TrialTable(["a"], 80, hasColour: true).Row(result);
        Assert.Contains("\e[32mpassed\e[0m", coloured, StringComparison.Ordinal);
        Assert.Equal(plain, coloured.Replace("\e[32m", "", StringComparison.Ordinal).Replace("\e[0m", "", StringComparison.Ordinal));
    }

    private void Write(string name, string yaml) => File.WriteAllText(Path.Combine(_folder, name + ".yaml"), yaml);

    private XDocument Report(params string[] arguments)
    {
        var file = Path.Combine(_folder, "report.xml");
        Invoke([_folder, "--junit", file, .. arguments]);
        return XDocument.Load(file);
    }

    private static string Property(XDocument report, string name) =>
        report.Descendants("property").Single(p => p.Attribute("name")!.Value == name).Attribute("value")!.Value;

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static (int Code, string Output, string Error) Invoke(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        return (SimulatorCommand.Invoke(["test", .. arguments], output, error), output.ToString(), error.ToString());
    }
}
