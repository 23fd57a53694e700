using NeuralGlasses.Conformance;
using NeuralGlasses.Simulator.Glasses.Profiles;
using Xunit;

namespace NeuralGlasses.Glasses.Tests;

public sealed class ConformanceTests
{
    public static TheoryData<string> Profiles => [.. GlassesProfile.Names];

    public static TheoryData<string> Lies => [.. Liars.All.Keys];

    [Theory]
    [MemberData(nameof(Profiles))]
    public void The_simulated_glasses_keep_what_the_interfaces_promise(string profile)
    {
        using var bench = new ConformanceBench(profile);

        var report = bench.Check();

        Assert.DoesNotContain(report.Results, r => r.Outcome == CheckOutcome.Failed);
        Assert.True(report.IsConformant);
        Assert.DoesNotContain(report.Results, r => r is { Outcome: CheckOutcome.Skipped, Device: "buttons" });
    }

    [Theory]
    [MemberData(nameof(Lies))]
    public void A_driver_that_breaks_one_promise_fails_that_check_with_a_sentence(string lie)
    {
        using var bench = new ConformanceBench(GlassesProfile.Usual);
        var (device, check, change) = Liars.All[lie];

        var report = bench.Check(devices => change(devices, bench));

        var failed = Assert.Single(report.Results, r => r.Device == device && r.Check == check);
        Assert.True(failed.Outcome == CheckOutcome.Failed, report.ToText());
        Assert.EndsWith(".", failed.Sentence, StringComparison.Ordinal);
        Assert.False(report.IsConformant);
    }

    [Fact]
    public void Every_check_of_the_suite_can_fail()
    {
        using var bench = new ConformanceBench(GlassesProfile.Usual);
        using var without = new ConformanceBench("audio-only");
        var checks = bench.Check().Results.Concat(without.Check().Results.Where(r => r.Device == "display")).Where(r => r.Check != "is there").Select(r => (r.Device, Check: General(r.Check))).Distinct();
        var lies = Liars.All.Values.Select(l => (l.Device, Check: General(l.Check))).Append(("display", "blocks every scene where there is none")).ToHashSet();

        Assert.DoesNotContain(checks, c => !lies.Contains(c));
    }

    [Fact]
    public void Glasses_without_a_display_have_to_block_scenes()
    {
        using var bench = new ConformanceBench("audio-only");

        var report = bench.Check(devices => devices with { Display = new Liars.ShowsNothing() });

        Assert.Contains(report.Results, r => r is { Device: "display", Outcome: CheckOutcome.Failed });
    }

    [Fact]
    public void The_report_is_a_line_a_check_and_a_sum()
    {
        var report = new ConformanceReport([new("camera", "is sharp", CheckOutcome.Failed, "It is not."), new("head", "is there", CheckOutcome.Skipped, "None.")]);

        var lines = report.ToText().Split('\n');

        Assert.Equal("2 checks: 0 passed, 1 failed, 1 skipped.", lines[2]);
        Assert.Contains("FAILED", lines[0], StringComparison.Ordinal);
        Assert.EndsWith("It is not.", lines[0], StringComparison.Ordinal);
    }

    // Sizes differ from camera to camera.
    private static string General(string check) => check.StartsWith("takes ", StringComparison.Ordinal) && check.Contains(" x ", StringComparison.Ordinal) ? "takes a size" : check;
}
