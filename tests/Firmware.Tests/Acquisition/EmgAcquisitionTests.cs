using NeuralGlasses.Contract;
using NeuralGlasses.Simulator.Wristband;
using NeuralGlasses.Wristband.Acquisition;
using NeuralGlasses.Wristband.Afe;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Acquisition;

public sealed class EmgAcquisitionTests
{
    private readonly FakeRadio _radio = new();
    private readonly ScriptedSkin _skin = new();
    private readonly DeviceStatus _status = new();
    private readonly ReluctantEngine _engine;
    private readonly EmgAcquisition _acquisition;

    public EmgAcquisitionTests()
    {
        var clock = new BoardClock();
        var chain = new Ads1298Chain(2, clock, _skin, new Ads1298ModelOptions());
        _engine = new ReluctantEngine(chain);
        _acquisition = new EmgAcquisition(new Ads1298(chain, _engine, clock, 2), 2, _engine, _radio, _status);
        Assert.True(_acquisition.PowerUp());
        _engine.Log.Clear();
    }

    [Fact]
    public void The_engine_starts_before_the_chip_and_stops_before_it()
    {
        Assert.True(_acquisition.TryStart());
        Assert.Equal(["engine starts", "START high"], _engine.Log);
        _engine.Log.Clear();
        _acquisition.Stop();
        Assert.Equal(["engine stops", "START low"], _engine.Log);
        _engine.Log.Clear();
        _acquisition.Stop();
        Assert.Empty(_engine.Log);
    }

    [Theory]
    [InlineData(244, 1000, 8, 8, 10, 1)]
    [InlineData(244, 2000, 8, 8, 10, 2)]
    [InlineData(244, 1000, 16, 16, 5, 2)]
    [InlineData(20, 500, 8, 3, 1, 15)]
    [InlineData(512, 1000, 8, 8, 10, 1)]
    public void Frames_are_planned_for_the_link_at_the_start(int notification, int rateHz, int channels, int channelsPerFrame, int samplesPerFrame, int framesPerBlock)
    {
        _radio.MaxNotificationLength = notification;
        Assert.True(_acquisition.TrySetStream(rateHz, channels, ControlPoint.CodingRaw));
        Assert.True(_acquisition.TryStart());
        Assert.Equal(channelsPerFrame, _engine.Settings!.ChannelsPerFrame);
        Assert.Equal(samplesPerFrame, _engine.Settings.SamplesPerFrame);
        Assert.Equal(rateHz / 100, _engine.Settings.SamplesPerBlock);
        Assert.Equal(Electrodes.RightShift, _engine.Settings.RightShift);
        Assert.Equal(framesPerBlock, _acquisition.FramesPerBlock);
    }

    [Fact]
    public void An_engine_that_refuses_is_a_fault_until_it_accepts()
    {
        _engine.Refuses = true;
        Assert.False(_acquisition.TryStart());
        Assert.Equal(DeviceStatus.StateFault, _status.State);
        Assert.Equal(FaultCode.Engine, _status.Fault);
        Assert.DoesNotContain("START high", _engine.Log);
        _engine.Refuses = false;
        Assert.True(_acquisition.TryStart());
        Assert.Equal(DeviceStatus.StateStreaming, _status.State);
        Assert.Equal(FaultCode.None, _status.Fault);
    }

    [Fact]
    public void An_AFE_without_DRDY_is_silent_after_100_milliseconds_and_no_longer_when_it_speaks()
    {
        Assert.True(_acquisition.TryStart());
        for (var step = 0; step < EmgAcquisition.SilentSteps; step++)
        {
            Assert.False(_acquisition.IsSilent);
            _acquisition.Collect();
        }

        Assert.True(_acquisition.IsSilent);
        _engine.DataReady();
        _acquisition.Collect();
        Assert.False(_acquisition.IsSilent);
        for (var step = 0; step < EmgAcquisition.SilentSteps; step++)
            _acquisition.Collect();
        Assert.True(_acquisition.IsSilent);
        _acquisition.Stop();
        Assert.False(_acquisition.IsSilent);
        Assert.True(_acquisition.TryStart());
        Assert.False(_acquisition.IsSilent);
        Assert.Equal(2, _acquisition.Streams);
    }

