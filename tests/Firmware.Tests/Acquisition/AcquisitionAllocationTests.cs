using NeuralGlasses.Contract;
using NeuralGlasses.Simulator.Wristband;
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
            SamplesPerPart = 5,
            ChannelsPerPart = 16,
            RightShift = Electrodes.RightShift,
            Coding = ControlPoint.CodingSmallest,
        }));
        driver.Start();
        var block = new AcquisitionBlock();
        Run(1000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var parts = Run(5000);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(1000, parts);

        int Run(int sets)
        {
            var read = 0;
            for (var i = 0; i < sets; i++)
            {
                engine.OnDataReady(chain.NextDataReadyMicroseconds);
                while (engine.TryRead(block))
                    read++;
            }

            return read;
        }
    }
}
