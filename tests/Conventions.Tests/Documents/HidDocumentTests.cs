using NeuralGlasses.Contract;
using NeuralGlasses.Wristband.Acquisition;
using NeuralGlasses.Wristband.Gatt;
using NeuralGlasses.Wristband.Hid;
using Xunit;

namespace NeuralGlasses.Conventions.Tests.Documents;

public sealed class HidDocumentTests
{
    private const string Document = "hardware-spec/hid.md";

    private static readonly string Text = Repository.Read(Document);

    public static TheoryData<string> Tables => new(HidTables.All.Keys);

    [Theory]
    [MemberData(nameof(Tables))]
    public void A_table_is_what_the_firmware_is_and_does(string name)
    {
        var expected = HidTables.All[name]();
        Assert.True(expected == MarkedTable.Read(Document, name), MarkedTable.Complaint(Document, name, expected));
    }

    [Fact]
    public void Every_marked_table_is_rebuilt() =>
        Assert.Equal(HidTables.All.Keys.Order(), MarkedTable.NamesIn(Document).Order());

    [Fact]
    public void The_numbers_in_the_sentences_are_the_constants()
    {
        Assert.Contains($"appearance 0x{HidService.Appearance:x4}", Text, StringComparison.Ordinal);
        Assert.Contains($"{HidReportMap.Bytes.Length} bytes", Text, StringComparison.Ordinal);
        Assert.Contains($"company 0x{DeviceInformationService.VendorId:X4}", Text, StringComparison.Ordinal);
        Assert.Contains($"every channel at {EmgAcquisition.MonitorRateHz} Hz", Text, StringComparison.Ordinal);
        Assert.Contains($"up to {HidPointer.DeadbandSteps * ImuStreamFormat.RateStepMillidegrees / 1000.0:0} degrees a second", Text, StringComparison.Ordinal);
        Assert.Contains($"{HidProfile.SectionLength} bytes, one write", Text, StringComparison.Ordinal);
        Assert.Contains($"below {GestureLevels.EndShare / 256.0:0.0} of its threshold", Text, StringComparison.Ordinal);
        Assert.Contains($"{HidProfile.DefaultThreshold / 256.0:0} times", Text, StringComparison.Ordinal);
        Assert.Contains($"{HidProfile.DefaultRatio / 256.0:0.0} times", Text, StringComparison.Ordinal);
    }
}