    [Fact]
    public void What_the_engine_knows_of_electrodes_and_losses_reaches_the_status_and_a_start_clears_it()
    {
        Assert.True(_acquisition.TrySetStream(2000, 16, ControlPoint.CodingRaw));
        Assert.True(_acquisition.TryStart());
        _skin.OffChannels = 1 << 11;
        for (var i = 0; i < 40_000; i++)
            _engine.DataReady();
        _acquisition.Collect();
        Assert.Equal(1 << 11, _status.LeadOff);
        Assert.Equal(_engine.Overruns, _status.Overruns);
        Assert.True(_status.Overruns > 0);
        _status.DroppedBlocks = 7;
        _acquisition.Stop();
        Assert.True(_acquisition.TryStart());
        Assert.Equal(0, _status.LeadOff + _status.Overruns + _status.DroppedBlocks);
    }

    [Fact]
    public void Monitoring_runs_every_channel_whatever_the_stream_is_set_to_and_leaves_the_status_idle()
    {
        Assert.True(_acquisition.TrySetStream(2000, 8, ControlPoint.CodingSmallest));
        Assert.True(_acquisition.TrySetInput(ControlPoint.InputShorted));
        Assert.True(_acquisition.TryMonitor());
        Assert.True(_acquisition.IsMonitoring);
        Assert.True(_acquisition.IsRunning);
        Assert.False(_acquisition.IsStreaming);
        Assert.Equal(DeviceStatus.StateIdle, _status.State);
        Assert.Equal((16, EmgAcquisition.MonitorRateHz), (_engine.Settings!.ChannelCount, _engine.Settings.RateHz));
        Assert.Equal((8, 2000), (_status.ChannelCount, _status.RateHz));
        Assert.Equal(16, _acquisition.RunChannels);
        Assert.Equal(0, _acquisition.Streams);
        Assert.Equal(1, _acquisition.Runs);
    }

    [Fact]
    public void Nobody_reads_the_frames_of_monitoring_and_none_counts_as_lost()
    {
        Assert.True(_acquisition.TryMonitor());
        for (var turn = 0; turn < 2000; turn++)
        {
            for (var i = 0; i < 10; i++)
                _engine.DataReady();
            _acquisition.Collect();
            Assert.Equal(0, _engine.Unread);
        }

        Assert.Equal(0, _engine.Overruns + _status.Overruns);
        Assert.False(_acquisition.IsSilent);
    }

    [Fact]
    public void A_stream_takes_the_place_of_monitoring_and_no_stop_of_it_ends_monitoring()
    {
        Assert.True(_acquisition.TryMonitor());
        _acquisition.Stop();
        Assert.True(_acquisition.IsMonitoring);
        _engine.Log.Clear();
        Assert.True(_acquisition.TryStart());
        Assert.Equal(["engine stops", "START low", "engine starts", "START high"], _engine.Log);
        Assert.False(_acquisition.IsMonitoring);
        Assert.True(_acquisition.IsStreaming);
        _acquisition.StopMonitor();
        Assert.True(_acquisition.IsStreaming);
    }

    [Fact]
    public void Monitoring_ends_with_a_fault_and_with_the_AFE_s_power_and_a_silent_AFE_is_seen()
    {
        Assert.True(_acquisition.TryMonitor());
        for (var step = 0; step < EmgAcquisition.SilentSteps; step++)
            _acquisition.Collect();
        Assert.True(_acquisition.IsSilent);
        _acquisition.Fail(FaultCode.AfeSilent);
        Assert.False(_acquisition.IsRunning);
        Assert.Equal(DeviceStatus.StateFault, _status.State);
        Assert.True(_acquisition.TryMonitor());
        Assert.Equal(DeviceStatus.StateIdle, _status.State);
        _acquisition.PowerDown();
        Assert.False(_acquisition.IsRunning);
        Assert.True(_acquisition.PowerUp());
        Assert.True(_acquisition.TryMonitor());
        _acquisition.StopMonitor();
        Assert.False(_acquisition.IsRunning);
    }

    [Fact]
    public void An_engine_that_refuses_monitoring_is_a_fault_and_nothing_runs()
    {
        _engine.Refuses = true;
        Assert.False(_acquisition.TryMonitor());
        Assert.False(_acquisition.IsRunning);
        Assert.Equal(FaultCode.Engine, _status.Fault);
        Assert.DoesNotContain("START high", _engine.Log);
    }
}
