using NeuralGlasses.Devices;
using NeuralGlasses.Simulator.Glasses.Script;
using NeuralGlasses.Simulator.Glasses.Sound;
using Xunit;
using static NeuralGlasses.EndToEnd.Tests.Glasses.GlassesBench;

namespace NeuralGlasses.EndToEnd.Tests.Glasses;

/// <summary>What is played lies in a WAV file at its simulated time.</summary>
public sealed class SpeakerTests
{
    [Fact]
    public void Every_sample_lies_at_its_time_with_silence_between()
    {
        using var bench = new GlassesBench(new GlassesScenario());
        var speaker = bench.Worn.Devices.Speaker!;
        Assert.Equal(800, speaker.Write(Constant(1000, 800), At(1)));
        Assert.Equal(At(1.05), speaker.PlaysUntil);

        // Behind what still plays, though it was offered earlier.
        Assert.Equal(800, speaker.Write(Constant(2000, 800), At(1.02)));
        Assert.Equal(800, speaker.Write(Constant(3000, 800), At(2)));
        var samples = Finish(bench);
        Assert.Equal(32_800, samples.Length);
        Assert.All(samples[..16_000], s => Assert.Equal(0, s));
        Assert.All(samples[16_000..16_800], s => Assert.Equal(1000, s));
        Assert.All(samples[16_800..17_600], s => Assert.Equal(2000, s));
        Assert.All(samples[17_600..32_000], s => Assert.Equal(0, s));
        Assert.All(samples[32_000..], s => Assert.Equal(3000, s));
    }

    [Fact]
    public void What_finds_no_room_has_to_be_offered_again()
    {
        using var bench = new GlassesBench(new GlassesScenario());
        var speaker = bench.Worn.Devices.Speaker!;
        Assert.Equal(8000, speaker.Write(Constant(1, 20_000), At(0)));
        Assert.Equal(0, speaker.Write(Constant(1, 100), At(0)));
        Assert.Equal(1600, speaker.Write(Constant(2, 12_000), At(0.1)));
        Assert.Equal(At(0.6), speaker.PlaysUntil);
        Assert.Equal(9600, Finish(bench).Length);
    }

    [Fact]
    public void Falling_silent_cuts_what_was_not_played_yet()
    {
        using var bench = new GlassesBench(new GlassesScenario());
        var speaker = bench.Worn.Devices.Speaker!;
        speaker.Write(Constant(1, 8000), At(0));
        speaker.Silence(At(0.1));
        Assert.Equal(At(0.1), speaker.PlaysUntil);
        speaker.Write(Constant(2, 160), At(0.2));
        var samples = Finish(bench);
        Assert.Equal((3360, 1, 0, 2), (samples.Length, samples[1599], samples[1600], samples[3200]));
    }

    [Fact]
    public void The_file_appears_whole_at_the_end_and_only_if_something_was_played()
    {
        using var bench = new GlassesBench(new GlassesScenario { Speaker = new SpeakerScenario { File = "voice.wav" } });
        var file = Path.Combine(bench.Folder.Path, "voice.wav");
        bench.Worn.Devices.Speaker!.Write(Constant(5, 100), At(0));
        Assert.False(File.Exists(file));
        bench.Worn.Finish();
        Assert.True(File.Exists(file));
        Assert.Single(Directory.GetFiles(bench.Folder.Path));
        using var silent = new GlassesBench(new GlassesScenario());
        silent.Worn.Finish();
        Assert.Empty(Directory.GetFiles(silent.Folder.Path));
    }

    [Fact]
    public void Dead_speakers_say_so_and_glasses_without_any_have_none()
    {
        using var bench = new GlassesBench(new GlassesScenario { Faults = [new GlassesFault(GlassesPart.Speaker, GlassesFailure.Dead)] });
        Assert.Equal("The speakers do not answer.", Assert.Throws<DeviceFailedException>(() => bench.Worn.Devices.Speaker!.Write(Constant(1, 1), At(0))).Message);
        using var without = new GlassesBench("green-576x288");
        Assert.Null(without.Worn.Devices.Speaker);
    }

    private static short[] Constant(short level, int count) => [.. Enumerable.Repeat(level, count)];

    private static short[] Finish(GlassesBench bench)
    {
        bench.Worn.Finish();
        var wav = WavFile.Read(Path.Combine(bench.Folder.Path, "speaker.wav"));
        Assert.Equal((16_000, 1), (wav.RateHz, wav.Channels));
        return [.. wav.Samples.ToArray().Select(s => (short)MathF.Round(s * 32768))];
    }
}
