using NeuralGlasses.Simulator.Wristband;
using NeuralGlasses.Wristband.Acquisition;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Acquisition;

public sealed class AcquisitionEngineSettingsTests
{
    [Fact]
    public void Settings_out_of_range_are_refused()
    {
        Refuses(s => s.RateHz = 250);
        Refuses(s => s.ChannelCount = 16);
        Refuses(s => s.ChannelCount = 7);
        Refuses(s => s.SamplesPerBlock = 0);
        Refuses(s => s.SamplesPerFrame = 0);
        Refuses(s => s.SamplesPerFrame = 11);
        Refuses(s => s.ChannelsPerFrame = 0);
        Refuses(s => s.ChannelsPerFrame = 9);
        Refuses(s => s.RightShift = 9);
        Refuses(s => s.Coding = 2);
        Refuses(s => s.SamplesPerBlock = s.SamplesPerFrame = 20);
    }

    private static void Refuses(Action<EngineSettings> change)
    {
        var engine = new AcquisitionEngineModel(new Ads1298Chain(1, new BoardClock(), new ScriptedSkin(), new Ads1298ModelOptions()));
        var settings = AcquisitionEngineTests.Settings();
        Assert.True(engine.Start(settings));
        change(settings);
        Assert.False(engine.Start(settings));
    }
}
