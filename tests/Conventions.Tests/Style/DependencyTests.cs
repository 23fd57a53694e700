using System.Reflection;
using System.Text.RegularExpressions;
using Xunit;

namespace NeuralGlasses.Conventions.Tests.Style;

public sealed class DependencyTests
{
    private const string Contract = "firmware/Contract/Contract.csproj";
    private const string Wristband = "firmware/Wristband/Wristband.csproj";
    private const string Sdk = "sdk/NeuralGlasses/NeuralGlasses.csproj";
    private const string Skia = "sdk/NeuralGlasses.Skia/NeuralGlasses.Skia.csproj";
    private const string Cli = "sdk/NeuralGlasses.Cli/NeuralGlasses.Cli.csproj";
    private const string Testing = "sdk/NeuralGlasses.Testing/NeuralGlasses.Testing.csproj";
    private const string VirtualGlasses = "simulator/Glasses/Simulator.Glasses.csproj";
    private const string Training = "emg-models/Training/Training.csproj";

    private static readonly ProjectGraph Graph = ProjectGraph.Load();

    public static TheoryData<string, string> AllowedAssemblies => new()
    {
        { "NeuralGlasses.Contract", "" },
        { "NeuralGlasses.Wristband", "NeuralGlasses.Contract" },
        { "NeuralGlasses", "NeuralGlasses.Contract" },
        { "NeuralGlasses.Onnx", "NeuralGlasses NeuralGlasses.Contract" },
        { "NeuralGlasses.BlueZ", "NeuralGlasses NeuralGlasses.Contract" },
        { "NeuralGlasses.Drivers", "NeuralGlasses NeuralGlasses.Contract" },
        { "NeuralGlasses.Assistants", "NeuralGlasses NeuralGlasses.Contract" },
        { "NeuralGlasses.Inbox", "NeuralGlasses NeuralGlasses.Contract" },
        { "NeuralGlasses.Home", "NeuralGlasses NeuralGlasses.Contract" },
        { "NeuralGlasses.Skia", "NeuralGlasses NeuralGlasses.Contract" },
        { "NeuralGlasses.Apps", "NeuralGlasses NeuralGlasses.Contract" },
        { "NeuralGlasses.Conformance", "NeuralGlasses NeuralGlasses.Contract" },
        { "NeuralGlasses.Simulator.Glasses", "NeuralGlasses NeuralGlasses.Skia NeuralGlasses.Contract" },
        { "NeuralGlasses.Testing", "NeuralGlasses NeuralGlasses.Skia NeuralGlasses.Simulator.Glasses NeuralGlasses.Contract" },
    };

    [Fact]
    public void The_contract_references_nothing_of_ours() => Assert.Empty(Graph.Direct(Contract));

    [Fact]
    public void The_firmware_references_the_contract_alone() => Assert.Equal([Contract], Graph.Direct(Wristband));

    [Fact]
    public void The_core_of_the_SDK_references_the_contract_alone() => Assert.Equal([Contract], Graph.Direct(Sdk));

    [Fact]
    public void The_rest_of_the_SDK_references_its_core_alone()
    {
        // Virtual glasses are for tests and for the command line; the template is built elsewhere, against packages.
        var others = Graph.Projects.Where(p => p.StartsWith("sdk/", StringComparison.Ordinal) && p != Sdk && p != Testing && p != Cli && !p.StartsWith("sdk/Templates/", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(others);
        Assert.All(others, p => Assert.Equal([Sdk], Graph.Direct(p)));
    }

    [Fact]
    public void Virtual_glasses_come_without_the_arm_and_the_band_and_reach_no_app()
    {
        Assert.Equal([Sdk, Skia, VirtualGlasses], Graph.Direct(Testing));
        Assert.Equal([Sdk, Testing], Graph.Direct(Cli));
        Assert.Equal([Sdk, Skia], Graph.Direct(VirtualGlasses));
        Assert.DoesNotContain(Graph.Projects, p => p is not (Testing or Cli) && !p.StartsWith("tests/", StringComparison.Ordinal) && Graph.Reachable(p).Contains(Testing));
    }

    [Fact]
    public void The_firmware_and_the_SDK_meet_in_bytes_alone() => Assert.Empty(Meetings(Graph));

    [Fact]
    public void A_firmware_that_reached_the_SDK_would_be_found()
    {
        var graph = new ProjectGraph(new()
        {
            [Contract] = [Sdk],
            [Wristband] = [Contract],
            [Sdk] = [],
            ["sdk/NeuralGlasses.Apps/NeuralGlasses.Apps.csproj"] = [Wristband],
        });
        Assert.Equal([Contract, Wristband, "sdk/NeuralGlasses.Apps/NeuralGlasses.Apps.csproj"], Meetings(graph).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_arm_references_nothing_of_ours() => Assert.Empty(Graph.Direct("simulator/Physiology/Physiology.csproj"));

    [Fact]
    public void Nothing_that_runs_references_the_training()
    {
        var runs = Graph.Projects.Where(p => !p.StartsWith("tests/", StringComparison.Ordinal));
        Assert.DoesNotContain(runs, p => Graph.Reachable(p).Contains(Training));
    }

    [Fact]
    public void No_SDK_project_shows_the_apps_its_internals()
    {
        var friends = from file in Repository.Files("sdk", "*.cs").Concat(Repository.Files("sdk", "*.csproj"))
                      from Match match in Regex.Matches(Repository.Read(file), "InternalsVisibleTo[^>]*\"((?:NeuralGlasses\\.(?:Apps|Onnx|Simulator|Testing|Cli)|Tally|Intervals|Postcard|Directions)[^\"]*)\"")
                      select $"{file}: {match.Value}";
        Findings.None(friends);
    }

    [Theory]
    [MemberData(nameof(AllowedAssemblies))]
    public void A_built_assembly_references_no_more_of_ours_than_it_may(string name, string allowed)
    {
        var ours = Assembly.Load(name).GetReferencedAssemblies()
            .Select(a => a.Name!)
            .Where(a => a == "NeuralGlasses" || a.StartsWith("NeuralGlasses.", StringComparison.Ordinal));
        Assert.Empty(ours.Except(allowed.Split(' ')));
    }

    private static IEnumerable<string> Meetings(ProjectGraph graph) =>
        from project in graph.Projects
        let firmware = project.StartsWith("firmware/Contract/", StringComparison.Ordinal) || project.StartsWith("firmware/Wristband", StringComparison.Ordinal)
        let sdk = project.StartsWith("sdk/", StringComparison.Ordinal)
        let reached = graph.Reachable(project)
        where (firmware && reached.Any(r => r.StartsWith("sdk/", StringComparison.Ordinal))) || (sdk && reached.Contains(Wristband))
        select project;
}
