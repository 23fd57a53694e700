using NeuralGlasses.Devices;
using NeuralGlasses.Simulator;
using NeuralGlasses.Simulator.Glasses.Script;
using NeuralGlasses.Simulator.Glasses.Sound;
using Xunit;
using static NeuralGlasses.EndToEnd.Tests.Glasses.GlassesBench;

namespace NeuralGlasses.EndToEnd.Tests.Glasses;

/// <summary>What the microphones hear of WAV files.</summary>
public sealed class MicrophoneTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("neuralglasses-sound-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(16000, 1, 16, false, false)]
    [InlineData(16000, 2, 16, false, false)]
    [InlineData(48000, 1, 24, false, false)]
    [InlineData(48000, 2, 24, false, true)]
    [InlineData(44100, 2, 16, false, false)]
    [InlineData(44100, 1, 32, true, false)]
    [InlineData(22050, 1, 32, false, false)]
    [InlineData(8000, 1, 16, false, false)]
    [InlineData(96000, 2, 32, true, true)]
    [InlineData(32000, 1, 64, true, false)]
    public void A_tone_of_every_kind_of_file_is_heard_with_its_pitch_loudness_and_phase(int rateHz, int channels, int bits, bool isFloat, bool extensible)
    {
        const double Hertz = 440;
        var file = Save(WavBytes.Make(rateHz, channels, bits, isFloat, (i, _) => 0.5 * Math.Sin(2 * Math.PI * Hertz * i / rateHz), rateHz, extensible, junkFirst: true));
        using var bench = Hearing(new SoundScenario(0, file));
        var heard = Listen(bench, 0, 1);
        Assert.Equal(16000, heard.Length);

        // Away from both ends, where a sound that begins and ends at once rings in any filter.
        for (var i = 200; i < 15_800; i++)
            Assert.Equal(0.5 * Math.Sin(2 * Math.PI * Hertz * i / 16000) * 32768, heard[i], 0.5 / 100 * 32768);
    }

    [Fact]
    public void Both_channels_of_a_stereo_sound_are_halved_and_added()
    {
        var file = Save(WavBytes.Make(16000, 2, 16, false, (_, channel) => channel == 0 ? 0.5 : -0.25, 100));
        using var bench = Hearing(new SoundScenario(0, file));
        Assert.All(Listen(bench, 0, 0.00625), s => Assert.Equal(0.125 * 32768, s, 2.0));
    }

    [Fact]
    public void What_no_16_kHz_can_carry_is_gone_and_does_not_fold_back()
    {
        var file = Save(WavBytes.Make(48000, 1, 16, false, (i, _) => 0.9 * Math.Sin(2 * Math.PI * 11_000 * i / 48000), 48000));
        using var bench = Hearing(new SoundScenario(0, file));
        Assert.All(Listen(bench, 0.1, 0.9), s => Assert.InRange(Math.Abs((int)s), 0, 100));
    }

    [Fact]
    public void A_sound_begins_at_its_time_and_silence_follows_it_or_it_begins_anew()
    {
        var file = Save(WavBytes.Make(16000, 1, 16, false, (_, _) => 0.5, 1600));
        using var once = Hearing(new SoundScenario(0.5, file));
        var heard = Listen(once, 0, 1);
        Assert.All(heard[..8000].Concat(heard[9600..]), s => Assert.Equal(0, s));
        Assert.All(heard[8000..9600], s => Assert.Equal(16384, s, 1.0));
        using var again = Hearing(new SoundScenario(0.5, file, Loops: true));
        Assert.All(Listen(again, 30, 31), s => Assert.Equal(16384, s, 1.0));
    }

    [Fact]
    public void Sounds_at_one_time_add_up_are_clipped_and_can_be_louder_or_softer()
    {
        var file = Save(WavBytes.Make(16000, 1, 16, false, (_, _) => 0.7, 1600));
        using var two = Hearing(new SoundScenario(0, file), new SoundScenario(0.05, file));
        var heard = Listen(two, 0, 0.15);
        Assert.Equal(0.7 * 32768, heard[100], 2.0);
        Assert.Equal(32767, heard[1000]);
        using var soft = Hearing(new SoundScenario(0, file, GainDb: -20));
        Assert.Equal(0.07 * 32768, Listen(soft, 0, 0.05)[100], 1.0);
    }

    [Fact]
    public void What_is_not_read_within_a_second_is_lost_and_counted()
    {
        var file = Save(WavBytes.Make(16000, 1, 16, false, (i, _) => i % 100 / 200.0, 160_000));
        using var bench = Hearing(new SoundScenario(0, file));
        var microphone = bench.Worn.Devices.Microphone!;
        microphone.Open(At(0));
        var samples = new short[20_000];
        Assert.Equal(16_000, microphone.Read(samples, At(3)));
        Assert.Equal(32_000, microphone.Lost);
        using var other = Hearing(new SoundScenario(0, file));
        Assert.Equal(Listen(other, 2, 2.01)[0], samples[0]);
        Assert.Equal(0, microphone.Read(samples, At(3)));
        Assert.Equal(160, microphone.Read(samples, At(3.01)));
    }

    [Fact]
    public void Reads_of_any_size_give_one_stream()
    {
        var file = Save(WavBytes.Make(44100, 1, 16, false, (i, _) => Math.Sin(i * 0.01) / 2, 44_100));
        using var bench = Hearing(new SoundScenario(0, file));
        var whole = Listen(bench, 0, 1);
        var microphone = bench.Worn.Devices.Microphone!;
        var dice = new Random(3);
        var parts = new List<short>();
        microphone.Open(At(0));
        for (var ms = 1; ms <= 1000; ms += dice.Next(1, 40))
        {
            var some = new short[dice.Next(1, 2000)];
            parts.AddRange(some[..microphone.Read(some, At(ms / 1000.0))]);
        }

        var rest = new short[16_000];
        parts.AddRange(rest[..microphone.Read(rest, At(1))]);
        Assert.Equal(whole, parts);
    }

    [Fact]
    public void The_wearer_s_switch_cuts_a_microphone_off_and_it_does_not_come_back_by_itself()
    {
        using var bench = new GlassesBench(new GlassesScenario { Pauses = [new TimeSpanScenario(1, 2)] });
        var microphone = bench.Worn.Devices.Microphone!;
        microphone.Open(At(0.9));
        Assert.Equal(800, microphone.Read(new short[2000], At(0.95)));
        bench.Worn.Tick(At(1));
        Assert.False(microphone.IsListening);
        Assert.Equal(0, microphone.Read(new short[2000], At(1.5)));
        Assert.Contains("at pause", Assert.Throws<DeviceFailedException>(() => microphone.Open(At(1.5))).Message, StringComparison.Ordinal);
        Assert.Equal(0, microphone.Read(new short[2000], At(2.5)));
        microphone.Open(At(2.5));
        Assert.True(microphone.IsListening);
    }

    public static TheoryData<string, byte[], string> Odd => new()
    {
        { "text", "this is no sound, but it is long enough"u8.ToArray(), "{0} does not begin as a WAV file does, with RIFF and WAVE; convert it to PCM in a WAV file." },
        { "eight bits", WavBytes.Make(16000, 1, 8, false, (_, _) => 0, 10), "{0} holds sound of kind 1 with 8 bits; expected PCM of 16, 24 or 32 bits or floating point of 32 or 64." },
        { "five channels", WavBytes.Make(16000, 5, 16, false, (_, _) => 0, 10), "{0} has 5 channels; expected one or two." },
        { "odd rate", WavBytes.Make(5000, 1, 16, false, (_, _) => 0, 10), "{0} has 5000 samples a second; expected 8000 to 192000." },
        { "prime rate", WavBytes.Make(12347, 1, 16, false, (_, _) => 0, 10), "{0} has 12347 samples a second, which cannot be turned into 16000; convert it to 16000, 44100 or 48000." },
        { "cut", WavBytes.Make(16000, 1, 16, false, (_, _) => 0, 1000)[..500], "{0} is cut: its part 'data' has 2000 bytes by its head, and 456 are there; give the whole file." },
        { "no data", WavBytes.Make(16000, 1, 16, false, (_, _) => 0, 0)[..36], "{0} holds no sound: it has no part 'data'; give another file." },
        { "empty", WavBytes.Make(16000, 1, 16, false, (_, _) => 0, 0), "{0} holds no sample; give a file with a sound in it." },
    };

    [Theory]
    [MemberData(nameof(Odd))]
    public void An_odd_file_is_refused_with_what_was_found(string name, byte[] bytes, string sentence)
    {
        Assert.NotEmpty(name);
        var file = Save(bytes);
        var error = Assert.Throws<ScenarioException>(() => Hearing(new SoundScenario(0, file)));
        Assert.Equal(string.Format(null, sentence, file), error.Message);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        var error = Assert.Throws<ScenarioException>(() => WavFile.Read("no-such.wav"));
        Assert.Equal("The sound no-such.wav does not exist; give a WAV file.", error.Message);
    }

    private static GlassesBench Hearing(params SoundScenario[] sounds) => new(new GlassesScenario { Microphone = new MicrophoneScenario { Sounds = sounds } });

    private static short[] Listen(GlassesBench bench, double fromS, double toS)
    {
        var microphone = bench.Worn.Devices.Microphone!;
        var samples = new short[40_000];
        microphone.Open(At(fromS));
        var count = microphone.Read(samples, At(toS));
        microphone.Close();
        return samples[..count];
    }

    private string Save(byte[] bytes)
    {
        var file = Path.Combine(_folder, $"{Directory.GetFiles(_folder).Length}.wav");
        File.WriteAllBytes(file, bytes);
        return file;
    }
}
