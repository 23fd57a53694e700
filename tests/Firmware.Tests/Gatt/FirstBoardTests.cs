using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using NeuralGlasses.Contract;
using NeuralGlasses.Wristband;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Gatt;

/// <summary>The bytes that <c>firmware/README.md</c> lets somebody write to the first board, written to the firmware.</summary>
public sealed partial class FirstBoardTests
{
    private static readonly string Text = File.ReadAllText(Document());
    private readonly Board _board = new();

    [Fact]
    public void The_table_of_writes_makes_the_test_signal_stream_and_gives_the_answers_that_it_says()
    {
        var rows = Row().Matches(Text).Select(m => (Write: Bytes(m.Groups["write"].Value), Answer: Bytes(m.Groups["answer"].Value))).ToArray();
        Assert.Equal(5, rows.Length);
        foreach (var (i, row) in rows.Index())
            _board.Write((1 + i) * Board.Second, row.Write);
        _board.Run(7);
        Assert.All(rows.Zip(_board.Answers), r => Assert.Equal(r.First.Answer, r.Second[..r.First.Answer.Length]));
        Assert.Equal(8, _board.Answers[0].Length);
        Assert.Contains("100 frames a second come, of 174 bytes", Text, StringComparison.Ordinal);
        Assert.InRange(_board.Frames.Count, 98, 100);
        Assert.All(_board.Radio.SentOf(GattUuids.EmgFrames), f => Assert.Equal(174, f.Length));
        Assert.All(Enumerable.Range(0, 8), c => Assert.InRange(_board.Frames.Max(f => f.Samples.Where((_, i) => i % 8 == c).Max()) * 0.190735, 900, 2100));
    }

    [Fact]
    public void The_other_commands_that_it_names_succeed_with_the_next_number_in_place_of_n()
    {
        byte number = 0;
        var commands = Command().Matches(Text).Select(m => Bytes(m.Groups["command"].Value.Replace("n", $"{number++:X2}", StringComparison.Ordinal))).ToArray();
        Assert.Equal([0x0D, 0x0E, 0x0E, 0x08, 0x07, 0x13], commands.Select(c => (int)c[0]));
        foreach (var (i, command) in commands.Index())
            _board.Write((1 + (3 * i)) * Board.Second, command);
        _board.Run(30);
        Assert.Equal(commands.Length, _board.Answers.Length);
        Assert.All(_board.Answers, a => Assert.Equal(ControlPoint.ResultSuccess, a[3]));
        Assert.Single(_board.Radio.SentOf(GattUuids.Measurement));
        Assert.Equal((RunEnd.Restart, 0), (_board.End, _board.Radio.BondCount));
    }

    private static byte[] Bytes(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));

    private static string Document([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "firmware", "README.md"));

    [GeneratedRegex(@"^\| `(?<write>[0-9A-F ]+)` \| [^|]+ \| `(?<answer>80[0-9A-F ]+)`", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"`(?<command>[0-9A-F]{2} n( [0-9A-F]{2})*)`")]
    private static partial Regex Command();
}
