using NeuralGlasses.Contract;
using NeuralGlasses.Firmware.Tests.Afe;
using NeuralGlasses.Simulator.Wristband;
using NeuralGlasses.Wristband.Acquisition;
using NeuralGlasses.Wristband.Afe;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Acquisition;

public sealed class AcquisitionEngineTests
{
    private readonly BoardClock _clock = new();
    private readonly ScriptedSkin _skin = new();
    private readonly AcquisitionBlock _block = new();

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

            while (engine.TryRead(_block))
                found.AddRange(Samples(_block));
        }

        Assert.Equal(expected, found);
    }

    [Theory]
    [InlineData(ControlPoint.CodingRaw, 300)]
    [InlineData(ControlPoint.CodingSmallest, 300)]
    [InlineData(ControlPoint.CodingSmallest, 6000)]
    public void Payloads_are_what_the_frame_codec_encodes(int coding, int amplitudeMicrovolts)
    {
        var random = new Random(5);
        _skin.Microvolts = (_, _) => amplitudeMicrovolts * ((2 * random.NextDouble()) - 1);
        var settings = Settings();
        settings.Coding = coding;
        settings.SamplesPerPart = 7;
        settings.ChannelsPerPart = 3;
        var (chain, engine) = Running(settings);
        var compressed = 0;
        for (var i = 0; i < 300; i++)
        {
            engine.OnDataReady(chain.NextDataReadyMicroseconds);
            while (engine.TryRead(_block))
            {
                var frame = new EmgFrame
                {
                    Flags = coding == ControlPoint.CodingSmallest ? EmgStreamFormat.FlagCompressed : 0,
                    ChannelCount = _block.ChannelCount,
                    SampleCount = _block.SampleCount,
                };
                Samples(_block).CopyTo(frame.Samples, 0);
                var bytes = new byte[EmgStreamFormat.MaxFrameLength];
                var length = EmgFrameCodec.Encode(frame, bytes, 0) - EmgStreamFormat.Overhead;
                Assert.Equal(bytes.AsSpan(EmgStreamFormat.PayloadOffset, length), _block.Payload.AsSpan(0, _block.PayloadLength));
                Assert.Equal(bytes[EmgStreamFormat.FlagsOffset] & EmgStreamFormat.FlagCompressed, _block.Flags & EmgStreamFormat.FlagCompressed);
                compressed += _block.Flags & EmgStreamFormat.FlagCompressed;
            }
        }

        Assert.Equal(coding == ControlPoint.CodingSmallest && amplitudeMicrovolts < 1000, compressed > 0);
    }

    [Fact]
    public void A_block_is_cut_into_parts_and_parts_into_channel_groups()
    {
        var settings = Settings();
        settings.SamplesPerPart = 4;
        settings.ChannelsPerPart = 3;
        var (chain, engine) = Running(settings);
        var first = chain.NextDataReadyMicroseconds;
        Convert(chain, engine, 20);
        var parts = ReadAll(engine);
        Assert.Equal(18, parts.Count);
        Assert.Equal(Enumerable.Range(0, 18), parts.Select(p => p.Sequence));
        Assert.Equal([4, 4, 4, 4, 4, 4, 2, 2, 2], parts.Take(9).Select(p => p.SampleCount));
        Assert.Equal([0, 3, 6, 0, 3, 6, 0, 3, 6], parts.Take(9).Select(p => p.FirstChannel));
        Assert.Equal([3, 3, 2], parts.Take(3).Select(p => p.ChannelCount));
        Assert.Single(parts, p => (p.Flags & EmgStreamFormat.FlagStreamStart) != 0);
        Assert.NotEqual(0, parts[0].Flags & EmgStreamFormat.FlagStreamStart);
        long[] starts = [0, 0, 0, 4000, 4000, 4000, 8000, 8000, 8000, 10000];
        Assert.Equal(starts.Select(s => (uint)(first + s)), parts.Take(10).Select(p => p.DeviceTicks));
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
        foreach (var part in ReadAll(engine))
        {
            Assert.Equal(0, part.Flags & EmgStreamFormat.FlagSaturated);
            Assert.All(Samples(part), s => Assert.InRange(Math.Abs(s * 0.190735), 0, 2010));
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
        var parts = ReadAll(engine);
        Assert.Equal(0, parts[0].Flags & EmgStreamFormat.FlagSaturated);
        Assert.NotEqual(0, parts[1].Flags & EmgStreamFormat.FlagSaturated);
        Assert.Equal(held, Samples(parts[1])[2]);
    }

    [Fact]
    public void A_code_at_the_chips_limit_is_flagged_although_its_sample_is_small()
    {
        var (chain, engine) = Running(Settings(), new Ads1298ModelOptions { ElectrodeOffsetMillivolts = [450] });
        Convert(chain, engine, 10);
        var part = Assert.Single(ReadAll(engine));
        Assert.NotEqual(0, part.Flags & EmgStreamFormat.FlagSaturated);
        Assert.Equal(0, Samples(part)[0]);
    }

    [Fact]
    public void Lead_off_flags_the_parts_of_that_channel_and_the_mask_tells_all()
    {
        var settings = Settings(channels: 16);
        settings.SamplesPerPart = 10;
        settings.ChannelsPerPart = 8;
        _skin.OffChannels = (1 << 9) | (1 << 12);
        var (chain, engine) = Running(settings, chips: 2);
        Convert(chain, engine, 10);
        var parts = ReadAll(engine);
        Assert.Equal([0, 8], parts.Select(p => p.FirstChannel));
        Assert.All(parts, p => Assert.Equal((1 << 9) | (1 << 12), p.LeadOff));
        Assert.Equal(0, parts[0].Flags & EmgStreamFormat.FlagLeadOff);
        Assert.NotEqual(0, parts[1].Flags & EmgStreamFormat.FlagLeadOff);
    }

    [Fact]
    public void When_nobody_reads_the_newest_are_lost_counted_and_leave_a_gap()
    {
        var (chain, engine) = Running(Settings());
        Convert(chain, engine, 10 * (AcquisitionEngineModel.RingCapacity + 5));
        Assert.Equal(5, engine.Overruns);
        Assert.Equal(Enumerable.Range(0, AcquisitionEngineModel.RingCapacity), ReadAll(engine).Select(p => p.Sequence));
        Convert(chain, engine, 10);
        Assert.Equal(AcquisitionEngineModel.RingCapacity + 5, Assert.Single(ReadAll(engine)).Sequence);
    }

    [Fact]
    public void Sequence_numbers_wrap_after_65535()
    {
        var settings = Settings();
        settings.SamplesPerPart = 1;
        settings.ChannelsPerPart = 1;
        var (chain, engine) = Running(settings);
        var previous = -1;
        for (var i = 0; i < 8200; i++)
        {
            Convert(chain, engine, 1);
            while (engine.TryRead(_block))
            {
                Assert.Equal((previous + 1) & 0xFFFF, _block.Sequence);
                previous = _block.Sequence;
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
    public void A_restart_begins_at_sequence_0_without_old_parts()
    {
        var (chain, engine) = Running(Settings());
        Convert(chain, engine, 35);
        engine.Stop();
        Assert.False(engine.TryRead(_block));
        Convert(chain, engine, 20);
        Assert.False(engine.TryRead(_block));
        Assert.True(engine.Start(Settings()));
        Convert(chain, engine, 10);
        var part = Assert.Single(ReadAll(engine));
        Assert.Equal(0, part.Sequence);
        Assert.NotEqual(0, part.Flags & EmgStreamFormat.FlagStreamStart);
    }

    internal static EngineSettings Settings(int rateHz = 1000, int channels = 8) => new()
    {
        ChannelCount = channels,
        RateHz = rateHz,
        SamplesPerBlock = rateHz / 100,
        SamplesPerPart = Math.Min(rateHz / 100, EmgStreamFormat.MaxRawSamples / channels),
        ChannelsPerPart = channels,
        RightShift = Electrodes.RightShift,
        Coding = ControlPoint.CodingRaw,
    };

    private (Ads1298Chain Chain, AcquisitionEngineModel Engine) Running(EngineSettings settings, Ads1298ModelOptions? options = null, int chips = 1)
    {
        var chain = new Ads1298Chain(chips, _clock, _skin, options ?? new Ads1298ModelOptions { NoiseMicrovoltsRms = 0 });
        var engine = new AcquisitionEngineModel(chain);
        var driver = new Ads1298(chain, chain, _clock, chips);
        Assert.Equal(Ads1298Result.Ok, driver.PowerUp());
        Assert.Equal(Ads1298Result.Ok, driver.SetRate(settings.RateHz));
        Assert.True(engine.Start(settings));
        driver.Start();
        return (chain, engine);
    }

    private static void Convert(Ads1298Chain chain, AcquisitionEngineModel engine, int count)
    {
        for (var i = 0; i < count; i++)
            engine.OnDataReady(chain.NextDataReadyMicroseconds);
    }

    private static List<AcquisitionBlock> ReadAll(AcquisitionEngineModel engine)
    {
        var parts = new List<AcquisitionBlock>();
        for (var part = new AcquisitionBlock(); engine.TryRead(part); part = new AcquisitionBlock())
            parts.Add(part);
        return parts;
    }

    private static short[] Samples(AcquisitionBlock block)
    {
        var samples = new short[block.SampleCount * block.ChannelCount];
        Assert.True((block.Flags & EmgStreamFormat.FlagCompressed) != 0
            ? CompressedCoding.TryDecode(block.Payload, 0, block.PayloadLength, samples, block.SampleCount, block.ChannelCount)
            : RawCoding.TryDecode(block.Payload, 0, block.PayloadLength, samples, samples.Length));
        return samples;
    }

    private static void Send(Ads1298Chain chain, byte command) => chain.Exchange([command], new byte[1], 1);
}
