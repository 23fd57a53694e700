using NeuralGlasses.Contract;
using NeuralGlasses.Simulator.Wristband;
using NeuralGlasses.Tests;
using NeuralGlasses.Wristband.Acquisition;
using NeuralGlasses.Wristband.Afe;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Acquisition;

public sealed class AcquisitionAllocationTests
{
    [Fact]
    public void The_simulated_chips_and_engine_allocate_nothing_a_sample_set()
    {
        var clock = new BoardClock();
        var chain = new Ads1298Chain(2, clock, new ScriptedSkin(), new Ads1298ModelOptions());
        var engine = new AcquisitionEngineModel(chain);
        var driver = new Ads1298(chain, chain, clock, 2);
        Assert.Equal(Ads1298Result.Ok, driver.PowerUp());
        Assert.True(engine.Start(new EngineSettings
        {
            ChannelCount = 16,
            RateHz = 1000,
            SamplesPerBlock = 10,
            SamplesPerFrame = 5,
            ChannelsPerFrame = 16,
            RightShift = Electrodes.RightShift,
            Coding = ControlPoint.CodingSmallest,
        }));
        driver.Start();
        var frame = new byte[EmgStreamFormat.MaxFrameLength];
        var figures = new int[EngineStatistics.Length];
        var figured = 0;
        var recalled = 0;
        Run(1000);
        var frames = 0;
        Assert.Equal(0, Allocation.LeastOf(5, _ => frames += Run(1000)));
        Assert.Equal(1000, frames);
        Assert.Equal(1000, figured);
        Assert.True(recalled > 0);

        int Run(int sets)
        {
            var read = 0;
            for (var i = 0; i < sets; i++)
            {
                engine.OnDataReady(chain.NextDataReadyMicroseconds);
                while (engine.Read(frame) > 0)
                    read++;
            }

            figured = engine.ReadStatistics(figures);
            recalled = engine.Recall(0, frame);

            return read;
        }
    }
}
