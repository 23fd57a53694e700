using System.Text;
using System.Text.RegularExpressions;
using NeuralGlasses.Contract;
using NeuralGlasses.Link;
using NeuralGlasses.Wristband.Acquisition;
using NeuralGlasses.Wristband.Afe;
using NeuralGlasses.Wristband.Gatt;
using NeuralGlasses.Wristband.Pairing;
using NeuralGlasses.Wristband.Power;
using NeuralGlasses.Wristband.Storage;
using Xunit;

namespace NeuralGlasses.Conventions.Tests.Documents;

public sealed partial class BleProtocolTests
{
    private const string Document = "hardware-spec/ble-protocol.md";

    private static readonly string Text = Repository.Read(Document);

    public static TheoryData<string> Tables => new(ProtocolTables.All.Keys);

    [Theory]
    [MemberData(nameof(Tables))]
    public void A_table_is_what_the_constants_say(string name)
    {
        var expected = ProtocolTables.All[name]();
        var found = Marked().Matches(Text).SingleOrDefault(m => m.Groups["name"].Value == name)?.Groups["text"].Value;
        Assert.True(expected == found, $"{Document}: table '{name}' differs from the constants of firmware/Contract. If the change is meant, paste:\n<!-- table: {name} -->\n{expected}<!-- end -->");
    }

    [Fact]
    public void Every_marked_table_is_rebuilt()
    {
        Assert.Equal(ProtocolTables.All.Keys.Order(), MarkedTable.NamesIn(Document).Order());
    }

    [Fact]
    public void The_numbers_in_the_sentences_are_the_constants()
    {
        Assert.Contains($"Version {EmgStreamFormat.Version}.", Text, StringComparison.Ordinal);
        Assert.Contains($"`SSSSCCCC{GattUuids.BaseSuffix}`", Text, StringComparison.Ordinal);
        Assert.Contains($"they wrap after {Math.Pow(2, 32) / 60e6:0.0} minutes", Text, StringComparison.Ordinal);
        Assert.Contains($"give 0x{Crc32.Compute("123456789"u8.ToArray(), 0, 9):X8}", Text, StringComparison.Ordinal);
        Assert.Contains($"response code (0x{ControlPoint.ResponseCode:x2})", Text, StringComparison.Ordinal);
        Assert.Contains($"the last {Words(EmgStreamFormat.ChecksumLength)} bytes", Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Equal(500_000, PublishedValue.IntervalMicroseconds);
        Assert.Contains("at most twice a second", Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_times_and_limits_in_the_sentences_are_those_of_both_sides()
    {
        var text = string.Join(' ', Text.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));
        var guard = new byte[4];
        LittleEndian.WriteUInt32(guard, 0, ControlPoint.Guard);
        var link = new WristbandLinkOptions();
        Assert.All(
            [
                $"the u32 0x{ControlPoint.Guard:X8}, the bytes {string.Join(' ', guard.Select(b => b.ToString("X2")))}, `{Encoding.ASCII.GetString(guard)}`",
                $"every {BatteryService.NotifyMicroseconds / 1_000_000} s",
                $"its link within {PairingWindow.SecureMicroseconds / 1_000_000} s is sent away; while pairing is open, within {PairingWindow.EnterMicroseconds / 1_000_000} s",
                $"for at most {link.Reorder.MaxWaitMs} ms",
                $"more than {ReorderWindow.MaxJumpFrames} ahead of the next or more than {ReorderWindow.MaxBehindFrames} behind it",
                $"After {ReorderWindow.MaxBehindRun} frames in a row that are behind",
                $"first sample is {ImuStreamService.HoldMicroseconds / 1000} ms old",
                $"within {link.AnswerRetryMs} ms once more",
                $"give it up after {link.AnswerTimeoutMs / 1000} s",
                $"room for {EmgStreamService.RequestCapacity} numbers",
                $"beyond {WristbandSettings.MaxProfileLength} bytes",
                $"take {(ElectrodeMeasurement.SettleMicroseconds + ElectrodeMeasurement.MeasureMicroseconds) / 1e6:0.00} s",
                $"from {EmgStreamService.PreRollBlocks * 10} ms before",
            ],
            said => Assert.Contains(said, text, StringComparison.Ordinal));
        Assert.Equal(500_000, BandPower.FarewellMicroseconds);
        Assert.Equal(60_000_000, PairingWindow.WindowMicroseconds);
        Assert.Equal(3, StreamGuard.MaxRestarts);
        Assert.Equal(60_000_000, StreamGuard.ForgiveMicroseconds);
    }

    [Fact]
    public void A_stream_that_nobody_has_set_is_what_the_text_says()
    {
        var status = new DeviceStatus();
        _ = new EmgAcquisition(null, 2, null, null, status);
        Assert.Equal((1000, 16, ControlPoint.CodingSmallest), (status.RateHz, status.ChannelCount, status.Coding));
        Assert.Contains($"set to {status.RateHz} Hz, every channel that the wristband has and the smaller coding", Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_streams_that_the_text_names_are_those_that_the_firmware_accepts()
    {
        var firmware = new EmgAcquisition(null, 2, null, null, new DeviceStatus());
        var rates = Enumerable.Range(0, 65536).Where(r => firmware.TrySetStream(r, 8, ControlPoint.CodingRaw)).ToArray();
        var channels = Enumerable.Range(0, 256).Where(c => firmware.TrySetStream(rates[0], c, ControlPoint.CodingRaw)).ToArray();
        Assert.Contains(
            $"Set stream accepts {string.Join(", ", rates[..^1])} and {rates[^1]} Hz, {channels[0]} channels, and {channels[^1]} where the wristband has them",
            Text,
            StringComparison.Ordinal);
        Assert.Equal(2, channels.Length);
    }

    private static string Words(int number) => number switch
    {
        2 => "two",
        4 => "four",
        _ => number.ToString(),
    };

    [GeneratedRegex("<!-- table: (?<name>[a-z]+) -->\n(?<text>.*?)<!-- end -->", RegexOptions.Singleline)]
    private static partial Regex Marked();
}
