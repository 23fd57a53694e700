using NeuralGlasses.Contract;
using NeuralGlasses.Firmware.Tests.Afe;
using NeuralGlasses.Simulator.Wristband;
using NeuralGlasses.Wristband.Acquisition;
using NeuralGlasses.Wristband.Afe;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Acquisition;

public sealed class AcquisitionEngineTests
{
    private readonly ScriptedSkin _skin = new();

    [Theory]
    [InlineData(500, 6)]
    [InlineData(1000, 7)]
    [InlineData(2000, 8)]
    public void Samples_are_the_codes_through_the_documented_integer_filter(int rateHz, int k)
    {
        _skin.Microvolts = (channel, t) => (500 * Math.Sin(t / 900.0 * (channel + 1))) + (channel * 40);
        var (chain, engine) = Running(Settings(rateHz), new Ads1298ModelOptions { Seed = 3, ElectrodeOffsetMillivolts = [150, -190] });
        var accumulators = new long[8];
        var expected = new List<short>();
        var found = new List<short>();
        for (var i = 0; i < 2000; i++)
        {
            engine.OnDataReady(chain.NextDataReadyMicroseconds);
            var codes = Codes.Read(chain);
            for (var channel = 0; channel < 8; channel++)
            {
                if (i == 0)
                    accumulators[channel] = codes[channel] * (1L << k);
                var y = codes[channel] - (long)Math.Floor(accumulators[channel] / (double)(1 << k));
                accumulators[channel] += y;
                expected.Add((short)Math.Floor(y / 4.0));
            }

            found.AddRange(ReadAll(engine).SelectMany(Samples));
        }

        Assert.Equal(expected, found);
    }

    [Theory]
    [InlineData(ControlPoint.CodingRaw, 300)]
    [InlineData(ControlPoint.CodingSmallest, 300)]
    [InlineData(ControlPoint.CodingSmallest, 6000)]
    public void Frames_are_what_the_frame_codec_encodes(int coding, int amplitudeMicrovolts)
    {
        var random = new Random(5);
        _skin.Microvolts = (_, _) => amplitudeMicrovolts * ((2 * random.NextDouble()) - 1);
        var settings = Settings();
        settings.Coding = coding;
        settings.SamplesPerFrame = 7;
        settings.ChannelsPerFrame = 3;
        var (chain, engine) = Running(settings);
        Convert(chain, engine, 300);
        var compressed = 0;
        foreach (var bytes in EngineBench.ReadBytes(engine))
        {
            var frame = EngineBench.Decode(bytes);
            compressed += frame.Flags & EmgStreamFormat.FlagCompressed;
            frame.Flags = coding == ControlPoint.CodingSmallest ? frame.Flags | EmgStreamFormat.FlagCompressed : frame.Flags;
            var expected = new byte[EmgStreamFormat.MaxFrameLength];
            Assert.Equal(expected[..EmgFrameCodec.Encode(frame, expected, 0)], bytes);
        }

        Assert.Equal(coding == ControlPoint.CodingSmallest && amplitudeMicrovolts < 1000, compressed > 0);
    }

    [Fact]
    public void A_block_is_cut_into_frames_and_frames_into_channel_groups()
    {
        var settings = Settings();
        settings.SamplesPerFrame = 4;
        settings.ChannelsPerFrame = 3;
        var (chain, engine) = Running(settings);
        var first = chain.NextDataReadyMicroseconds;
        Convert(chain, engine, 20);
        var frames = ReadAll(engine);
        Assert.Equal(18, frames.Count);
        Assert.Equal(Enumerable.Range(0, 18), frames.Select(p => p.Sequence));
        Assert.Equal([4, 4, 4, 4, 4, 4, 2, 2, 2], frames.Take(9).Select(p => p.SampleCount));
        Assert.Equal([0, 3, 6, 0, 3, 6, 0, 3, 6], frames.Take(9).Select(p => p.FirstChannel));
        Assert.Equal([3, 3, 2], frames.Take(3).Select(p => p.ChannelCount));
        Assert.Single(frames, p => (p.Flags & EmgStreamFormat.FlagStreamStart) != 0);
        Assert.NotEqual(0, frames[0].Flags & EmgStreamFormat.FlagStreamStart);
        long[] starts = [0, 0, 0, 4000, 4000, 4000, 8000, 8000, 8000, 10000];
        Assert.Equal(starts.Select(s => (uint)(first + s)), frames.Take(10).Select(p => p.DeviceTicks));
    }

    [Theory]
    [InlineData(300)]
    [InlineData(-300)]
    [InlineData(390)]
    public void An_electrode_offset_is_gone_from_the_first_sample_on(double millivolts)
    {
        _skin.Microvolts = (_, t) => 1000 * Math.Sin(t / 1000.0);
        var (chain, engine) = Running(Settings(), new Ads1298ModelOptions { NoiseMicrovoltsRms = 0, ElectrodeOffsetMillivolts = [millivolts] });
        Convert(chain, engine, 500);
        foreach (var frame in ReadAll(engine))
        {
            Assert.Equal(0, frame.Flags & EmgStreamFormat.FlagSaturated);
            Assert.All(Samples(frame), s => Assert.InRange(Math.Abs(s * 0.190735), 0, 2010));
        }
    }

