using NeuralGlasses.Simulator.Wristband;
using NeuralGlasses.Wristband.Acquisition;
using NeuralGlasses.Wristband.Afe;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Acquisition;

public sealed class EngineStatisticsTests
{
    // Codes in a microvolt: gain · (2^23 − 1) / VREF.
    private const double CodesPerMicrovolt = 6 * 8388607 / 2.4e6;
    private readonly ScriptedSkin _skin = new();
    private readonly int[] _figures = new int[EngineStatistics.Length];

    [Fact]
    public void A_sine_has_the_figures_of_its_formulas()
    {
        _skin.Microvolts = (channel, t) => (channel + 1) * 100 * Math.Sin(2 * Math.PI * 100 * t / 1e6);
        var bench = Settled();
        bench.Convert(1000);
        Assert.Equal(1000, bench.Engine.ReadStatistics(_figures));
        for (var channel = 0; channel < 8; channel++)
        {
            var peak = (channel + 1) * 100 * CodesPerMicrovolt;
            Assert.Equal(peak / Math.Sqrt(2), Figure(channel, EngineStatistics.Rms), peak * 0.01);
            Assert.Equal(2 / Math.PI * peak * 2 * Math.Sin(Math.PI / 10), Figure(channel, EngineStatistics.WaveformLength), peak * 0.03);
            Assert.InRange(Figure(channel, EngineStatistics.QuarterRate), 0, peak * 0.01);
            Assert.Equal(0, Figure(channel, EngineStatistics.Clipped));
        }
    }

    [Theory]
    [InlineData(500)]
    [InlineData(1000)]
    [InlineData(2000)]
    public void A_quarter_of_the_rate_is_found_under_muscle_and_offset(int rateHz)
    {
        _skin.Microvolts = (channel, t) => (40 * channel * Math.Sin((Math.PI / 2 * t * rateHz / 1e6) + channel)) + (300 * Math.Sin(2 * Math.PI * 70 * t / 1e6)) + 100_000;
        var bench = Settled(rateHz);
        bench.Convert(rateHz);
        Assert.Equal(rateHz, bench.Engine.ReadStatistics(_figures));
        for (var channel = 0; channel < 8; channel++)
        {
            Assert.Equal(40 * channel * CodesPerMicrovolt, Figure(channel, EngineStatistics.QuarterRate), 4 * CodesPerMicrovolt);
            Assert.Equal(100_000 * CodesPerMicrovolt, Figure(channel, EngineStatistics.Offset), 100 * CodesPerMicrovolt);
        }
    }

    [Fact]
    public void A_lost_AFE_frame_does_not_turn_the_phase_of_the_quarter_rate()
    {
        _skin.Microvolts = (_, t) => 100 * Math.Sin(Math.PI / 2 * t / 1000);
        var bench = Settled();
        for (var i = 0; i < 100; i++)
        {
            bench.Convert(9);
            bench.Chain.Convert(bench.Chain.NextDataReadyMicroseconds);
            bench.Engine.Take(new byte[27], 0);
        }

        Assert.Equal(900, bench.Engine.ReadStatistics(_figures));
        Assert.Equal(100 * CodesPerMicrovolt, Figure(0, EngineStatistics.QuarterRate), 2 * CodesPerMicrovolt);
    }

    [Fact]
    public void Sample_sets_at_a_limit_are_counted()
    {
        var bench = Settled();
        _skin.Microvolts = (channel, _) => channel == 2 ? 7_000 : channel == 5 ? 450_000 : 0;
        bench.Convert(12);
        Assert.Equal(12, bench.Engine.ReadStatistics(_figures));
        Assert.Equal([0, 0, 12, 0, 0, 12, 0, 0], Enumerable.Range(0, 8).Select(c => Figure(c, EngineStatistics.Clipped)));
    }

    [Fact]
    public void Figures_are_gathered_although_nobody_reads_frames_and_begin_anew_when_they_are_read()
    {
        _skin.Microvolts = (_, t) => 100 * Math.Sin(t / 300.0);
        var bench = Settled(arenaBytes: 64 * 1024);
        bench.Convert(10_000);
        Assert.True(bench.Engine.Overruns > 0);
        Assert.Equal(10_000, bench.Engine.ReadStatistics(_figures));
        Assert.Equal(0, bench.Engine.ReadStatistics(_figures));
        Assert.True(Figure(0, EngineStatistics.Rms) > 0);
        bench.Convert(1);
        Assert.Equal(1, bench.Engine.ReadStatistics(_figures));
    }

    [Fact]
    public void Figures_that_nobody_reads_begin_anew_before_a_sum_can_overflow()
    {
        // From rail to rail in every set, the largest y there is.
        var high = Frame(0x7FFFFF);
        var low = Frame(0x800000);
        var engine = new AcquisitionEngineModel(new Ads1298Chain(1, new BoardClock(), _skin, new Ads1298ModelOptions()));
        Assert.True(engine.Start(AcquisitionEngineTests.Settings()));
        Take(EngineStatistics.MaxSampleSets);
        Assert.Equal(EngineStatistics.MaxSampleSets, engine.ReadStatistics(_figures));
        Assert.InRange(Figure(0, EngineStatistics.Rms), 8_000_000, 9_000_000);
        Assert.InRange(Figure(0, EngineStatistics.WaveformLength), 16_700_000, 16_900_000);
        Assert.InRange(Figure(0, EngineStatistics.QuarterRate), 0, 1000);
        Assert.Equal(EngineStatistics.MaxSampleSets, Figure(0, EngineStatistics.Clipped));
        Take(EngineStatistics.MaxSampleSets + 5);
        Assert.Equal(5, engine.ReadStatistics(_figures));

        void Take(int sets)
        {
            for (var i = 0; i < sets; i++)
                engine.Take(i % 2 == 0 ? high : low, i);
        }

        static byte[] Frame(int code) => [0xC0, 0, 0, .. Enumerable.Range(0, 8).SelectMany(_ => new[] { (byte)(code >> 16), (byte)(code >> 8), (byte)code })];
    }

    [Fact]
    public void An_array_that_is_too_short_gets_nothing_and_nothing_is_lost()
    {
        var bench = Settled();
        bench.Convert(3);
        Assert.Equal(0, bench.Engine.ReadStatistics(new int[EngineStatistics.Length - 1]));
        Assert.Equal(3, bench.Engine.ReadStatistics(_figures));
    }

    private int Figure(int channel, int figure) => _figures[(channel * EngineStatistics.FiguresPerChannel) + figure];

    // Half a second in which the blocker's own start dies away; those figures are thrown away.
    private EngineBench Settled(int rateHz = 1000, int arenaBytes = AcquisitionEngineModel.DefaultArenaBytes)
    {
        var bench = new EngineBench(AcquisitionEngineTests.Settings(rateHz), _skin, new Ads1298ModelOptions { NoiseMicrovoltsRms = 0 }, arenaBytes: arenaBytes);
        bench.Convert(rateHz / 2);
        bench.Engine.ReadStatistics(_figures);
        return bench;
    }
}
