using NeuralGlasses.Sound.Mix;
using NeuralGlasses.Streaming;
using NeuralGlasses.Tests;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Sound.Mix;

public sealed class SoundMixerTests
{
    private readonly FakeSpeaker _speaker = new();
    private readonly SoundMixer _mixer;

    public SoundMixerTests() => _mixer = new SoundMixer(_speaker);

    [Fact]
    public void Nothing_is_written_while_nothing_plays()
    {
        _mixer.Add("music", new Tone(440, 0.5) { IsPaused = true }, SoundPriority.Media);
        Run(0, 1000);
        Assert.Equal((0, 0, false), (_speaker.Written, _mixer.Underruns, _mixer.IsPlaying));
    }

    [Fact]
    public void A_source_is_heard_whole_and_as_it_is()
    {
        var tone = new Tone(440, 0.5, 5000);
        _mixer.Add("sound", tone, SoundPriority.Alert);
        Run(0, 1000);
        short[] expected = [.. Enumerable.Range(0, 5000).Select(i => (short)Math.Round(0.5 * Math.Sin(2 * Math.PI * 440 * i / 16000) * short.MaxValue))];
        Assert.All(expected.Index(), sample => Assert.InRange(_speaker.Played[sample.Index] - sample.Item, -1, 1));
        Assert.Equal((0, 0), (_mixer.Underruns, _mixer.LimitedSamples));
        Assert.False(_mixer.IsPlaying);
    }

    [Fact]
    public void No_more_than_a_tenth_of_a_second_waits_in_the_speaker()
    {
        _mixer.Add("music", new Tone(440, 0.5), SoundPriority.Media);
        for (var ms = 0; ms < 3000; ms += 10)
        {
            _mixer.Advance(At(ms));
            Assert.InRange(_speaker.PlaysUntil.MillisecondsSince(At(ms)), 85, 100);
        }

        Assert.Equal(0, _mixer.Underruns);
    }

    [Fact]
    public void Media_are_turned_down_by_18_decibels_under_speech_without_a_jump_and_come_back()
    {
        var speech = new Tone(2000, 0, 16000);
        _mixer.Add("music", new Tone(1000, 0.5), SoundPriority.Media);
        Run(0, 1000);
        _mixer.Add("speech", speech, SoundPriority.Speech);
        Run(1000, 4000);
        double full = _speaker.Level(500, 900);
        Assert.Equal(-18, 20 * Math.Log10(_speaker.Level(1300, 1900) / full), 0.1);
        Assert.Equal(0, 20 * Math.Log10(_speaker.Level(3000, 3500) / full), 0.1);

        // Down within 20 to 50 ms, and up again later than 300 ms after the end of the speech at 2.1 s.
        double start = Enumerable.Range(1000, 200).First(ms => _speaker.Level(ms, ms + 5) < 0.97 * full), end = Enumerable.Range(1000, 400).First(ms => _speaker.Level(ms, ms + 5) < 0.14 * full);
        Assert.InRange(end - start, 20, 50);
        Assert.True(_speaker.Level(2100, 2350) < 0.14 * full);
        Assert.InRange(MaxStep(), 0, 0.5 * 2 * Math.PI * 1000 / 16000 * 32768 * 1.01);
    }

    [Theory]
    [InlineData(SoundPriority.Media, SoundPriority.Alert, -18)]
    [InlineData(SoundPriority.Media, SoundPriority.Call, double.NegativeInfinity)]
    [InlineData(SoundPriority.Speech, SoundPriority.Alert, 0)]
    [InlineData(SoundPriority.Speech, SoundPriority.Call, -12)]
    [InlineData(SoundPriority.Alert, SoundPriority.Call, -6)]
    [InlineData(SoundPriority.Call, SoundPriority.Alert, 0)]
    [InlineData(SoundPriority.Alert, SoundPriority.Speech, 0)]
    public void What_matters_less_is_turned_down_as_the_table_says(SoundPriority source, SoundPriority heard, double decibels)
    {
        Assert.Equal(decibels, Ducking.DecibelsOf(source, heard));
        _mixer.Add("source", new Tone(440, 0.5), source);
        _mixer.Add("heard", new Tone(440, 0), heard);
        Run(0, 1000);
        Assert.Equal(0.5 / Math.Sqrt(2) * Math.Pow(10, decibels / 20), _speaker.Level(500, 900), 0.002);
    }

