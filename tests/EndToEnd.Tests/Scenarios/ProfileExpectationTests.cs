using System.Text;
using NeuralGlasses.Simulator.Glasses.Profiles;
using NeuralGlasses.Simulator.Scenarios;
using NeuralGlasses.Simulator.Verdicts;
using Xunit;

namespace NeuralGlasses.EndToEnd.Tests.Scenarios;

/// <summary>Whatever can be expected can be expected of every kind of glasses.</summary>
public sealed class ProfileExpectationTests : IDisposable
{
    private readonly Runs _runs = new();

    public void Dispose() => _runs.Dispose();

    public static TheoryData<string> Profiles => new(GlassesProfile.Names);

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Every_expectation_works_with_every_kind_of_glasses(string name)
    {
        var profile = GlassesProfile.Load(name);
        var first = _runs.Make(Scenario.Parse(Text(name, ["photo"]), "first.yaml"));
        var frame = first.Run().Hud.LastOrDefault(h => h.AtS < 6)?.File;
        List<string> expected =
        [
            "event fist within 1500 ms",
            "no event pronation",
            "no events to 2 s",
            "intent: { name: capture, within: 1500 ms, after: fist }",
            profile.Camera is null ? "no photo" : "photo 1 within 1500 ms of 3 s",
            "link streaming at 6 s",
            "log contains \"streams 8 channels\"",
            "log lacks \"disconnected\"",
            "hud lacks \"Photo saved\" at 2 s",
            .. Figure.All.Where(f => f.Name != "glasses battery" || profile.Power.CapacityMilliwattHours is not null).Select(f => $"{f.Name} below {(f.UnitName == "ms" ? "5 s" : "100000")}"),
        ];
        if (profile.Display is not null)
        {
            _runs.NewFile("golden.png", File.ReadAllBytes(Path.Combine(first.Folder.Path, frame!)));
            expected.AddRange(["hud matches golden.png from 3.5 s to 6 s", $"hud shows \"{(profile.Camera is null ? "Photo needs a camera, which these glasses have not." : "Photo saved")}\" at 6 s"]);
        }

        var result = Try(name, expected);
        Assert.All(result.Verdicts, v => Assert.True(v.Holds, v.Sentence));

        // Each, and that the run comes to its end.
        Assert.Equal(expected.Count + 1, result.Verdicts.Count);
        Assert.Equal(TrialOutcome.Passed, result.Outcome);
    }

    [Fact]
    public void Nothing_that_a_display_should_show_is_found_on_glasses_without_one()
    {
        _runs.NewFile("golden.png", File.ReadAllBytes(Path.Combine(Scenario.BuiltInFolder, "golden", "green-glasses.png")));
        var result = Try("audio-only", ["hud matches golden.png", "hud shows \"Photo saved\""]);
        Assert.Equal(
            ["expected hud matches golden.png, but in the run no frame was shown", "expected hud shows \"Photo saved\", but in the run it shows nothing"],
            result.Verdicts.Where(v => !v.Holds).Select(v => v.Sentence));
    }

    [Fact]
    public void A_picture_for_other_glasses_is_told_by_its_size()
    {
        _runs.NewFile("golden.png", File.ReadAllBytes(Path.Combine(Scenario.BuiltInFolder, "golden", "green-glasses.png")));
        var verdict = Assert.Single(Try("mono-640x200", ["hud matches golden.png"]).Verdicts, v => !v.Holds);
        Assert.Equal("expected hud matches golden.png, but in the run its frames are not of the size of golden.png", verdict.Sentence);
    }

    private static string Text(string profile, IEnumerable<string> expected) =>
        $"duration: 9 s\nmovements:\n  - {{ at: 3 s, movement: fist, hold: 1.6 s }}\nglasses: {{ profile: {profile} }}\nexpect:\n{string.Concat(expected.Select(e => $"  - {e}\n"))}";

    private TrialResult Try(string profile, IReadOnlyList<string> expected)
    {
        var file = _runs.NewFile($"{profile}.yaml", Encoding.UTF8.GetBytes(Text(profile, expected)));
        return new ScenarioTrial(profile, file, Scenario.Open(file), () => false, TimeProvider.System).Run(_runs.NewFolder());
    }
}
