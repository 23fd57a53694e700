using NeuralGlasses.Wristband.Hid;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Hid;

public sealed class HidReportMapTests
{
    private const int KeyboardApplication = 0x0001_0006;
    private const int MouseApplication = 0x0001_0002;
    private readonly ReportDescriptor _map = new(HidReportMap.Bytes);

    [Fact]
    public void There_are_two_reports_of_the_lengths_that_the_firmware_sends()
    {
        Assert.Equal([HidReportMap.KeyboardId, HidReportMap.MouseId], _map.ReportIds);
        Assert.Equal(8 * HidReportMap.KeyboardLength, _map.BitsOf(HidReportMap.KeyboardId));
        Assert.Equal(8 * HidReportMap.MouseLength, _map.BitsOf(HidReportMap.MouseId));
    }

    [Fact]
    public void The_keyboard_is_modifiers_a_reserved_byte_and_six_keys()
    {
        var fields = _map.Fields.Where(f => f.ReportId == HidReportMap.KeyboardId).ToList();
        Assert.All(fields, f => Assert.Equal(KeyboardApplication, f.Application));
        Assert.Equal([(0, 1, 8), (8, 8, 1), (16, 8, 6)], fields.Select(f => (f.FirstBit, f.Bits, f.Count)));
        Assert.Equal(Enumerable.Range(0xE0, 8), fields[0].Usages);
        Assert.True(fields[0].IsVariable);
        Assert.True(fields[1].IsConstant);
        Assert.Equal(7, fields[2].UsagePage);
        Assert.Equal((0, 101, false), (fields[2].Least, fields[2].Most, fields[2].IsVariable));
        Assert.Equal(8 * HidReportMap.KeyOffset, fields[2].FirstBit);
        Assert.Contains(HidReportMap.KeyEnter, fields[2].Usages);
        Assert.Contains(HidReportMap.KeyEscape, fields[2].Usages);
    }

    [Fact]
    public void The_mouse_is_three_buttons_and_three_signed_relative_axes()
    {
        var fields = _map.Fields.Where(f => f.ReportId == HidReportMap.MouseId).ToList();
        Assert.All(fields, f => Assert.Equal(MouseApplication, f.Application));
        Assert.Equal([(0, 1, 3), (3, 5, 1), (8, 8, 3)], fields.Select(f => (f.FirstBit, f.Bits, f.Count)));
        Assert.Equal([1, 2, 3], fields[0].Usages);
        Assert.Equal([0x30, 0x31, 0x38], fields[2].Usages);
        Assert.True(fields[2].IsRelative);
        Assert.Equal((-HidReportMap.MaxMovement, HidReportMap.MaxMovement), (fields[2].Least, fields[2].Most));
    }

    [Fact]
    public void A_cut_map_is_refused_by_the_parser_that_reads_this_one() =>
        Assert.Throws<InvalidDataException>(() => new ReportDescriptor(HidReportMap.Bytes.AsSpan(0, HidReportMap.Bytes.Length - 1)));
}
