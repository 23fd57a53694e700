using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace NeuralGlasses.Conventions.Tests.Style;

public sealed class BannedApiTests
{
    private static readonly string[] Folders = ["firmware/Contract", "firmware/Wristband", "sdk", "simulator"];

    private static readonly Exemption[] Hosts =
    [
        new("simulator/World/Pace.cs", "Keeps a watched run at the pace of the clock on the wall; what the run computes does not pass through it."),
        new("simulator/Glasses/Sound/SimulatedVoice.cs", "Waits for the program that speaks, while simulated time stands still; when it is heard is simulated time alone."),
    ];

    public static TheoryData<string> Banned => new(
        "class C { object T = DateTime.Now; }",
        "class C { object T = System.DateTime.UtcNow; }",
        "class C { object T = DateTimeOffset.UtcNow; }",
        "class C { object T = Stopwatch.StartNew(); }",
        "class C { System.Diagnostics.Stopwatch T; }",
        "class C { void M() { System.Threading.Thread.Sleep(1); } }",
        "class C { void M() { Task.Delay(1); } }",
        "class C { object R = new Random(); }",
        "class C { object R = new System.Random { }; }",
        "class C { Random R = new(); }",
        "class C { int R = Random.Shared.Next(); }",
        "class C { object G = Guid.NewGuid(); }",
        "class C { long T = Environment.TickCount64; }");

    public static TheoryData<string> Allowed => new(
        "class C { Random R = new Random(7); }",
        "class C { Random R = new(7); }",
        "class C { object T = TimeProvider.System; object U = clock.Now; }",
        "class C { /* DateTime.Now and Thread.Sleep */ string S = \"Stopwatch\"; }",
        "class C { List<int> L = new(); }");

    [Fact]
    public void Time_and_randomness_come_from_outside()
    {
        var files = Folders.SelectMany(f => Repository.Files(f, "*.cs")).Where(f => !Hosts.Any(h => h.Covers(f))).ToArray();
        Assert.NotEmpty(files);
        Findings.None(files.SelectMany(f => BannedApiWalker.Check(Repository.Parse(f))));
    }

    [Fact]
    public void Every_exemption_is_still_needed()
    {
        Assert.All(Hosts, h => Assert.NotEmpty(BannedApiWalker.Check(Repository.Parse(h.Path))));
    }

    [Theory]
    [MemberData(nameof(Banned))]
    public void A_banned_call_is_found(string source) => Assert.Single(BannedApiWalker.Check(CSharpSyntaxTree.ParseText(source)));

    [Theory]
    [MemberData(nameof(Allowed))]
    public void Seeds_and_given_clocks_are_allowed(string source) => Assert.Empty(BannedApiWalker.Check(CSharpSyntaxTree.ParseText(source)));
}
