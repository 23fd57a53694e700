using System.Globalization;
using NeuralGlasses.Contract;
using NeuralGlasses.Link;
using NeuralGlasses.Simulator.Radio;
using NeuralGlasses.Simulator.Wristband;
using NeuralGlasses.Streaming;
using NeuralGlasses.Wristband;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Budget;

/// <summary>How much of the air a stream takes, from the specification and from the radio that carried it.</summary>
public sealed class AirTimeBudgetTests
{
    /// <summary>Most of the connection interval that the costliest stream may take.</summary>
    public const double MaxShare = 0.5;

    private const double IntervalMs = 15;

    public static TheoryData<int, int> Streams => new()
    {
        { 8, 1000 },
        { 8, 2000 },
        { 16, 1000 },
        { 16, 2000 },
    };

    [Theory]
    [MemberData(nameof(Streams))]
    public void The_radio_spends_what_the_specification_says(int channels, int rateHz)
    {
        var (share, bytesPerSecond) = Carry(channels, rateHz, ControlPoint.CodingRaw);
        Assert.InRange(share / Share(channels, rateHz), 0.98, 1.02);
        Assert.InRange(bytesPerSecond / (double)BytesPerSecond(channels, rateHz), 0.98, 1.02);
        Assert.InRange(share, 0, MaxShare);
    }

    [Fact]
    public void Compressed_the_costliest_stream_takes_less()
    {
        var (raw, _) = Carry(16, 2000, ControlPoint.CodingRaw);
        var (smallest, _) = Carry(16, 2000, ControlPoint.CodingSmallest);
        Assert.InRange(smallest, 0, 0.9 * raw);
    }

    [Fact]
    public void The_document_has_these_numbers()
    {
        List<string> rows = [];
        foreach (var (channels, rateHz) in Streams.Select(r => r.Data))
        {
            var plan = Plan(channels, rateHz);
            rows.Add(string.Create(CultureInfo.InvariantCulture, $"{channels} × {rateHz} Hz | {Frames(channels, rateHz)} × {FrameLength(plan)} | {BytesPerSecond(channels, rateHz) / 1000.0:F1} | {AirTimeUs(FrameLength(plan)):F0} | {100 * Share(channels, rateHz):F1} %"));
        }

        BudgetTable.AssertStated("air", "Stream | Frames of 10 ms × bytes | kB/s | Air time of a frame, µs | Of the interval", rows);
    }

    // LE 2M, Core Specification Vol 6, Part B: preamble 2 and access address 4 (§2.1), header 2, MIC 4, CRC 3 bytes; L2CAP 4 and ATT 3
    // bytes around the value (Vol 3, Part A, §3.1, and Part F, §3.4.7.1); the answer is an empty packet; T_IFS 150 µs behind each (Vol 6, Part B, §4.1.1).
    private static double AirTimeUs(int value)
    {
        const double ByteUs = 4;
        var packet = 2 + 4 + 2 + 4 + 3 + value + 4 + 3;
        var empty = 2 + 4 + 2 + 3;
        return ((packet + empty) * ByteUs) + (2 * 150);
    }

    private static FramePlan Plan(int channels, int rateHz)
    {
        var plan = new FramePlan();
        plan.Fit(EmgStreamFormat.MaxFrameLength, channels, rateHz / 100);
        return plan;
    }

    private static int Frames(int channels, int rateHz)
    {
        var sets = Plan(channels, rateHz).SamplesPerFrame;
        return ((rateHz / 100) + sets - 1) / sets;
    }

    private static int FrameLength(FramePlan plan) => EmgStreamFormat.Overhead + (2 * plan.SamplesPerFrame * plan.ChannelsPerFrame);

    private static int BytesPerSecond(int channels, int rateHz) => 100 * ((Frames(channels, rateHz) * EmgStreamFormat.Overhead) + (rateHz / 100 * channels * 2));

    private static double Share(int channels, int rateHz)
    {
        var sets = Plan(channels, rateHz).SamplesPerFrame;
        var left = rateHz / 100;
        var us = 0.0;
        for (; left > 0; left -= sets)
            us += AirTimeUs(EmgStreamFormat.Overhead + (2 * channels * Math.Min(left, sets)));
        return us / 10_000;
    }

    // Streams ten seconds of muscle through the virtual air and returns the share of time on the air and the bytes a second.
    private static (double Share, double BytesPerSecond) Carry(int channels, int rateHz, int coding)
    {
        var board = new Board(channels / 8, new Ads1298ModelOptions { NoiseMicrovoltsRms = 1 });
        board.Skin.Microvolts = (channel, t) => 60 * Math.Sin((2 * Math.PI * 90 * t / 1e6) + channel) * Math.Sin(2 * Math.PI * 0.7 * t / 1e6);
        var air = new LocalRadio(new LocalRadioOptions(), seed: 1);
        var ear = new Ear();
        air.Central.Listen(ear);
        board.Ports.Radio = air.Peripheral;
        board.Clock.Radio = air;
        board.Clock.At(Board.Second, () =>
        {
            air.Central.Subscribe(GattUuids.EmgFrames);
            var set = new byte[ControlPoint.SetStreamLength];
            ControlPoint.WriteSetStream(set, 0, rateHz, channels, coding);
            air.Central.Write(GattUuids.ControlPoint, set);
            air.Central.Write(GattUuids.ControlPoint, [ControlPoint.OpStart, 1]);
        });
        double used = 0;
        board.Clock.At(2 * Board.Second, () => (used, ear.Bytes) = (air.AirTimeUsedMicroseconds, 0));
        board.Clock.EndMicroseconds = 12 * Board.Second;
        WristbandFirmware.Run(board.Ports);
        return ((air.AirTimeUsedMicroseconds - used) / (10.0 * Board.Second), ear.Bytes / 10.0);
    }

    private sealed class Ear : IGattCentralListener
    {
        public long Bytes { get; set; }

        public void OnConnected(HostTime at)
        {
        }

        public void OnDisconnected(HostTime at)
        {
        }

        public void OnValue(Guid characteristic, ReadOnlySpan<byte> value, HostTime arrivedAt) => Bytes += value.Length;
    }
}
