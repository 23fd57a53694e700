using NeuralGlasses.Devices;
using NeuralGlasses.Hud.Pixels;
using NeuralGlasses.Simulator.Glasses.Display;
using NeuralGlasses.Simulator.Glasses.Profiles;
using NeuralGlasses.Streaming;
using Xunit;
using static NeuralGlasses.EndToEnd.Tests.Glasses.GlassesBench;

namespace NeuralGlasses.EndToEnd.Tests.Glasses;

/// <summary>What a display does with pictures: its memory, its steps, its link and its refresh.</summary>
public sealed class HudPanelTests
{
    [Fact]
    public void Sixteen_steps_of_green_are_packed_two_a_byte_with_the_luminance_rounded()
    {
        var buffer = Buffer("green-576x288");
        buffer.Write(Row((255, 255, 255), (0, 0, 0), (0, 255, 0), (255, 0, 0)), 4, 1, 0, 0);

        // 0.7152 and 0.2126 of 15 steps.
        Assert.Equal([0xF0, 0xB3], buffer.Memory[..2].ToArray());
    }

    [Fact]
    public void Four_steps_of_green_are_packed_four_a_byte_with_the_luminance_rounded()
    {
        var buffer = Buffer("green-640x480");
        buffer.Write(Row((255, 255, 255), (0, 0, 0), (0, 255, 0), (255, 0, 0), (170, 170, 170)), 5, 1, 0, 0);

        // 0.7152 and 0.2126 of 3 steps.
        Assert.Equal([0b11_00_10_01, 0b10_00_00_00], buffer.Memory[..2].ToArray());
    }

    [Fact]
    public void Full_colour_is_kept_as_it_is()
    {
        var buffer = Buffer("colour-600x600");
        buffer.Write(Row((1, 2, 3), (250, 128, 7)), 2, 1, 0, 0);
        Assert.Equal([1, 2, 3, 250, 128, 7, 0], buffer.Memory[..7].ToArray());
        Assert.False(buffer.IsDark);
    }

    [Fact]
    public void One_bit_a_pixel_lies_eight_a_byte_with_the_first_at_the_top()
    {
        var buffer = Buffer("mono-640x200");
        var white = (255, 255, 255);
        var black = (0, 0, 0);
        buffer.Write(Row(white, black, black, black, black, black, black, white, white), 9, 1, 0, 0);
        Assert.Equal([0x81, 0x80], buffer.Memory[..2].ToArray());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(32)]
    [InlineData(64)]
    [InlineData(128)]
    [InlineData(200)]
    [InlineData(255)]
    public void Dithering_lights_as_many_pixels_of_a_grey_as_it_is_bright(int level)
    {
        var buffer = Buffer("mono-640x200");
        buffer.Write(Grey(level, 64 * 64), 64, 64, 0, 0);
        var lit = 0;
        foreach (var cell in buffer.Memory)
            lit += int.PopCount(cell);
        Assert.Equal(level / 255.0, lit / (64.0 * 64), 1.0 / 64);
    }

    [Fact]
    public void A_dithered_ramp_never_gets_darker_and_has_no_large_holes()
    {
        var counts = Enumerable.Range(0, 256).Select(level =>
        {
            var buffer = Buffer("mono-640x200");
            buffer.Write(Grey(level, 64), 8, 8, 0, 0);
            return buffer.Memory.ToArray().Sum(c => int.PopCount(c));
        }).ToArray();
        Assert.Equal(counts.Order(), counts);
        Assert.Equal(65, counts.Distinct().Count());
    }

    [Fact]
    public void What_reaches_beyond_the_display_is_cut_and_the_result_says_so()
    {
        var panel = new HudPanel(Profile("mono-640x200"));
        var result = panel.Present(Grey(255, 700 * 20), 700, 20, -30, 190, At(1));
        Assert.Equal(HudOutcome.Degraded, result.Outcome);
        Assert.Equal("The picture of 700 x 20 pixels at -30, 190 reaches beyond the display's 640 x 200.", result.Reason);
        var lit = panel.Framebuffer.Memory.ToArray();
        Assert.All(lit[(190 * 80)..], cell => Assert.Equal(0xFF, cell));
        Assert.All(lit[..(190 * 80)], cell => Assert.Equal(0, cell));
    }

