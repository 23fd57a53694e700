using NeuralGlasses.Sound.Hearing;
using NeuralGlasses.Tests;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Sound.Hearing;

/// <summary>
/// What the detector gets right and wrong, as measured. Hits are shares of spoken frames, false ones shares of frames in pauses, those of the
/// hangover left out; six sentences in five languages of espeak-ng at 20 ms a frame:
/// white noise 20, 10, 5, 0 dB: hits .977, .967, .955, .876; pink: .981, .974, .956, .937; a fan: .981, .977, .970, .956; false: 0 in all of them.
/// Plucked notes are voice in .987 of their frames.
/// </summary>
public sealed class VoiceActivityTests(ITestOutputHelper output)
{
    private const int RateHz = VoiceActivity.RateHz;

    [Theory]
    [InlineData("white", 20, 20, 0.96)]
    [InlineData("white", 20, 10, 0.95)]
    [InlineData("white", 20, 5, 0.93)]
    [InlineData("white", 20, 0, 0.84)]
    [InlineData("pink", 20, 20, 0.96)]
    [InlineData("pink", 20, 10, 0.95)]
    [InlineData("pink", 20, 5, 0.93)]
    [InlineData("pink", 20, 0, 0.90)]
    [InlineData("fan", 20, 20, 0.96)]
    [InlineData("fan", 20, 10, 0.95)]
    [InlineData("fan", 20, 5, 0.94)]
    [InlineData("fan", 20, 0, 0.92)]
    [InlineData("pink", 10, 10, 0.94)]
    [InlineData("pink", 30, 10, 0.94)]
    public void Speech_in_noise_is_heard_and_pauses_are_not(string noise, int frameMs, double snrDecibels, double leastHits)
    {
        Espeak.SkipWithout();
        (double hits, double wrong) = Rates(NoisySpeech.In(noise, snrDecibels), new VoiceActivityOptions { FrameMs = frameMs });
        output.WriteLine($"{noise}, {snrDecibels} dB, {frameMs} ms: hits {hits:F3}, false {wrong:F3}");
        Assert.InRange(hits, leastHits, 1);
        Assert.InRange(wrong, 0, 0.01);
    }

    [Theory]
    [InlineData("white")]
    [InlineData("pink")]
    [InlineData("fan")]
    public void Noise_alone_is_no_voice_at_any_level(string noise)
    {
        foreach (double level in (double[])[10, 300, 5000])
        {
            double share = Share(NoisySpeech.Noises[noise](60 * RateHz).Select(value => level * value), out _);
            output.WriteLine($"{noise} at {level}: {share:F4}");
            Assert.InRange(share, 0, 0.005);
        }
    }

    [Fact]
    public void Silence_is_no_voice()
    {
        Assert.Equal(0, Share(new double[10 * RateHz], out _));
        Assert.Equal(0, Share(NoisySpeech.White(10 * RateHz, 4).Select(value => 2.0 * value), out _));
    }

    [Theory]
    [InlineData(150)]
    [InlineData(440)]
    [InlineData(1000)]
    [InlineData(3000)]
    public void A_tone_that_comes_and_goes_is_no_voice(double frequencyHz)
    {
        IEnumerable<double> tone = Enumerable.Range(0, 10 * RateHz).Select(i => (i / RateHz % 2) * 8000 * Math.Sin(2 * Math.PI * frequencyHz * i / RateHz));
        double share = Share(tone.Zip(NoisySpeech.White(10 * RateHz, 9), (value, noise) => value + (20 * noise)), out _);
        output.WriteLine($"{frequencyHz} Hz: {share:F3}");
        Assert.InRange(share, 0, 0.01);
    }

    // It does not tell music from speech, and this says how much of it is taken for speech: notes of a plucked string with their harmonics, four a second.
    [Fact]
    public void Music_that_changes_is_taken_for_voice_and_music_that_stands_is_not()
    {
        double plucked = Share(Enumerable.Range(0, 20 * RateHz).Select(i => Note(i, i / (RateHz / 4), i % (RateHz / 4))), out _);
        double held = Share(Enumerable.Range(0, 20 * RateHz).Select(i => Note(i, 0, 0) + Note(i, 2, 0)), out double late);
        output.WriteLine($"plucked {plucked:F3}, held {held:F3}, later than 3 s {late:F3}");
        Assert.InRange(plucked, 0.5, 1);
        Assert.Equal(0, late);
    }

