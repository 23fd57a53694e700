using NeuralGlasses.Contract;
using NeuralGlasses.Simulator.Wristband;
using NeuralGlasses.Wristband;
using NeuralGlasses.Wristband.Afe;
using NeuralGlasses.Wristband.Ports;
using Xunit;

namespace NeuralGlasses.Firmware.Tests;

public sealed class WristbandFirmwareTests
{
    [Fact]
    public void The_band_advertises_its_name_once_every_value_can_be_read()
    {
        var board = new Board();
        board.Run(0.6);
        Assert.Equal("NeuralBand", board.Radio.DeviceName);
        Assert.Equal([GattUuids.EmgStreamService], board.Radio.AdvertisedServices);
        Assert.Equal(0, board.Radio.Appearance);
        Assert.Equal(DeviceStatus.StateIdle, board.Status.State);
        Assert.Equal(190735u, board.Status.LsbPicovolts);
        Assert.InRange(Assert.Single(board.Radio.ValueOf(GattUuids.BatteryLevel)), 97, 100);
        Assert.Equal("NeuralGlasses"u8.ToArray(), board.Radio.ValueOf(GattUuids.ManufacturerName));
        Assert.Equal("NeuralBand"u8.ToArray(), board.Radio.ValueOf(GattUuids.ModelNumber));
        Assert.Equal("1.0"u8.ToArray(), board.Radio.ValueOf(GattUuids.FirmwareRevision));
        Assert.Equal("A"u8.ToArray(), board.Radio.ValueOf(GattUuids.HardwareRevision));
    }

    [Fact]
    public void Characteristics_allow_what_the_protocol_says_and_no_more()
    {
        var board = new Board();
        board.Run(0.6);
        Assert.Equal(GattProperties.Notify, board.Radio.PropertiesOf(GattUuids.EmgFrames));
        Assert.Equal(GattProperties.Write | GattProperties.Notify, board.Radio.PropertiesOf(GattUuids.ControlPoint));
        Assert.Equal(GattProperties.Read | GattProperties.Notify, board.Radio.PropertiesOf(GattUuids.DeviceStatus));
        Assert.Equal(GattProperties.Read | GattProperties.Notify, board.Radio.PropertiesOf(GattUuids.BatteryLevel));
        Assert.Equal(GattProperties.Read, board.Radio.PropertiesOf(GattUuids.ManufacturerName));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(40)]
    public void Run_returns_when_the_clock_says_shutdown(int waits)
    {
        var board = new Board();
        board.Clock.WaitsLeft = waits;
        WristbandFirmware.Run(board.Ports);
        Assert.Equal(waits + 1, board.Clock.Waits);
    }

    [Fact]
    public void A_stream_that_fills_a_slow_link_leaves_room_for_status_and_condition()
    {
        var board = new Board();
        board.Radio.MaxNotificationLength = 20;
        var (turn, taken) = (0L, 0);
        board.Radio.IsBusy = _ =>
        {
            if (turn != board.Clock.Microseconds / 10_000)
                (turn, taken) = (board.Clock.Microseconds / 10_000, 0);
            return taken++ >= 6;
        };
        board.Command(Board.Second, ControlPoint.OpStart);
        board.Run(4);
        var notified = board.Radio.SentOf(GattUuids.DeviceStatus).Select(Read).Where(s => s.State == DeviceStatus.StateStreaming).ToArray();
        Assert.True(notified.Length >= 3, $"{notified.Length} notifications");
        Assert.True(notified[^1].DroppedBlocks > 0);

        static DeviceStatus Read(byte[] value)
        {
            var status = new DeviceStatus();
            Assert.True(status.TryRead(value, 0, value.Length));
            return status;
        }
    }

    [Theory]
    [InlineData(500)]
    [InlineData(1000)]
    [InlineData(2000)]
    public void A_second_of_stream_is_a_second_of_samples_without_a_gap(int rateHz)
    {
        var board = new Board();
        board.Skin.Microvolts = (channel, t) => 100 * Math.Sin((2 * Math.PI * 50 * t / 1e6) + channel);
        board.StreamFromOneSecond(rateHz);
        board.Run(2.02);
        var frames = board.Frames;
        Assert.InRange(frames.Sum(f => f.SampleCount), rateHz - (rateHz / 50), rateHz + (rateHz / 50));
        for (var i = 1; i < frames.Count; i++)
        {
            Assert.Equal(frames[i - 1].Sequence + 1, frames[i].Sequence);
            Assert.Equal((uint)(frames[i - 1].SampleCount * 1_000_000 / rateHz), frames[i].DeviceTicks - frames[i - 1].DeviceTicks);
        }

        Assert.Equal(0, frames[0].Sequence);
        Assert.NotEqual(0, frames[0].Flags & EmgStreamFormat.FlagStreamStart);
        Assert.Equal(0, frames[^1].Flags & EmgStreamFormat.FlagStreamStart);
    }

