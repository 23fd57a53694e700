using System.Diagnostics;
using NeuralGlasses.Sound.Speech;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Sound.Speech;

public sealed class EspeakVoiceTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData("Photo saved.", "en")]
    [InlineData("Das Foto ist gespeichert.", "de-DE")]
    [InlineData("Фотография сохранена", "ru")]
    [InlineData("تم حفظ الصورة", "ar")]
    [InlineData("照片已保存", "cmn")]
    [InlineData("Η φωτογραφία αποθηκεύτηκε", "el")]
    public void Words_become_sound(string text, string language)
    {
        Espeak.SkipWithout();
        short[] sound = Spoken(new Utterance(text, language, 175, 100), out int rateHz);
        Assert.Equal(22050, rateHz);
        Assert.InRange(sound.Length / (double)rateHz, 0.6, 4);
        Assert.InRange(sound.Max(sample => Math.Abs((int)sample)), 3000, 32767);
    }

    [Fact]
    public void Rate_and_loudness_are_heard()
    {
        Espeak.SkipWithout();
        var usual = new Utterance("This sentence is said at several rates.", "en", 175, 100);
        short[] slow = Spoken(usual with { WordsPerMinute = 80 }, out _), normal = Spoken(usual, out _), fast = Spoken(usual with { WordsPerMinute = 450 }, out _);
        Assert.True(slow.Length > 1.5 * normal.Length && normal.Length > 1.5 * fast.Length, $"{slow.Length} {normal.Length} {fast.Length}");
        short[] quiet = Spoken(usual with { VolumePercent = 25 }, out _), silent = Spoken(usual with { VolumePercent = 0 }, out _);
        Assert.Equal(0.25, (double)quiet.Max() / normal.Max(), 0.05);
        Assert.Equal(0, silent.Max());
    }

    [Theory]
    [InlineData("-w /dev/null --help")]
    [InlineData("one \u0001400S two \u000130P three")]
    [InlineData("[[h@l'oU]]")]
    [InlineData("<speak><audio src='/etc/passwd'/>hello</speak>")]
    [InlineData("\u0000\u0001\u0007 \u202E abc \uD800")]
    public void Text_is_never_obeyed(string text)
    {
        Espeak.SkipWithout();
        Assert.NotEmpty(Spoken(new Utterance(text, "en", 175, 100), out _));
    }

    [Fact]
    public void A_command_hidden_in_a_text_changes_nothing()
    {
        Espeak.SkipWithout();
        var plain = new Utterance("one   80S two three four", "en", 175, 100);
        Assert.Equal(Spoken(plain, out _).Length, Spoken(plain with { Text = "one \u0001 80S two three four" }, out _).Length);
    }

    [Fact]
    public void A_language_without_a_voice_is_a_failure_that_says_so()
    {
        Espeak.SkipWithout();
        using ISpeaking speaking = new EspeakVoice().Begin(new Utterance("Hello", "qaa", 175, 100));
        Assert.Equal(SpeakingState.Failed, Wait(speaking, []));
        Assert.Contains("in the language 'qaa'; choose another language", speaking.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public void An_absent_program_is_one_sentence_that_names_the_package()
    {
        using ISpeaking speaking = new EspeakVoice("no-such-voice-program").Begin(new Utterance("Hello", "en", 175, 100));
        Assert.Equal(SpeakingState.Failed, Wait(speaking, []));
        Assert.Equal("Speech needs the program no-such-voice-program, which could not be started on this machine; install the Debian package espeak-ng, or turn speech off.", speaking.Failure);
    }

    [Theory]
    [InlineData("/bin/true", "made no sound")]
    [InlineData("/bin/false", "ended with 1")]
    [InlineData("/bin/echo", "answered with something that is no WAV")]
    public void A_program_that_is_no_voice_is_a_failure(string program, string expected)
    {
        Assert.SkipUnless(File.Exists(program), $"There is no {program} here.");
        using ISpeaking speaking = new EspeakVoice(program).Begin(new Utterance("Hello", "en", 175, 100));
        Assert.Equal(SpeakingState.Failed, Wait(speaking, []));
        Assert.Contains(expected, speaking.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_that_hangs_is_killed_when_it_is_given_up()
    {
        using var script = Script("echo $$ > \"$0.pid\"\nexec sleep 1000");
        ISpeaking speaking = new EspeakVoice(script.Path).Begin(new Utterance("Hello", "en", 175, 100));
        int id = ReadId(script.Path + ".pid");
        Assert.Equal((SpeakingState.Going, 0), (speaking.State, speaking.Read(new short[16])));
        speaking.Dispose();
        Assert.True(SpinWait.SpinUntil(() => !IsAlive(id), Patience));
        Assert.Equal((SpeakingState.Ended, 0), (speaking.State, speaking.Read(new short[16])));
    }

    // The pipe is full after a few seconds of sound: the program waits there, and dies there.
    [Fact]
    public void A_program_that_is_far_ahead_waits_and_is_killed_when_it_is_given_up()
    {
        Espeak.SkipWithout();
        using var script = Script("echo $$ > \"$0.pid\"\nexec espeak-ng \"$@\"");
        ISpeaking speaking = new EspeakVoice(script.Path).Begin(new Utterance(string.Concat(Enumerable.Repeat("A sentence of a long text. ", 3000)), "en", 175, 100));
        int id = ReadId(script.Path + ".pid");
        var sound = new short[22050];
        Assert.True(SpinWait.SpinUntil(() => speaking.Read(sound) == sound.Length, Patience));
        Assert.True(IsAlive(id));
        speaking.Dispose();
        Assert.True(SpinWait.SpinUntil(() => !IsAlive(id), Patience));
    }

    [Fact]
    public void A_language_that_is_no_tag_never_reaches_the_program()
    {
        Assert.Contains("expected a tag of BCP 47", Assert.Throws<ArgumentException>(() => new EspeakVoice().Begin(new Utterance("x", "en --help", 175, 100))).Message, StringComparison.Ordinal);
        Assert.Contains("words a minute", Assert.Throws<ArgumentException>(() => new EspeakVoice().Begin(new Utterance("x", "en", 20, 100))).Message, StringComparison.Ordinal);
    }

    internal static short[] Spoken(Utterance utterance, out int rateHz)
    {
        using ISpeaking speaking = new EspeakVoice().Begin(utterance);
        var sound = new List<short>();
        Assert.True(Wait(speaking, sound) == SpeakingState.Ended, speaking.Failure);
        rateHz = speaking.RateHz;
        return [.. sound];
    }

    private static SpeakingState Wait(ISpeaking speaking, List<short> sound)
    {
        var block = new short[4096];
        Assert.True(SpinWait.SpinUntil(
            () =>
            {
                for (int count = speaking.Read(block); count > 0; count = speaking.Read(block))
                    sound.AddRange(block.AsSpan(0, count));
                return speaking.State != SpeakingState.Going;
            },
            Patience));
        return speaking.State;
    }

    private static TemporaryScript Script(string body)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The test writes a script for a shell, which this system has not.");
        return new TemporaryScript(body);
    }

    private static int ReadId(string file)
    {
        var id = 0;
        Assert.True(SpinWait.SpinUntil(() => File.Exists(file) && int.TryParse(File.ReadAllText(file), out id), Patience));
        return id;
    }

    private static bool IsAlive(int id)
    {
        try
        {
            using Process process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private sealed class TemporaryScript : IDisposable
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("voice").FullName;

        internal TemporaryScript(string body)
        {
            Path = System.IO.Path.Combine(_folder, "voice");
            File.WriteAllText(Path, "#!/bin/sh\n" + body + "\n");
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        internal string Path { get; }

        public void Dispose() => Directory.Delete(_folder, true);
    }
}