    [Fact]
    public void A_constant_input_decays_with_the_corner_of_the_blocker()
    {
        var (chain, engine) = Running(Settings());
        Convert(chain, engine, 10);
        _skin.Microvolts = (_, _) => 1000;
        Convert(chain, engine, 130);
        var samples = ReadAll(engine).SelectMany(p => Samples(p).Where((_, i) => i % 8 == 0)).ToList();
        Assert.Equal(1000 / 0.190735, samples[10], 2.0);
        Assert.Equal(samples[10] * Math.Pow(127.0 / 128, 128), samples[138], 2.0);
    }

    [Theory]
    [InlineData(10_000, short.MaxValue)]
    [InlineData(-10_000, short.MinValue)]
    public void A_sample_beyond_16_bits_is_held_and_flagged(double microvolts, short held)
    {
        var (chain, engine) = Running(Settings());
        Convert(chain, engine, 10);
        _skin.Microvolts = (channel, _) => channel == 2 ? microvolts : 0;
        Convert(chain, engine, 10);
        var frames = ReadAll(engine);
        Assert.Equal(0, frames[0].Flags & EmgStreamFormat.FlagSaturated);
        Assert.NotEqual(0, frames[1].Flags & EmgStreamFormat.FlagSaturated);
        Assert.Equal(held, Samples(frames[1])[2]);
    }

    [Fact]
    public void A_code_at_the_chips_limit_is_flagged_although_its_sample_is_small()
    {
        var (chain, engine) = Running(Settings(), new Ads1298ModelOptions { ElectrodeOffsetMillivolts = [450] });
        Convert(chain, engine, 10);
        var frame = Assert.Single(ReadAll(engine));
        Assert.NotEqual(0, frame.Flags & EmgStreamFormat.FlagSaturated);
        Assert.Equal(0, Samples(frame)[0]);
    }

    [Fact]
    public void Lead_off_flags_the_frames_of_that_channel_and_the_mask_tells_all()
    {
        var settings = Settings(channels: 16);
        settings.SamplesPerFrame = 10;
        settings.ChannelsPerFrame = 8;
        _skin.OffChannels = (1 << 9) | (1 << 12);
        var (chain, engine) = Running(settings, chips: 2);
        Convert(chain, engine, 10);
        var frames = ReadAll(engine);
        Assert.Equal([0, 8], frames.Select(p => p.FirstChannel));
        Assert.Equal((1 << 9) | (1 << 12), engine.LeadOff);
        Assert.Equal(0, frames[0].Flags & EmgStreamFormat.FlagLeadOff);
        Assert.NotEqual(0, frames[1].Flags & EmgStreamFormat.FlagLeadOff);
    }

    [Fact]
    public void Sequence_numbers_wrap_after_65535()
    {
        var settings = Settings();
        settings.SamplesPerFrame = 1;
        settings.ChannelsPerFrame = 1;
        var (chain, engine) = Running(settings);
        var previous = -1;
        for (var i = 0; i < 8200; i++)
        {
            Convert(chain, engine, 1);
            foreach (var frame in ReadAll(engine))
            {
                Assert.Equal((previous + 1) & 0xFFFF, frame.Sequence);
                previous = frame.Sequence;
            }
        }

        Assert.Equal((8200 * 8) - 65536 - 1, previous);
    }

    [Fact]
    public void Frames_without_a_status_word_are_counted_and_leave_a_gap()
    {
        var (chain, engine) = Running(Settings());
        Convert(chain, engine, 15);
        Send(chain, Ads1298Command.StopReadDataContinuous);
        Convert(chain, engine, 3);
        Send(chain, Ads1298Command.ReadDataContinuous);
        Convert(chain, engine, 10);
        Assert.Equal(3, engine.BadFrames);
        Assert.Equal([0, 4], ReadAll(engine).Select(p => p.Sequence));
    }

    [Fact]
    public void A_restart_begins_at_sequence_0_without_old_frames()
    {
        var (chain, engine) = Running(Settings());
        Convert(chain, engine, 35);
        engine.Stop();
        Assert.Empty(ReadAll(engine));
        Convert(chain, engine, 20);
        Assert.Empty(ReadAll(engine));
        Assert.True(engine.Start(Settings()));
        Convert(chain, engine, 10);
        var frame = Assert.Single(ReadAll(engine));
        Assert.Equal(0, frame.Sequence);
        Assert.NotEqual(0, frame.Flags & EmgStreamFormat.FlagStreamStart);
    }

    internal static EngineSettings Settings(int rateHz = 1000, int channels = 8) => new()
    {
        ChannelCount = channels,
        RateHz = rateHz,
        SamplesPerBlock = rateHz / 100,
        SamplesPerFrame = Math.Min(rateHz / 100, EmgStreamFormat.MaxRawSamples / channels),
        ChannelsPerFrame = channels,
        RightShift = Electrodes.RightShift,
        Coding = ControlPoint.CodingRaw,
    };

    private (Ads1298Chain Chain, AcquisitionEngineModel Engine) Running(EngineSettings settings, Ads1298ModelOptions? options = null, int chips = 1)
    {
        var bench = new EngineBench(settings, _skin, options, chips);
        return (bench.Chain, bench.Engine);
    }

    private static void Convert(Ads1298Chain chain, AcquisitionEngineModel engine, int count)
    {
        for (var i = 0; i < count; i++)
            engine.OnDataReady(chain.NextDataReadyMicroseconds);
    }

    private static List<EmgFrame> ReadAll(AcquisitionEngineModel engine) => [.. EngineBench.ReadBytes(engine).Select(EngineBench.Decode)];

    private static short[] Samples(EmgFrame frame) => frame.Samples[..frame.Length];

    private static void Send(Ads1298Chain chain, byte command) => chain.Exchange([command], new byte[1], 1);
}