    [Fact]
    public void Microvolts_at_the_skin_are_microvolts_on_the_air()
    {
        var board = new Board(options: new Ads1298ModelOptions { NoiseMicrovoltsRms = 0, ElectrodeOffsetMillivolts = [190, -190, 100, -100] });
        board.Skin.Microvolts = (channel, t) => 1000 * Math.Sin((2 * Math.PI * 100 * t / 1e6) + channel);
        board.StreamFromOneSecond();
        board.Run(3);
        var frames = board.Frames;
        var lsbMicrovolts = board.Status.LsbPicovolts / 1e6;
        foreach (var frame in frames.Skip(frames.Count / 2))
        {
            for (var i = 0; i < frame.SampleCount; i++)
            {
                for (var channel = 0; channel < 8; channel++)
                {
                    var expected = board.Skin.Microvolts(channel, frame.DeviceTicks + (i * 1000));
                    Assert.Equal(expected, frame.Samples[(i * 8) + channel] * lsbMicrovolts, 20.0);
                }
            }
        }

        Assert.All(frames, f => Assert.Equal(0, f.Flags & EmgStreamFormat.FlagSaturated));
    }

    [Fact]
    public void Two_chips_stream_sixteen_channels()
    {
        var board = new Board(afeCount: 2);
        board.Skin.Microvolts = (channel, t) => (channel + 1) * 100 * (t / 5000 % 2 == 0 ? 1 : -1);
        board.StreamFromOneSecond(channels: 16);
        board.Run(3);
        var frame = board.Frames[^1];
        Assert.Equal(16, frame.ChannelCount);
        var step = frame.Samples.AsSpan(0, frame.Length);
        for (var channel = 1; channel < 16; channel++)
            Assert.Equal(channel + 1.0, (double)step[channel] / step[0], 0.2);
    }

    [Fact]
    public void An_AFE_fault_can_be_read_and_streaming_is_refused()
    {
        var board = new Board();
        board.Bus.LyingRegister = Ads1298Register.Id;
        board.Bus.Lie = 0xFF;
        board.StreamFromOneSecond();
        board.Command(Board.Second + 500_000, ControlPoint.OpGetVersion);
        board.Run(2);
        Assert.Equal(DeviceStatus.StateFault, board.Status.State);
        Assert.Equal(FaultCode.AfeIdentity, board.Status.Fault);
        Assert.Equal(
            [
                [0x80, ControlPoint.OpSetStream, 0, ControlPoint.ResultSuccess],
                [0x80, ControlPoint.OpStart, 1, ControlPoint.ResultFailed],
                [0x80, ControlPoint.OpGetVersion, 2, ControlPoint.ResultSuccess, ControlPoint.Version, EmgStreamFormat.Version, FirmwareVersion.Major, FirmwareVersion.Minor],
            ],
            board.Answers);
        Assert.Empty(board.Frames);
    }

    [Fact]
    public void A_register_fault_is_told_apart_from_a_wrong_chip()
    {
        var board = new Board();
        board.Bus.StuckRegister = Ads1298Register.BiasSensePositive;
        board.Run(1);
        Assert.Equal(FaultCode.AfeRegister, board.Status.Fault);
    }

    [Fact]
    public void A_register_that_fails_at_start_refuses_the_stream_from_then_on()
    {
        var board = new Board();
        board.Clock.At(900_000, () => board.Bus.StuckRegister = Ads1298Register.Config1);
        board.StreamFromOneSecond(rateHz: 2000);
        board.Command(Board.Second + 500_000, ControlPoint.OpStart);
        board.Run(2);
        Assert.Equal(FaultCode.AfeRegister, board.Status.Fault);
        Assert.Equal([ControlPoint.ResultSuccess, ControlPoint.ResultFailed, ControlPoint.ResultFailed], board.Answers.Select(a => (int)a[3]));
    }

