using System.Text;
using NeuralGlasses.Hud.Audio;
using NeuralGlasses.Sound.Speech;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Sound.Speech;

public sealed class SpokenTextTests
{
    [Theory]
    [InlineData("Photo saved. photo-1.jpg.", "en", "en:Photo saved. photo-1.jpg.")]
    [InlineData("3 × 4 = 12", "de", "de:3 × 4 = 12")]
    [InlineData("Фото готово (USB).", "ru", "ru:Фото готово (|en:USB).")]
    [InlineData("Anna: Привет! Γειά σου", "en-GB", "en-GB:Anna: |ru:Привет! |el:Γειά σου")]
    [InlineData("مرحبا 照片 ok", "ar-EG", "ar-EG:مرحبا |cmn:照片 |en:ok")]
    [InlineData("照片 photo", "zh-Hans", "zh-Hans:照片 |en:photo")]
    [InlineData("Здраво zdravo", "sr-Latn", "ru:Здраво |sr-Latn:zdravo")]
    [InlineData("𠀀 สวัสดี", "en", "cmn:𠀀 สวัสดี")]
    [InlineData("  ", "en", "en:  ")]
    public void A_stretch_of_another_script_is_spoken_by_a_voice_of_it(string text, string language, string expected) =>
        Assert.Equal(expected, string.Join('|', Runs(text, language).Select(run => $"{run.Language}:{text.Substring(run.Start, run.Length)}")));

    [Fact]
    public void A_text_that_changes_its_script_at_every_letter_is_cut_into_a_few_stretches_that_are_all_of_it()
    {
        string text = string.Concat(Enumerable.Repeat("aя", 5000));
        List<SpokenRun> runs = Runs(text, "en");
        Assert.Equal(SpokenRuns.Most, runs.Count);
        Assert.Equal(text.Length, runs.Sum(run => run.Length));
        Assert.Empty(Runs("", "en"));
    }

    [Fact]
    public void The_blocks_of_scripts_are_in_order_and_know_their_letters()
    {
        Assert.All("azAZéÿŁ", c => Assert.Equal(WritingScript.Latin, SpokenRuns.ScriptOf(c)));
        Assert.All("×÷@[`{09 .µ", c => Assert.Equal(WritingScript.Common, SpokenRuns.ScriptOf(c)));
        Assert.Equal([WritingScript.Greek, WritingScript.Cyrillic, WritingScript.Arabic, WritingScript.Han, WritingScript.Han, WritingScript.Common],
            "Ωжع照".Select(c => SpokenRuns.ScriptOf(c)).Append(SpokenRuns.ScriptOf(0x2A6D6)).Append(SpokenRuns.ScriptOf(0x10FFFF)));
    }

    [Fact]
    public void A_long_text_ends_with_a_sentence_a_word_or_at_the_limit()
    {
        Assert.Equal(5, SpokenLength.Of("Short"));
        Assert.Equal("One two. Version 2.5 is three.", Said("One two. Version 2.5 is three. Four is more than fits.", 40));
        Assert.Equal("No point in 1.234.567 and no", Said("No point in 1.234.567 and no endofthesentence", 36));
        Assert.Equal("照片已保存。", Said("照片已保存。下一张照片也已保存", 10));
        Assert.Equal(new string('x', 40), Said(new string('x', 100), 40));
        Assert.Equal(39, SpokenLength.Of(new string('x', 39) + "😀😀", 40));
        Assert.InRange(SpokenLength.Of(string.Concat(Enumerable.Repeat("A sentence of a long text. ", 4000))), 3900, SpokenLength.Most);
    }

    [Fact]
    public void What_espeak_would_obey_reaches_it_as_words()
    {
        Assert.Equal("a 180S b [ [x]] [ [ [ tail\nend", Encoding.UTF8.GetString(EspeakText.Bytes("a\u0001180S\u0000b [[x]] [[[\ttail\nend")));
        Assert.Equal("\uFFFD é 照", Encoding.UTF8.GetString(EspeakText.Bytes("\uD800 é 照")));
        Assert.Equal("a b", Encoding.UTF8.GetString(EspeakText.Bytes("a\u0085b")));
    }

    [Theory]
    [InlineData("en", true)]
    [InlineData("pt-BR", true)]
    [InlineData("zh-Hans-CN", true)]
    [InlineData("es-419", true)]
    [InlineData("", false)]
    [InlineData("e", false)]
    [InlineData("en_GB", false)]
    [InlineData("--help", false)]
    [InlineData("en -w x", false)]
    [InlineData("en/../../x", false)]
    [InlineData("en-", false)]
    [InlineData("12", false)]
    [InlineData("ру", false)]
    [InlineData("en-aaaaaaaa-bbbbbbbb-cccccccc-dddddddd", false)]
    public void Only_a_tag_of_BCP_47_is_a_language(string language, bool isValid) =>
        Assert.Equal(isValid, new SpeechSettings { Language = language }.Problems().Count == 0);

    [Fact]
    public void Settings_say_what_is_wrong_with_them()
    {
        Assert.Empty(new SpeechSettings().Problems());
        Assert.Empty(new SpeechSettings { WordsPerMinute = 450, VolumePercent = 0, When = Spoken.Always, Verbosity = Verbosity.Full }.Problems());
        Assert.Equal(
            [
                "Speech is to be heard '9', expected AudioOnly, Never or Always; choose one of them.",
                "The verbosity of speech is '-1', expected Brief, Usual or Full; choose one of them.",
                "The rate of speech is 79 words a minute, expected 80 to 450; choose a rate between them.",
                "The language of speech is '', expected a tag of BCP 47 such as en, pt-BR or zh-Hans; give one.",
                "The loudness of speech is NaN percent, expected 0 to 100; choose a number between them.",
            ],
            new SpeechSettings { When = (Spoken)9, Verbosity = (Verbosity)(-1), WordsPerMinute = 79, Language = null!, VolumePercent = double.NaN }.Problems());
    }

    private static List<SpokenRun> Runs(string text, string language)
    {
        var runs = new List<SpokenRun> { new(1, 2, "left over") };
        SpokenRuns.Of(text, language, runs);
        return runs;
    }

    private static string Said(string text, int most) => text[..SpokenLength.Of(text, most)].TrimEnd();
}
