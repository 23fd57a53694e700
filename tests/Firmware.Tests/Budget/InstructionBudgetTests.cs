using System.Reflection;
using NeuralGlasses.Contract;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Budget;

/// <summary>What the interpreter on the chip has to execute, counted in IL instructions on this machine.</summary>
public sealed class InstructionBudgetTests
{
    /// <summary>Most IL instructions of a turn of the loop in which one frame of 8 channels × 10 samples is sent.</summary>
    public const int FrameBudget = 3000;

    [Theory]
    [InlineData(ControlPoint.CodingRaw)]
    [InlineData(ControlPoint.CodingSmallest)]
    public void A_turn_that_sends_a_frame_keeps_its_budget(int coding)
    {
        var counts = CountingContext.Run(typeof(InstructionBudgetTests).GetMethod(nameof(CountSteps), BindingFlags.Static | BindingFlags.NonPublic)!, coding);
        Assert.Equal(100, counts.Length);
        Assert.All(counts, c => Assert.InRange(c, 100, FrameBudget));
        TestContext.Current.TestOutputHelper!.WriteLine($"mean {counts.Average():F0}, most {counts.Max()} instructions a turn");
    }

    // Runs in the counting world: instructions of each of a hundred turns in the second second of a stream.
    private static long[] CountSteps(object coding)
    {
        var board = new Board();
        board.Skin.Microvolts = (channel, t) => 100 * Math.Sin((2 * Math.PI * 90 * t / 1e6) + channel);
        board.StreamFromOneSecond(coding: (int)coding);
        board.Radio.Keep = false;
        board.Clock.MeasureFrom = 3 * Board.Second;
        board.Clock.Meter = CountingContext.Count;
        board.Run(4);
        return [.. board.Clock.Metered];
    }
}
