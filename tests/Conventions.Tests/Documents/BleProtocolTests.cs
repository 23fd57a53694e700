using System.Text.RegularExpressions;
using NeuralGlasses.Contract;
using NeuralGlasses.Wristband.Acquisition;
using NeuralGlasses.Wristband.Gatt;
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
        Assert.Equal(ProtocolTables.All.Keys.Order(), Marked().Matches(Text).Select(m => m.Groups["name"].Value).Order());
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
