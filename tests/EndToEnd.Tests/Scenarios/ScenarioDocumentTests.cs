using System.Text.Json;
using System.Text.RegularExpressions;
using NeuralGlasses.Simulator.Commands;
using NeuralGlasses.Simulator.Scenarios;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace NeuralGlasses.EndToEnd.Tests.Scenarios;

/// <summary>What is written about scenarios is what the reader does.</summary>
public sealed partial class ScenarioDocumentTests
{
    private const string Guide = "simulator/Scenarios/README.md";
    private const string Schema = "simulator/Scenarios/scenario.schema.json";

    public static TheoryData<string> Tables => new(ScenarioTables.All().Keys);

    [Theory]
    [MemberData(nameof(Tables))]
    public void Each_table_of_the_guide_is_that_of_the_reader(string name)
    {
        var expected = ScenarioTables.All()[name];
        var match = Regex.Match(Read(Guide), $"<!-- table: {name} -->\n(?<text>.*?)<!-- end -->", RegexOptions.Singleline);
        Assert.True(match.Groups["text"].Value == expected, $"{Guide}: table '{name}' should read:\n<!-- table: {name} -->\n{expected}<!-- end -->");
    }

    [Fact]
    public void The_guide_has_no_table_that_nobody_checks() =>
        Assert.Equal(ScenarioTables.All().Keys, Marked().Matches(Read(Guide)).Select(m => m.Groups["name"].Value).Order(StringComparer.Ordinal));

    [Fact]
    public void The_published_schema_is_that_of_the_reader() =>
        Assert.True(Read(Schema) == ScenarioSchema.Text(), $"{Schema} should be what 'dotnet run --project simulator -- schema' prints.");

    [Fact]
    public void The_verb_schema_prints_it()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        Assert.Equal(0, SimulatorCommand.Invoke(["schema"], output, error));
        Assert.Equal(ScenarioSchema.Text(), output.ToString());
    }

    [Fact]
    public void The_schema_names_its_dialect_and_forbids_unknown_fields_in_every_mapping()
    {
        using var schema = JsonDocument.Parse(ScenarioSchema.Text());
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", schema.RootElement.GetProperty("$schema").GetString());
        var mappings = Mappings(schema.RootElement).ToArray();
        Assert.True(mappings.Length > 40);
        Assert.All(mappings, m => Assert.False(m.GetProperty("additionalProperties").GetBoolean()));
    }

    [Fact]
    public void Every_example_of_the_guide_is_a_scenario()
    {
        var examples = Examples(Guide);
        Assert.Equal(2, examples.Length);
        Assert.All(examples, e => Assert.NotEmpty(Scenario.Parse(e, Guide).Expectations));
    }

    [Fact]
    public void The_first_example_of_the_guide_passes()
    {
        using var runs = new Runs();
        var file = runs.NewFile("two-fists.yaml", System.Text.Encoding.UTF8.GetBytes(Examples(Guide)[0]));
        using var output = new StringWriter();
        using var error = new StringWriter();
        Assert.Equal((0, ""), (SimulatorCommand.Invoke(["test", file], output, error), error.ToString()));
        Assert.Contains("1 passed, 0 failed", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_job_for_a_CI_is_YAML_and_runs_test_with_a_report()
    {
        var job = new YamlStream();
        job.Load(new StringReader(Assert.Single(Examples("simulator/CI.md"))));
        var steps = (YamlSequenceNode)job.Documents[0].RootNode["jobs"]["scenarios"]["steps"];
        var runs = steps.OfType<YamlMappingNode>().Where(s => s.Children.ContainsKey("run")).Select(s => s["run"].ToString()).ToArray();
        var test = Assert.Single(runs, r => r.Contains(" test ", StringComparison.Ordinal));
        Assert.Contains("--junit results/scenarios.xml", test, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', test.Trim());
    }

    [Fact]
    public void The_guide_counts_the_scenarios_that_ship() =>
        Assert.Contains($"{Scenario.BuiltIn.Count}\nscenarios come with the simulator", Read(Guide), StringComparison.Ordinal);

    private static string Read(string relative) => File.ReadAllText(Path.Combine(RepositoryRoot.Path, relative));

    private static string[] Examples(string document) => [.. Example().Matches(Read(document)).Select(m => m.Groups["text"].Value)];

    private static IEnumerable<JsonElement> Mappings(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Mappings(p.Value))
            .Concat(element.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && type.GetString() == "object" ? [element] : []),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Mappings),
        _ => [],
    };

    [GeneratedRegex("<!-- table: (?<name>.*?) -->")]
    private static partial Regex Marked();

    [GeneratedRegex("```yaml\n(?<text>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