    [Fact]
    public void Twelve_loud_sources_at_once_do_not_clip()
    {
        for (var i = 0; i < 12; i++)
            _mixer.Add($"tone {i}", new Tone(200 + (37 * i), 0.9), SoundPriority.Alert);
        Run(0, 1000);
        Assert.True(_mixer.LimitedSamples > 1000);
        Assert.InRange(Peak(), 31000, 32020);

        // A clipped sine would stand still at its peak; no two neighbours do for long.
        var longest = 0;
        for (int i = 1, same = 0; i < _speaker.Played.Length; i++)
        {
            same = _speaker.Played[i] == _speaker.Played[i - 1] && Math.Abs((int)_speaker.Played[i]) > 30000 ? same + 1 : 0;
            longest = Math.Max(longest, same);
        }

        Assert.InRange(longest, 0, 3);
    }

    [Fact]
    public void The_limiter_lets_go_again()
    {
        _mixer.Add("quiet", new Tone(440, 0.3), SoundPriority.Alert);
        _mixer.Add("loud", new Tone(440, 3, 4000), SoundPriority.Alert);
        Run(0, 2000);
        Assert.True(_mixer.LimitedSamples > 0);
        Assert.Equal(0.3 / Math.Sqrt(2), _speaker.Level(1500, 1900), 0.001);
    }

    [Fact]
    public void The_dial_is_even_in_decibels_and_silent_at_its_end()
    {
        Assert.Equal(0, VolumeCurve.GainOf(0));
        Assert.Equal(0, VolumeCurve.GainOf(double.NaN));
        Assert.Equal(1, VolumeCurve.GainOf(140));
        Assert.Equal(-24, 20 * Math.Log10(VolumeCurve.GainOf(50)), 1e-9);
        _mixer.VolumePercent = 50;
        _mixer.Add("music", new Tone(440, 0.5), SoundPriority.Media);
        Run(0, 1000);
        Assert.Equal(0.5 / Math.Sqrt(2) * Math.Pow(10, -24 / 20.0), _speaker.Level(0, 900), 0.0005);
        _mixer.VolumePercent = double.NaN;
        Run(1000, 2000);
        Assert.Equal(0, _speaker.Level(1200, 1900));
    }

    [Fact]
    public void Mute_silences_at_once_with_all_that_waits_and_sources_go_on_unheard()
    {
        var tone = new Tone(440, 0.5);
        _mixer.Add("music", tone, SoundPriority.Media);
        Run(0, 500);
        _mixer.SetMuted(true, At(500));
        Assert.Equal(At(500), _speaker.PlaysUntil);
        Run(500, 1500);
        Assert.Equal(0, _speaker.Level(500, 1500));
        // The tenth of a second that waited is not played again.
        Assert.InRange(tone.Given, 1.6 * 16000, 1.7 * 16000);
        _mixer.SetMuted(false, At(1500));
        Run(1500, 2500);
        Assert.Equal(0.5 / Math.Sqrt(2), _speaker.Level(1700, 2400), 0.001);
        Assert.Equal(0, _mixer.Underruns);
    }

