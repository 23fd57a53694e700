using System.Reflection;
using NeuralGlasses.Contract;
using NeuralGlasses.Firmware.Tests.Hid;
using NeuralGlasses.Simulator.Wristband;
using NeuralGlasses.Wristband.Acquisition;
using NeuralGlasses.Wristband.Afe;
using NeuralGlasses.Wristband.Gatt;
using NeuralGlasses.Wristband.Ports;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Budget;

/// <summary>What the interpreter on the chip has to execute, counted in IL instructions on this machine.</summary>
public sealed class InstructionBudgetTests
{
    /// <summary>Most IL instructions in which one frame of 8 channels × 10 samples is made of an engine's block and sent.</summary>
    public const int FrameBudget = 3000;

    /// <summary>Most IL instructions of a turn of the loop on average, and of the longest: everything that the band does beside the frame.</summary>
    public const int MeanTurnBudget = 3000;

    /// <summary>Most IL instructions of a single turn while a stream runs: some 3 ms on the slowest estimate of the chip.</summary>
    public const int LongestTurnBudget = 6000;

    /// <summary>Most IL instructions of a turn with the costliest stream and motion at its highest rate, on average.</summary>
    public const int MeanCostlyTurnBudget = 4500;

    /// <summary>The longest of those turns.</summary>
    public const int LongestCostlyTurnBudget = 10000;

    /// <summary>Most IL instructions of a turn that takes a request for as many frames as wait at most.</summary>
    public const int RequestTurnBudget = 12000;

    /// <summary>Most IL instructions of a turn of the loop on average while the band is mouse and keyboard: no frame is sent, and the decoder and the cursor come in its place.</summary>
    public const int MeanHidTurnBudget = 4000;

    /// <summary>The longest of those turns.</summary>
    public const int LongestHidTurnBudget = 7000;

    /// <summary>Most IL instructions of such a turn on average while motion is sent at its highest rate too.</summary>
    public const int MeanCostlyHidTurnBudget = 5000;

    /// <summary>The longest of those: half of a turn's 10 ms on the slowest estimate of the chip.</summary>
    public const int LongestCostlyHidTurnBudget = 10000;

    [Theory]
    [InlineData(ControlPoint.CodingRaw)]
    [InlineData(ControlPoint.CodingSmallest)]
    public void A_frame_keeps_its_budget(int coding)
    {
        var counts = Run(nameof(CountFrames), coding);
        Assert.Equal(100, counts.Length);
        Assert.All(counts, c => Assert.InRange(c, 50, FrameBudget));
    }

    [Theory]
    [InlineData(ControlPoint.CodingRaw)]
    [InlineData(ControlPoint.CodingSmallest)]
    public void A_turn_of_the_loop_keeps_its_budget(int coding)
    {
        var counts = Run(nameof(CountTurns), coding);
        Assert.Equal(100, counts.Length);
        Assert.InRange(counts.Average(), 100, MeanTurnBudget);
        Assert.InRange(counts.Max(), 100, LongestTurnBudget);
    }

    [Fact]
    public void The_costliest_turn_keeps_its_budget()
    {
        var counts = Run(nameof(CountCostlyTurns), 0);
        Assert.InRange(counts.Average(), 100, MeanCostlyTurnBudget);
        Assert.InRange(counts.Max(), 100, LongestCostlyTurnBudget);
    }

    [Fact]
    public void A_turn_that_takes_a_request_keeps_its_budget() => Assert.InRange(Run(nameof(CountRequests), 0).Max(), 4000, RequestTurnBudget);

    [Fact]
    public void The_document_has_these_numbers() => BudgetTable.AssertStated(
        "instructions",
        "What | IL instructions, at most",
        [
            $"one frame, from the engine's block to the radio | {FrameBudget}",
            $"a turn of the loop while streaming, on average | {MeanTurnBudget}",
            $"the longest turn of the loop while streaming | {LongestTurnBudget}",
            $"16 channels at 2 kHz with motion at 200 Hz, on average | {MeanCostlyTurnBudget}",
            $"the longest of those | {LongestCostlyTurnBudget}",
            $"a turn that takes a request for 60 frames | {RequestTurnBudget}",
            $"a turn as mouse and keyboard, on average | {MeanHidTurnBudget}",
            $"the longest of those | {LongestHidTurnBudget}",
            $"as mouse and keyboard with motion at 200 Hz, on average | {MeanCostlyHidTurnBudget}",
            $"the longest of those | {LongestCostlyHidTurnBudget}",
        ]);