    [Fact]
    public void At_the_floor_of_20_bytes_eight_channels_stream_in_groups()
    {
        var board = new Board();
        board.Skin.Microvolts = (channel, t) => 100 * (channel + 1) * (t / 5000 % 2 == 0 ? 1 : -1);
        board.Radio.MaxNotificationLength = EmgStreamFormat.MinNotificationLength;
        board.StreamFromOneSecond(rateHz: 500);
        board.Run(2);
        var frames = board.Frames;
        Assert.All(board.Radio.SentOf(GattUuids.EmgFrames), f => Assert.True(f.Length <= 20));
        Assert.Equal([(0, 3), (3, 3), (6, 2)], frames.Take(3).Select(f => (f.FirstChannel, f.ChannelCount)));
        Assert.Single(frames.Take(3).Select(f => f.DeviceTicks).Distinct());
        Assert.Equal(Enumerable.Range(0, frames.Count), frames.Select(f => f.Sequence));
        Assert.Equal(0, board.Status.DroppedBlocks);
        Assert.Equal(0, board.Status.Overruns);
    }

    [Fact]
    public void A_lead_that_comes_off_reaches_the_frame_and_the_status()
    {
        var board = new Board();
        board.StreamFromOneSecond();
        board.Clock.At(Board.Second + 500_000, () => board.Skin.OffChannels = 1 << 5);
        board.Run(3);
        Assert.Equal(1 << 5, board.Status.LeadOff);
        var frames = board.Frames;
        Assert.Equal(0, frames[0].Flags & EmgStreamFormat.FlagLeadOff);
        Assert.NotEqual(0, frames[^1].Flags & EmgStreamFormat.FlagLeadOff);
        Assert.NotEqual(0, frames[^1].Flags & EmgStreamFormat.FlagSaturated);
    }

    [Fact]
    public void A_busy_radio_keeps_blocks_then_the_oldest_are_dropped_and_counted()
    {
        var board = new Board();
        var busy = false;
        board.Radio.IsBusy = uuid => busy && uuid == GattUuids.EmgFrames;
        board.StreamFromOneSecond();
        board.Clock.At(Board.Second + 200_000, () => busy = true);
        board.Clock.At(Board.Second + 400_000, () => busy = false);
        board.Clock.At(Board.Second + 600_000, () => busy = true);
        board.Clock.At(Board.Second + 1_600_000, () => busy = false);
        board.Run(3);
        var sequences = board.Frames.Select(f => f.Sequence).ToList();
        var missing = Enumerable.Range(0, sequences[^1] + 1).Except(sequences).ToList();
        Assert.Equal(board.Status.DroppedBlocks, missing.Count);
        Assert.InRange(missing.Count, 60, 70);
        Assert.Equal(missing.Count - 1, missing[^1] - missing[0]);
        Assert.InRange(board.Status.RadioBusy, 118, 122);
        Assert.Equal(sequences.Order(), sequences);
    }

    [Fact]
    public void A_disconnect_stops_the_stream_and_the_next_central_starts_it_anew()
    {
        var board = new Board();
        board.StreamFromOneSecond();
        board.Clock.At(Board.Second + 300_000, () => board.Radio.IsConnected = false);
        board.Clock.At(Board.Second + 400_000, () => Assert.Equal(DeviceStatus.StateIdle, board.Status.State));
        board.Clock.At(Board.Second + 500_000, () => Assert.Equal(long.MaxValue, board.Chain.NextDataReadyMicroseconds));
        board.Clock.At(Board.Second + 600_000, () => board.Radio.IsConnected = true);
        board.Command(Board.Second + 700_000, ControlPoint.OpStart);
        board.Run(2.5);
        Assert.Equal(DeviceStatus.StateStreaming, board.Status.State);
        var starts = board.Frames.Where(f => (f.Flags & EmgStreamFormat.FlagStreamStart) != 0).ToList();
        Assert.Equal([0, 0], starts.Select(f => f.Sequence));
    }

    [Theory]
    [InlineData(ControlPoint.CodingRaw)]
    [InlineData(ControlPoint.CodingSmallest)]
    public void The_firmware_allocates_nothing_a_frame(int coding)
    {
        var board = new Board(options: new Ads1298ModelOptions());
        board.Radio.Keep = false;
        board.StreamFromOneSecond(coding: coding);
        board.Clock.MeasureFrom = 2 * Board.Second;
        board.Run(14);
        Assert.True(board.Clock.MeasuredSteps > 1000);
        Assert.True(board.Radio.SentCount > 1200);
        Assert.False(board.Clock.HasAllocated);
    }

    [Fact]
    public void Equal_seeds_send_equal_bytes_and_other_seeds_do_not()
    {
        Assert.Equal(Bytes(7), Bytes(7));
        Assert.NotEqual(Bytes(7), Bytes(8));

        static byte[] Bytes(ulong seed)
        {
            var board = new Board(options: new Ads1298ModelOptions { Seed = seed });
            board.StreamFromOneSecond(coding: ControlPoint.CodingSmallest);
            board.Run(2);
            return [.. board.Radio.Sent.SelectMany(s => s.Value)];
        }
    }
}