    [Fact]
    public void A_click_is_no_voice()
    {
        var sound = new double[10 * RateHz];
        for (int i = RateHz; i < sound.Length; i += RateHz)
            sound[i] = 20000;
        Assert.Equal(0, Share(sound.Zip(NoisySpeech.White(sound.Length, 6), (value, noise) => value + (20 * noise)), out _));
    }

    [Fact]
    public void A_noise_that_begins_suddenly_is_voice_until_the_floor_has_followed()
    {
        float[] noise = NoisySpeech.Noises["pink"](20 * RateHz);
        Share(noise.Select((value, i) => value * (i < 10 * RateHz ? 50 : 2000.0)), out double late, fromSecond: 12);
        Assert.Equal(0, late);
    }

    [Fact]
    public void Hostile_samples_and_settings_are_harmless()
    {
        var detector = new VoiceActivity();
        var frame = new short[detector.FrameSamples];
        var random = new Random(8);
        for (var i = 0; i < 2000; i++)
        {
            for (var j = 0; j < frame.Length; j++)
                frame[j] = (i / 100 % 3) switch { 0 => short.MinValue, 1 => j % 2 == 0 ? short.MinValue : short.MaxValue, _ => (short)random.Next(short.MinValue, short.MaxValue) };
            detector.Process(frame);
            Assert.True(double.IsFinite(detector.Score));
        }

        detector.Forget();
        Assert.Equal((false, 2000), (detector.IsVoice, detector.Frames));
        Assert.Contains("expected 320", Assert.Throws<ArgumentException>(() => detector.Process(new short[160])).Message, StringComparison.Ordinal);
        Assert.Contains("expected 10, 20 or 30", Assert.Throws<ArgumentException>(() => new VoiceActivity(new VoiceActivityOptions { FrameMs = 25 })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new VoiceActivity(new VoiceActivityOptions { ToneShare = 2 }));
    }

    [Fact]
    public void Nothing_is_allocated_per_frame()
    {
        var detector = new VoiceActivity();
        var frame = new short[detector.FrameSamples];
        Assert.Equal(0, Allocation.LeastOf(4, _ =>
        {
            for (var i = 0; i < 500; i++)
            {
                frame[i % frame.Length] = (short)(i * 13);
                detector.Process(frame);
            }
        }));
    }

    private static double Note(int i, int number, int since)
    {
        double hz = 220 * Math.Pow(2, (number * 5 % 12) / 12.0), fade = Math.Exp(-3.0 * since / (RateHz / 4));
        return Enumerable.Range(1, 6).Sum(k => 4000.0 / k * fade * Math.Sin(2 * Math.PI * hz * k * i / RateHz));
    }

    private static double Share(IEnumerable<double> sound, out double late, int fromSecond = 3)
    {
        var detector = new VoiceActivity();
        int lateVoice = 0, lateFrames = 0;
        foreach (double[] chunk in sound.Chunk(detector.FrameSamples).Where(chunk => chunk.Length == detector.FrameSamples))
        {
            bool isVoice = detector.Process([.. chunk.Select(value => (short)Math.Clamp(Math.Round(value), short.MinValue, short.MaxValue))]);
            if (detector.Frames * detector.FrameSamples < fromSecond * RateHz)
                continue;
            lateFrames++;
            lateVoice += isVoice ? 1 : 0;
        }

        late = (double)lateVoice / lateFrames;
        return (double)detector.VoiceFrames / detector.Frames;
    }

    private static (double Hits, double False) Rates(short[] sound, VoiceActivityOptions options)
    {
        var detector = new VoiceActivity(options);
        bool[] labels = NoisySpeech.Labels(detector.FrameSamples);
        int speech = 0, hits = 0, pauses = 0, wrong = 0, sinceMs = int.MaxValue / 2;
        for (var i = 0; i < labels.Length; i++)
        {
            bool isVoice = detector.Process(sound.AsSpan(i * detector.FrameSamples, detector.FrameSamples));
            sinceMs = labels[i] ? 0 : sinceMs + options.FrameMs;
            if (labels[i])
            {
                speech++;
                hits += isVoice ? 1 : 0;
            }
            else if (sinceMs > options.HangoverMs + 60)
            {
                pauses++;
                wrong += isVoice ? 1 : 0;
            }
        }

        return ((double)hits / speech, (double)wrong / pauses);
    }
}