    [Theory]
    [InlineData(0, MeanHidTurnBudget, LongestHidTurnBudget)]
    [InlineData(50, MeanHidTurnBudget, LongestHidTurnBudget)]
    [InlineData(200, MeanCostlyHidTurnBudget, LongestCostlyHidTurnBudget)]
    public void A_turn_as_mouse_and_keyboard_keeps_its_budget_at_rest_and_with_the_cursor_moving(int imuRateHz, int mean, int longest)
    {
        var counts = Run(nameof(CountHidTurns), imuRateHz);
        Assert.Equal(100, counts.Length);
        Assert.InRange(counts.Average(), 100, mean);
        Assert.InRange(counts.Max(), 100, longest);
    }

    private static long[] Run(string name, int coding)
    {
        var counts = CountingContext.Run(typeof(InstructionBudgetTests).GetMethod(name, BindingFlags.Static | BindingFlags.NonPublic)!, coding);
        TestContext.Current.TestOutputHelper!.WriteLine($"mean {counts.Average():F0}, most {counts.Max()} instructions");
        return counts;
    }

    // Runs in the counting world: instructions of a hundred calls that each send one frame.
    private static long[] CountFrames(object coding)
    {
        var clock = new BoardClock();
        var chain = new Ads1298Chain(1, clock, new ScriptedSkin { Microvolts = Wave }, new Ads1298ModelOptions());
        var engine = new AcquisitionEngineModel(chain);
        var radio = new FakeRadio { Keep = false };
        var status = new DeviceStatus();
        var acquisition = new EmgAcquisition(new Ads1298(chain, chain, clock, 1), 1, engine, radio, status);
        var service = new EmgStreamService(radio, engine, acquisition, status, LinkSecurity.Encrypted);
        clock.Chain = chain;
        clock.Engine = engine;
        acquisition.PowerUp();
        acquisition.TrySetStream(1000, 8, (int)coding);
        acquisition.TryStart();
        var counts = new List<long>();
        while (counts.Count < 100)
        {
            clock.WaitUntil(clock.Microseconds + 10_000);
            var sent = service.Sent;
            var before = CountingContext.Count();
            service.Send();
            var after = CountingContext.Count();
            if (service.Sent == sent + 1)
                counts.Add(after - before);
        }

        return [.. counts];
    }

    // Runs in the counting world: instructions of each of a hundred turns in the third second of a stream.
    private static long[] CountTurns(object coding)
    {
        var board = new Board();
        board.Skin.Microvolts = Wave;
        board.StreamFromOneSecond(coding: (int)coding);
        board.Radio.Keep = false;
        board.Clock.MeasureFrom = 3 * Board.Second;
        board.Clock.Meter = CountingContext.Count;
        board.Run(4);
        return [.. board.Clock.Metered];
    }

    // Runs in the counting world, as above.
    private static long[] CountCostlyTurns(object unused)
    {
        var board = new Board(afeCount: 2);
        board.Skin.Microvolts = Wave;
        board.Command(Board.Second / 2, ControlPoint.OpSetSetting, Wristband.Storage.SettingsKey.ImuRateHz, 200, 0, 0, 0);
        board.StreamFromOneSecond(2000, 16, ControlPoint.CodingSmallest);
        board.Radio.Keep = false;
        board.Clock.MeasureFrom = 3 * Board.Second;
        board.Clock.Meter = CountingContext.Count;
        board.Run(4);
        return [.. board.Clock.Metered];
    }

    // Runs in the counting world: twice the same sixty frames, as after a lost answer.
    private static long[] CountRequests(object unused)
    {
        var board = new Board();
        board.Skin.Microvolts = Wave;
        board.StreamFromOneSecond();
        byte[] ranges = [.. Enumerable.Range(0, 6).SelectMany(i => new byte[] { (byte)(i * 10), 0, 10 })];
        board.Command(3 * Board.Second, ControlPoint.OpRetransmit, ranges);
        board.Command((3 * Board.Second) + 20_000, ControlPoint.OpRetransmit, ranges);
        board.Radio.Keep = false;
        board.Clock.MeasureFrom = 3 * Board.Second;
        board.Clock.Meter = CountingContext.Count;
        board.Run(3.1);
        return [.. board.Clock.Metered];
    }

    // Runs in the counting world: instructions of each of a hundred turns while a host listens, at rest or with the clutch held and motion at a rate.
    private static long[] CountHidTurns(object imuRateHz)
    {
        var bench = new HidBench(motion: new TurningWrist(_ => (40, 40)), imuRateHz: (byte)(int)imuRateHz);
        var held = (int)imuRateHz != 0;
        if (held)
            bench.Forearm.Tense(4, 5, Forearm.Extensors);

        bench.Board.Clock.MeasureFrom = 6 * Board.Second;
        bench.Board.Clock.Meter = CountingContext.Count;
        bench.Run(7);
        Assert.Equal(held, bench.Host.X != 0);
        return [.. bench.Board.Clock.Metered];
    }

    private static double Wave(int channel, long microseconds) => 100 * Math.Sin((2 * Math.PI * 90 * microseconds / 1e6) + channel);
}
