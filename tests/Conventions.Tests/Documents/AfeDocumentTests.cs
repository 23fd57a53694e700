using System.Globalization;
using System.Text.RegularExpressions;
using NeuralGlasses.Simulator.Wristband;
using NeuralGlasses.Wristband.Afe;
using NeuralGlasses.Wristband.Ports;
using Xunit;

namespace NeuralGlasses.Conventions.Tests.Documents;

/// <summary>The register table of <c>afe-ads1298.md</c> against what the driver writes into the chip's model.</summary>
public sealed partial class AfeDocumentTests
{
    private const string Document = "hardware-spec/afe-ads1298.md";

    private static readonly IReadOnlyList<string[]> Rows = MarkedTable.Rows(MarkedTable.Read(Document, "registers"));

    [Fact]
    public void The_table_has_every_register_that_the_driver_writes_and_no_other()
    {
        var written = Settled().Select(w => w.Register).Distinct().Order();
        var stated = Rows.SelectMany(r => Addresses(r[1])).Where(a => a != Ads1298Register.Id).Order();
        Assert.Equal(written, stated);
    }

    [Fact]
    public void A_register_has_the_values_that_the_table_gives()
    {
        var settled = Settled();
        foreach (var row in Rows.Where(r => !Addresses(r[1]).Contains(Ads1298Register.Id)))
        {
            var stated = Hexadecimal().Matches($"{row[2]} {row[3]}").Select(Value).Distinct().Order();
            foreach (var address in Addresses(row[1]))
                Assert.Equal(stated, settled.Where(w => w.Register == address).Select(w => w.Value).Distinct().Order());
        }
    }

    [Fact]
    public void The_identity_is_the_one_that_the_driver_expects()
    {
        var row = Assert.Single(Rows, r => r[0] == "ID");
        Assert.Equal([Ads1298Register.IdAds1298], Hexadecimal().Matches(row[2]).Select(Value));
    }

    [Fact]
    public void Every_register_says_why_and_where_the_data_sheet_says_so()
    {
        Assert.All(Rows, r => Assert.Equal(6, r.Length));
        Assert.All(Rows, r => Assert.All(r, cell => Assert.False(string.IsNullOrWhiteSpace(cell))));
    }

    // What every register is left with after each thing that the driver can do, with one chip and with two.
    private static HashSet<(int Register, int Value)> Settled()
    {
        HashSet<(int Register, int Value)> settled = [];
        foreach (var chips in new[] { 1, 2 })
        {
            var clock = new StillClock();
            var bus = new RecordingBus(new Ads1298Chain(chips, clock, new NoSkin(), new Ads1298ModelOptions()));
            var driver = new Ads1298(bus, bus.Chain, clock, chips);
            Ads1298Result[] results =
            [
                Do(driver.PowerUp), Do(() => driver.SetRate(500)), Do(() => driver.SetRate(1000)), Do(() => driver.SetRate(2000)),
                Do(driver.SelectShort), Do(driver.SelectTestSignal), Do(driver.SelectElectrodes),
            ];
            Assert.All(results, r => Assert.Equal(Ads1298Result.Ok, r));

            Ads1298Result Do(Func<Ads1298Result> step)
            {
                var result = step();
                settled.UnionWith(bus.Last.Select(l => (l.Key, l.Value)));
                return result;
            }
        }

        return settled;
    }

    private static IEnumerable<int> Addresses(string cell)
    {
        var values = Hexadecimal().Matches(cell).Select(Value).ToArray();
        return cell.Contains('–', StringComparison.Ordinal) ? Enumerable.Range(values[0], values[1] - values[0] + 1) : values;
    }

    private static int Value(Match match) => int.Parse(match.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    [GeneratedRegex("0x([0-9A-F]{2})")]
    private static partial Regex Hexadecimal();

    private sealed class StillClock : IMonotonicClock
    {
        public long Microseconds { get; private set; }

        public bool WaitUntil(long microseconds)
        {
            Microseconds = Math.Max(Microseconds, microseconds);
            return true;
        }
    }

    /// <summary>Passes everything on to the chain and keeps the last value written to each register.</summary>
    private sealed class RecordingBus(Ads1298Chain chain) : ISpiPort
    {
        public Ads1298Chain Chain => chain;

        public Dictionary<int, int> Last { get; } = [];

        public void Exchange(byte[] write, byte[] read, int count)
        {
            if ((write[0] & 0xE0) == Ads1298Command.WriteRegisters && count == 3)
                Last[write[0] & 0x1F] = write[2];
            chain.Exchange(write, read, count);
        }
    }
}