    [Fact]
    public void A_picture_that_its_memory_cannot_hold_is_refused_whatever_of_it_would_be_seen()
    {
        var panel = new HudPanel(Profile("mono-640x200"));
        var result = panel.Present(Grey(255, 640 * 201), 640, 201, 0, 0, At(1));
        Assert.Equal((HudOutcome.Blocked, "The picture needs 16080 bytes on this display, which has room for 16000."), (result.Outcome, result.Reason));
        Assert.True(panel.Framebuffer.IsDark);
        Assert.Equal(HudOutcome.Displayed, panel.Present(Grey(255, 640 * 200), 640, 200, 0, 0, At(1)).Outcome);
    }

    [Fact]
    public void One_update_is_taken_for_each_refresh()
    {
        var panel = new HudPanel(Profile("colour-600x600"));
        Assert.Equal(HudOutcome.Displayed, Pixel(panel, 1, 255, At(1)).Outcome);
        var second = Pixel(panel, 2, 255, At(1.001));
        Assert.Equal(HudOutcome.Dropped, second.Outcome);
        Assert.Equal("The display still takes the update before, for another 10.1 ms.", second.Reason);
        Assert.Equal(HudOutcome.Displayed, Pixel(panel, 2, 255, At(1.0112)).Outcome);

        // 90 times a second, whoever draws faster.
        var shown = 0;
        for (var ms = 2000; ms < 3000; ms++)
            shown += Pixel(panel, ms % 600, 1 + (ms % 255), At(ms / 1000.0)).Outcome == HudOutcome.Displayed ? 1 : 0;
        Assert.InRange(shown, 83, 90);
    }

    [Theory]
    [InlineData("green-576x288", 576, 288, 104 + (3.9 * 81), 16.7)]
    [InlineData("green-576x288", 100, 20, 104 + (3.9 * 1000 / 1024), 16.7)]
    [InlineData("green-640x480", 640, 480, 50 + (10 * 75), 50)]
    [InlineData("mono-640x200", 640, 200, 82 * 16000 / 1024.0, 50)]
    public void An_update_costs_what_its_link_takes_for_it(string profile, int width, int height, double linkMs, double refreshMs)
    {
        var panel = new HudPanel(Profile(profile));
        var result = panel.Present(Grey(255, width * height), width, height, 0, 0, At(1));
        var ms = result.VisibleAt.MillisecondsSince(At(1));
        Assert.InRange(ms, linkMs, linkMs + refreshMs);
        Assert.NotNull(panel.Refusal(result.VisibleAt.Plus(-1)));
        Assert.Null(panel.Refusal(result.VisibleAt));
    }

    [Fact]
    public void What_does_not_change_costs_nothing()
    {
        var panel = new HudPanel(Profile("mono-640x200"));
        panel.Present(Grey(255, 640 * 200), 640, 200, 0, 0, At(1));
        var again = panel.Present(Grey(255, 640 * 200), 640, 200, 0, 0, At(5));
        Assert.Equal((HudOutcome.Displayed, At(5)), (again.Outcome, again.VisibleAt));
        Assert.Null(panel.Refusal(At(5)));
    }

    private static HudResult Pixel(HudPanel panel, int x, int level, HostTime at) => panel.Present(Grey(level, 1), 1, 1, x, 0, at);

    private static DisplayProfile Profile(string name) => GlassesProfile.Load(name).Display!;

    private static HudFramebuffer Buffer(string name) => new(Profile(name).Abilities);

    private static byte[] Grey(int level, int pixels) => [.. Enumerable.Repeat((byte)level, 4 * pixels)];

    private static byte[] Row(params (int R, int G, int B)[] pixels) => [.. pixels.SelectMany(p => new[] { (byte)p.R, (byte)p.G, (byte)p.B, (byte)255 })];
}