    [Fact]
    public void A_source_that_is_removed_fades_and_its_name_is_free()
    {
        _mixer.Add("music", new Tone(440, 0.5), SoundPriority.Media);
        Run(0, 500);
        Assert.True(_mixer.Remove("music"));
        Assert.False(_mixer.Remove("music"));
        _mixer.Add("music", new Tone(440, 0), SoundPriority.Media);
        Run(500, 1000);
        Assert.Equal(0, _speaker.Level(700, 900));
        Assert.InRange(MaxStep(), 0, 0.5 * 2 * Math.PI * 440 / 16000 * 32768 * 1.05);
        Assert.Contains("'music' already", Assert.Throws<ArgumentException>(() => _mixer.Add("music", new Tone(1, 1), SoundPriority.Media)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_caller_that_comes_too_late_is_counted()
    {
        _mixer.Add("music", new Tone(440, 0.5), SoundPriority.Media);
        Run(0, 500);
        _mixer.Advance(At(800));
        _mixer.Advance(At(810));
        Assert.Equal(1, _mixer.Underruns);
    }

    [Fact]
    public void A_speaker_that_fails_is_told_of_and_nothing_is_lost()
    {
        var tone = new Tone(440, 0.5, 8000);
        _mixer.Add("music", tone, SoundPriority.Media);
        _speaker.Fault = "The speaker is unplugged.";
        Run(0, 500);
        Assert.Equal((50, "The speaker is unplugged."), (_mixer.Failures, _mixer.Failure));
        Assert.InRange(tone.Given, 160, 480);
        _speaker.Fault = null;
        Run(500, 1500);
        Assert.Equal(8000, tone.Given);
        Assert.Equal(8000 * 0.125, _speaker.Played.ToArray().Sum(sample => sample / 32768.0 * (sample / 32768.0)), 1.0);
    }

    [Fact]
    public void Samples_that_are_no_numbers_are_silence_and_counted()
    {
        _mixer.Add("broken", new Broken(), SoundPriority.Media);
        _mixer.Add("music", new Tone(440, 0.5), SoundPriority.Media);
        Run(0, 500);
        Assert.True(_mixer.UnsoundSamples > 7000);
        Assert.Equal(0.5 / Math.Sqrt(2), _speaker.Level(100, 400), 0.001);
    }

    [Fact]
    public void Nothing_is_allocated_while_three_sources_play()
    {
        _mixer.Add("music", new Tone(440, 0.5), SoundPriority.Media);
        _mixer.Add("speech", new Tone(300, 0.5), SoundPriority.Speech);
        _mixer.Add("alert", new Tone(600, 0.9), SoundPriority.Alert);
        Run(0, 2000);
        Assert.Equal(0, Allocation.LeastOf(3, stretch => Run((stretch + 1) * 2000, (stretch + 2) * 2000)));
    }

    [Theory]
    [InlineData(10, 40)]
    [InlineData(100, 60)]
    [InlineData(double.NaN, 40)]
    public void Settings_out_of_range_are_refused_with_what_is_expected(double aheadMs, double rampMs)
    {
        var options = new MixerOptions { AheadMs = aheadMs, RampMs = rampMs };
        Assert.Contains("expected 20 to 500, 20 to 50", Assert.Throws<ArgumentException>(() => new SoundMixer(_speaker, options)).Message, StringComparison.Ordinal);
    }

    private static HostTime At(double ms) => new((long)(ms * 1000));

    private void Run(int fromMs, int toMs)
    {
        for (int ms = fromMs; ms < toMs; ms += 10)
            _mixer.Advance(At(ms));
    }

    private int Peak() => _speaker.Played.ToArray().Max(sample => Math.Abs((int)sample));

    private double MaxStep()
    {
        var most = 0;
        for (var i = 1; i < _speaker.Played.Length; i++)
            most = Math.Max(most, Math.Abs(_speaker.Played[i] - _speaker.Played[i - 1]));
        return most;
    }

    private sealed class Broken : ISoundSource
    {
        public bool IsPlaying => true;

        public int Read(Span<float> samples)
        {
            samples.Fill(float.NaN);
            return samples.Length + 7;
        }
    }
}
