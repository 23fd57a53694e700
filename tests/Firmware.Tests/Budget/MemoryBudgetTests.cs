using NeuralGlasses.Contract;
using NeuralGlasses.Simulator.Wristband;
using NeuralGlasses.Wristband;
using NeuralGlasses.Wristband.Acquisition;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Budget;

/// <summary>What the firmware needs of managed memory. Objects here have 64-bit references and headers, so that the chip's are smaller.</summary>
public sealed class MemoryBudgetTests
{
    /// <summary>Most bytes of managed heap of the whole firmware in steady streaming.</summary>
    public const int HeapBudgetBytes = 64 * 1024;

    [Fact]
    public void What_the_firmware_allocates_to_be_made_fits_its_budget()
    {
        // Once for what the runtime itself makes at the first use of a type.
        _ = new AcquisitionLoop(new Band(new Board().Ports));
        var board = new Board();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var loop = new AcquisitionLoop(new Band(board.Ports));
        var made = GC.GetAllocatedBytesForCurrentThread() - before;
        GC.KeepAlive(loop);
        Assert.InRange(made, 1000, HeapBudgetBytes);
        TestContext.Current.TestOutputHelper!.WriteLine($"{made} bytes allocated to make the firmware and what the test's radio keeps of it");
    }

    [Fact]
    public void A_minute_of_streaming_allocates_nothing()
    {
        var board = new Board();
        board.Radio.Keep = false;
        board.StreamFromOneSecond(coding: ControlPoint.CodingSmallest);

        // Behind the minute after which a start counts as good, which the test's store notes in memory of its own.
        board.Clock.MeasureFrom = 65 * Board.Second;
        board.Run(125);
        Assert.Equal(6000, board.Clock.MeasuredSteps);
        Assert.False(board.Clock.HasAllocated);
    }

    [Fact]
    public void The_document_has_these_numbers()
    {
        var plan = new FramePlan();
        plan.Fit(EmgStreamFormat.MaxFrameLength, 16, 20);
        BudgetTable.AssertStated(
            "memory",
            "What | Bytes",
            [
                $"managed heap of the whole firmware in steady streaming, at most | {HeapBudgetBytes}",
                $"the engine's ring, native, outside that heap | {AcquisitionEngineModel.DefaultArenaBytes}",
                $"one EMG frame, at most | {EmgStreamFormat.MaxFrameLength}",
                $"figures of the engine for one look | {4 * EngineStatistics.Length}",
            ]);
    }
}
