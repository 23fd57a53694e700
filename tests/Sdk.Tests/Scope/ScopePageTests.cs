using NeuralGlasses.Contract;
using NeuralGlasses.Scope;
using NeuralGlasses.Sdk.Tests.Diagnosis;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Scope;

public sealed class ScopePageTests
{
    private readonly ScriptedBand _band = new();

    [Fact]
    public void A_square_wave_a_flat_line_and_a_channel_with_a_gap_look_like_this()
    {
        const string Expected = """
            Band      a band
            Input     test signal of the AFE, without the electrodes
            Stream    50 samples lost; 8 channels at 1000 Hz

             0 ⠀⠀⠀⠀⡏⠉⠉⠉⠉⢹⠀⠀⠀⠀⠀⡏⠉⠉⠉⠉⠉⠀⠀⠀⠀⠀⠉⠉⠉⠉⠉⢹⠀⠀⠀⠀⠀ -90.0 µV to 90.0 µV
               ⣀⣀⣀⣀⡇⠀⠀⠀⠀⢸⣀⣀⣀⣀⣀⡇⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⢸⣀⣀⣀⣀⣀ rms 90.0 µV
             1 ⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀⠀ 0.0 µV to 0.0 µV
               ⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠀⠀⠀⠀⠀⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉ rms 0.0 µV
               0.34 s wide, -100 µV to 100 µV high

            """;
        _band.Sample = (set, channel) => channel == 1 ? (short)0 : (short)(set / 50 % 2 == 0 ? 90 : -90);
        _band.LosesFrame = sequence => sequence is >= 285 and < 290;
        Assert.Equal(Expected.ReplaceLineEndings("\n"), Page(new ScopePageOptions { Columns = 60, Lines = 11, Channels = [0, 1] }));
    }

    [Fact]
    public void A_spike_of_one_sample_is_seen_however_narrow_the_screen()
    {
        _band.Sample = (set, channel) => set == 2900 && channel == 3 ? (short)500 : (short)0;
        var page = Page(new ScopePageOptions { Columns = 40, Channels = [3] });
        Assert.Contains("0.0 µV to 500 µV", page, StringComparison.Ordinal);
        Assert.Single(page.Split('\n')[4][3..20], dots => dots != '⠀');
    }

    [Theory]
    [InlineData(9, "10.0 µV")]
    [InlineData(11, "20.0 µV")]
    [InlineData(21, "50.0 µV")]
    [InlineData(51, "100 µV")]
    [InlineData(1001, "2.00 mV")]
    [InlineData(20_001, "50.0 mV")]
    public void The_scale_is_the_least_that_holds_every_trace(int microvolts, string scale)
    {
        _band.Sample = (_, channel) => (short)(channel == 2 ? -microvolts : microvolts / 2);
        Assert.Contains($" -{scale} to {scale} high", Page(new ScopePageOptions()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_scale_that_is_given_is_kept_and_what_is_beyond_stays_at_the_edge()
    {
        _band.Sample = (_, _) => 1000;
        var page = Page(new ScopePageOptions { ScaleMicrovolts = 50, Channels = [0], Lines = 8 });
        Assert.Contains(" -50.0 µV to 50.0 µV high", page, StringComparison.Ordinal);
        Assert.StartsWith(" 0 ⠉⠉⠉⠉", page.Split('\n')[4], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(80, 32)]
    [InlineData(40, 5)]
    [InlineData(200, 60)]
    public void The_page_keeps_to_its_columns_and_shows_every_channel(int columns, int lines)
    {
        var page = Page(new ScopePageOptions { Columns = columns, Lines = lines });
        var drawn = page.TrimEnd('\n').Split('\n');
        Assert.All(drawn, line => Assert.InRange(line.Length, 0, columns));
        Assert.Equal(["0", "1", "2", "3", "4", "5", "6", "7"], drawn.Select(line => line.PadRight(3)[..3].Trim()).Where(label => label.Length is > 0 and < 3));
        Assert.InRange(drawn.Length, 0, Math.Max(lines, 8 + 5));
    }

    [Theory]
    [InlineData(10_000, 9997, "-100 µV to 100 µV")]
    [InlineData(100_000, 9997, "-1.00 mV to 1.00 mV")]
    [InlineData(1_000_000, 9997, "-10.0 mV to 10.0 mV")]
    [InlineData(10_000_000, 9997, "-100 mV to 100 mV")]
    public void A_figure_that_rounds_up_to_a_digit_more_takes_no_more_room(uint lsbPicovolts, short sample, string figures)
    {
        _band.Status.LsbPicovolts = lsbPicovolts;
        _band.Sample = (set, _) => set % 2 == 0 ? sample : (short)-sample;
        var page = Page(new ScopePageOptions { Columns = 40, Channels = [0] });
        Assert.Contains($" {figures}\n", page, StringComparison.Ordinal);
        Assert.All(page.Split('\n'), line => Assert.InRange(line.Length, 0, 40));
    }

    [Fact]
    public void Electrodes_that_are_off_are_told()
    {
        _band.Status.LeadOff = 1 << 5;
        Assert.Single(Page(new ScopePageOptions()).Split('\n'), line => line.Contains("electrode off", StringComparison.Ordinal));
    }

    [Fact]
    public void Before_a_stream_there_is_none()
    {
        var scope = new BandScope(_band, new BandScopeOptions());
        Assert.EndsWith("Stream    none\n", ScopePage.Format(scope, "a band", new ScopePageOptions()), StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_drawn_is_refused()
    {
        var scope = Look();
        Assert.Throws<ArgumentOutOfRangeException>(() => ScopePage.Format(scope, "a band", new ScopePageOptions { Columns = 39 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => ScopePage.Format(scope, "a band", new ScopePageOptions { Channels = [8] }));
        Assert.Throws<ArgumentOutOfRangeException>(() => ScopePage.Format(scope, "a band", new ScopePageOptions { ScaleMicrovolts = 0 }));
    }

    private string Page(ScopePageOptions options) => ScopePage.Format(Look(), "a band", options);

    private BandScope Look()
    {
        var scope = new BandScope(_band, new BandScopeOptions { Input = ControlPoint.InputTestSignal, Seconds = 3, SpanS = 0.34 });
        _band.Run(scope.Step, () => scope.IsOver);
        return scope;
    }
}
