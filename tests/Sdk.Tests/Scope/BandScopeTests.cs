using NeuralGlasses.Contract;
using NeuralGlasses.Scope;
using NeuralGlasses.Sdk.Tests.Diagnosis;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Scope;

public sealed class BandScopeTests
{
    private readonly ScriptedBand _band = new();

    [Theory]
    [InlineData(ControlPoint.InputElectrodes)]
    [InlineData(ControlPoint.InputTestSignal)]
    [InlineData(ControlPoint.InputShorted)]
    public void It_connects_what_it_is_to_look_at_and_at_its_end_the_electrodes(int input)
    {
        var scope = Look(new BandScopeOptions { Input = input, Seconds = 3 });
        Assert.Equal([$"07{input:X2}", "03E8030801", "01", "02", "0700"], _band.Asked);
        Assert.Equal(DeviceStatus.StateIdle, _band.Status.State);
        Assert.Null(scope.Problem);
        Assert.Equal(2000, scope.Trace!.Capacity);
        Assert.InRange(scope.Samples.SampleSets, 2990, 3010);
    }

    [Fact]
    public void Asked_to_end_it_stops_the_stream_and_connects_the_electrodes()
    {
        var scope = new BandScope(_band, new BandScopeOptions { Input = ControlPoint.InputTestSignal });
        _band.Run(scope.Step, () => scope.IsOver, 20);
        Assert.False(scope.IsOver);
        scope.End();
        _band.Run(scope.Step, () => scope.IsOver, 1);
        Assert.True(scope.IsOver);
        Assert.Equal(["02", "0700"], _band.Asked[^2..]);
    }

    [Fact]
    public void Asked_to_end_before_a_band_has_come_it_is_over()
    {
        _band.ConnectsAtAll = false;
        var scope = new BandScope(_band, new BandScopeOptions());
        scope.End();
        _band.Run(scope.Step, () => scope.IsOver, 1);
        Assert.True(scope.IsOver);
        Assert.Null(scope.Problem);
        Assert.Null(scope.Trace);
    }

    [Fact]
    public void The_latest_samples_are_in_the_trace()
    {
        _band.Sample = (set, channel) => (short)((100 * channel) + (set % 50));
        var scope = Look(new BandScopeOptions { Seconds = 3, SpanS = 0.5 });
        for (var channel = 0; channel < 8; channel++)
        {
            var reading = scope.Trace!.Read(channel)!.Value;
            Assert.Equal((100f * channel, (100f * channel) + 49), (reading.Least, reading.Greatest));
        }
    }

    [Fact]
    public void Lost_frames_are_counted_and_a_gap()
    {
        _band.LosesFrame = sequence => sequence is >= 280 and < 285;
        var scope = Look(new BandScopeOptions { Seconds = 3 });
        Assert.Equal(50, scope.Samples.LostSampleSets);
        Assert.Equal(50, Enumerable.Range(0, 2000).Count(set => float.IsNaN(scope.Trace!.At(0, set))));
    }

    [Fact]
    public void An_answer_that_is_lost_costs_nothing()
    {
        _band.LosesAnswerTo.Add(ControlPoint.OpSelectInput);
        Assert.Null(Look(new BandScopeOptions { Input = ControlPoint.InputShorted, Seconds = 3 }).Problem);
    }

    [Theory]
    [InlineData(ControlPoint.OpSelectInput, ControlPoint.ResultNotSupported, "refused to connect its inputs")]
    [InlineData(ControlPoint.OpSelectInput, 0, "without an answer")]
    [InlineData(ControlPoint.OpStart, ControlPoint.ResultNotPermitted, "start")]
    public void What_the_band_does_not_do_ends_it_with_one_sentence(int opcode, int result, string said)
    {
        _band.Results[opcode] = result;
        var scope = Look(new BandScopeOptions { Seconds = 3 });
        Assert.Contains(said, scope.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_band_or_when_it_leaves_it_says_so()
    {
        var absent = new ScriptedBand { ConnectsAtAll = false };
        var waiting = new BandScope(absent, new BandScopeOptions());
        absent.Run(waiting.Step, () => waiting.IsOver);
        Assert.StartsWith("No wristband connected within 30 s", waiting.Problem, StringComparison.Ordinal);

        var scope = new BandScope(_band, new BandScopeOptions());
        _band.Run(scope.Step, () => scope.IsOver, 5);
        _band.Disconnect();
        _band.Run(scope.Step, () => scope.IsOver, 1);
        Assert.StartsWith("The connection broke", scope.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3, 2, 10)]
    [InlineData(0, 0.01, 10)]
    [InlineData(0, 61, 10)]
    [InlineData(0, 2, 0)]
    public void Options_out_of_range_are_refused(int input, double spanS, double seconds) => Assert.Throws<ArgumentOutOfRangeException>(
        () => new BandScope(_band, new BandScopeOptions { Input = input, SpanS = spanS, Seconds = seconds }));

    private BandScope Look(BandScopeOptions options)
    {
        var scope = new BandScope(_band, options);
        _band.Run(scope.Step, () => scope.IsOver);
        Assert.True(scope.IsOver);
        return scope;
    }
}
