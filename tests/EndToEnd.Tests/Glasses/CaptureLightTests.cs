using NeuralGlasses.Devices;
using NeuralGlasses.Simulator.Glasses.Script;
using Xunit;
using static NeuralGlasses.EndToEnd.Tests.Glasses.GlassesBench;

namespace NeuralGlasses.EndToEnd.Tests.Glasses;

/// <summary>Nothing is exposed unless the light shines for people around to see, whatever was asked for.</summary>
public sealed class CaptureLightTests : IDisposable
{
    private readonly Runs _runs = new();

    public void Dispose() => _runs.Dispose();

    [Theory]
    [InlineData(GlassesFailure.Interrupted, false, "The camera did not expose because the capture light is dark.")]
    [InlineData(GlassesFailure.Shorted, false, "The camera did not expose because the capture light is dark.")]
    [InlineData(GlassesFailure.Covered, true, "The camera did not expose because the capture light is covered.")]
    public void A_light_that_fails_while_it_is_on_is_seen_at_the_light(GlassesFailure failure, bool shines, string sentence)
    {
        using var bench = new GlassesBench(new GlassesScenario { Faults = [new GlassesFault(GlassesPart.CaptureLight, failure, 5, 8)] });
        bench.Now = At(1);
        Assert.True(bench.Worn.Led.TryLight());
        bench.Worn.Camera.Expose(At(1));
        bench.Now = At(6);
        Assert.False(bench.Worn.Led.IsLit);
        Assert.Equal(shines, bench.Worn.Led.Shines);
        Assert.Equal(sentence, Assert.Throws<DeviceFailedException>(() => bench.Worn.Camera.Expose(At(6))).Message);
        Assert.False(bench.Worn.Led.TryLight());
        bench.Now = At(9);
        Assert.True(bench.Worn.Led.TryLight());
        bench.Worn.Camera.Expose(At(9));
        Assert.Equal(2, bench.Worn.Led.TimesLit);
    }

    [Fact]
    public void A_light_that_goes_dark_during_the_exposure_costs_the_photo()
    {
        using var bench = new GlassesBench(new GlassesScenario { Faults = [new GlassesFault(GlassesPart.CaptureLight, GlassesFailure.Interrupted, 5)] });
        bench.Worn.Led.TryLight();
        bench.Worn.Camera.Expose(At(4.9));
        bench.Now = At(4.995);
        Assert.True(bench.Worn.Led.IsLit);
        var error = Assert.Throws<DeviceFailedException>(() => bench.Worn.Camera.Expose(bench.Worn.Camera.Modes[3], bench.Now));
        Assert.Contains("during the exposure", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_wearer_s_switch_is_stronger_than_any_app()
    {
        using var bench = new GlassesBench(new GlassesScenario { Pauses = [new TimeSpanScenario(2, 4)] });
        Assert.True(bench.Worn.Led.TryLight());
        Assert.Contains("at pause", Assert.Throws<DeviceFailedException>(() => bench.Worn.Camera.Expose(At(3))).Message, StringComparison.Ordinal);
        bench.Worn.Camera.Expose(At(4));
    }

    [Theory]
    [InlineData(GlassesFailure.Interrupted)]
    [InlineData(GlassesFailure.Shorted)]
    [InlineData(GlassesFailure.Covered)]
    public void In_the_whole_world_a_failed_light_means_no_photo_and_the_wearer_is_told(GlassesFailure failure)
    {
        var scenario = Runs.OfGestures(8, (3, "fist")) with { Glasses = new GlassesScenario { Faults = [new GlassesFault(GlassesPart.CaptureLight, failure)] } };
        var run = _runs.Make(scenario);
        var report = run.Run();
        Assert.Empty(report.Photos);
        Assert.Equal(CaptureOutcome.RefusedLedDark, Assert.Single(run.Captures.Records).Outcome);
        Assert.Contains(run.Hud.Shown, s => s.Texts.Contains("No photo"));
    }

    [Fact]
    public void No_photo_is_ever_taken_while_the_light_does_not_shine_uncovered()
    {
        // Dice throw faults, pauses and wishes; what was taken must lie in none of the bad times.
        for (var seed = 1; seed <= 20; seed++)
        {
            var dice = new Random(seed);
            GlassesFault[] faults = [.. Enumerable.Range(0, 4).Select(_ => (dice.NextDouble() * 50, (GlassesFailure)dice.Next(1, 4))).Select(f => new GlassesFault(GlassesPart.CaptureLight, f.Item2, f.Item1, f.Item1 + 5))];
            using var bench = new GlassesBench(new GlassesScenario { Faults = faults });
            var taken = 0;
            for (var wish = 0; wish < 100; wish++)
            {
                bench.Now = At(wish * 0.6);
                if (dice.Next(2) == 0)
                    bench.Worn.Led.TryLight();
                else if (dice.Next(3) == 0)
                    bench.Worn.Led.Dark();
                try
                {
                    bench.Worn.Camera.Expose(bench.Worn.Camera.Modes[3], bench.Now);
                    taken++;
                    Assert.True(bench.Worn.Led.IsLit);
                    Assert.DoesNotContain(faults, f => bench.Now.Microseconds >= f.FromS * 1e6 && bench.Now.Microseconds < f.ToS * 1e6);
                }
                catch (DeviceFailedException)
                {
                }
            }

            Assert.True(taken > 5);
        }
    }
}
