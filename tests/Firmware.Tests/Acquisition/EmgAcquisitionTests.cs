using NeuralGlasses.Contract;
using NeuralGlasses.Simulator.Wristband;
using NeuralGlasses.Wristband.Acquisition;
using NeuralGlasses.Wristband.Afe;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Acquisition;

public sealed class EmgAcquisitionTests
{
    private readonly FakeRadio _radio = new();
    private readonly DeviceStatus _status = new();
    private readonly ReluctantEngine _engine;
    private readonly EmgAcquisition _acquisition;

    public EmgAcquisitionTests()
    {
        var clock = new BoardClock();
        var chain = new Ads1298Chain(2, clock, new ScriptedSkin(), new Ads1298ModelOptions());
        _engine = new ReluctantEngine(chain);
        _acquisition = new EmgAcquisition(new Ads1298(chain, _engine, clock, 2), 2, _engine, _radio, new BlockRing(4), _status);
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
    [InlineData(244, 1000, 8, 8, 10)]
    [InlineData(244, 2000, 8, 8, 10)]
    [InlineData(244, 1000, 16, 16, 5)]
    [InlineData(20, 500, 8, 3, 1)]
    [InlineData(512, 1000, 8, 8, 10)]
    public void Parts_are_planned_for_the_link_at_the_start(int notification, int rateHz, int channels, int channelsPerPart, int samplesPerPart)
    {
        _radio.MaxNotificationLength = notification;
        Assert.True(_acquisition.TrySetStream(rateHz, channels, ControlPoint.CodingRaw));
        Assert.True(_acquisition.TryStart());
        Assert.Equal(channelsPerPart, _engine.Settings!.ChannelsPerPart);
        Assert.Equal(samplesPerPart, _engine.Settings.SamplesPerPart);
        Assert.Equal(rateHz / 100, _engine.Settings.SamplesPerBlock);
        Assert.Equal(Electrodes.RightShift, _engine.Settings.RightShift);
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
}
