using NeuralGlasses.Physiology.Anatomy;
using NeuralGlasses.Physiology.Typing;
using Xunit;

namespace NeuralGlasses.Physiology.Tests;

public sealed class TypingTests
{
    [Fact]
    public void Every_letter_and_mark_has_a_finger_of_one_hand()
    {
        foreach (var letter in "abcdefghijklmnopqrstuvwxyz',.? \b")
            Assert.InRange(TapKeyboard.Of(letter).Finger, 1, 5);
        Assert.Equal("asdf", string.Concat("fdsa".Reverse().Where(c => TapKeyboard.Of(c) is { Hand: Arm.Left, Row: 0, Reach: 0 })));
        Assert.Equal((Arm.Right, 2, 1, 1), (TapKeyboard.Of('y').Hand, TapKeyboard.Of('y').Finger, TapKeyboard.Of('y').Row, TapKeyboard.Of('y').Reach));
        Assert.Contains("The character 'ß' has no key", Assert.Throws<PhysiologyException>(() => TapKeyboard.Of('ß')).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(40)]
    [InlineData(80)]
    public void A_rhythm_keeps_its_tempo_rolls_over_between_hands_and_never_within_a_finger(double wordsPerMinute)
    {
        var keys = new TypingRhythm(wordsPerMinute, 0, 1).Strike(string.Concat(Enumerable.Repeat("the quick brown fox jumps over the lazy dog, ", 20)), 0);

        Assert.InRange((keys.Count - 1) / 5.0 / ((keys[^1].PressS - keys[0].PressS) / 60), 0.9 * wordsPerMinute, 1.1 * wordsPerMinute);
        var pairs = keys.Zip(keys.Skip(1), (one, next) => (One: one, Next: next, First: TapKeyboard.Of(one.Character), Second: TapKeyboard.Of(next.Character))).ToArray();
        var other = pairs.Where(pair => pair.First.Hand != pair.Second.Hand).ToArray();
        var same = pairs.Where(pair => pair.First.Hand == pair.Second.Hand && pair.First.Finger == pair.Second.Finger && pair.First != pair.Second).ToArray();
        Assert.True(other.Average(Interval) < same.Average(Interval));
        Assert.All(same, pair => Assert.True(Interval(pair) >= 0.1149));
        if (wordsPerMinute == 80)
            Assert.Contains(other, pair => pair.Next.PressS < pair.One.ReleaseS);

        static double Interval((StruckKey One, StruckKey Next, TapKey First, TapKey Second) pair) => pair.Next.PressS - pair.One.PressS;
    }

    [Fact]
    public void A_slip_is_taken_back_at_once()
    {
        const string Text = "please send me the address of the hotel";
        var keys = new TypingRhythm(60, 0.2, 3).Strike(Text, 0);
        var written = "";
        foreach (var key in keys)
            written = key.Character == TapKeyboard.Backspace ? written[..^1] : written + key.Character;
        Assert.Equal(Text, written);
        Assert.True(keys.Count > Text.Length);
    }

    [Fact]
    public void A_finger_is_seen_under_the_band_of_its_own_hand_and_equal_seeds_give_equal_samples()
    {
        var typist = new Typist(5, 0);
        var typed = typist.Type("ffff");
        var again = new Typist(5, 0).Type("ffff");

        Assert.Equal(typed.Left, again.Left);
        Assert.Equal(typed.Right, again.Right);
        Assert.Equal(typed.Keys, again.Keys);
        Assert.NotEqual(typed.Left, typist.Type("ffff").Left);
        Assert.NotEqual(typist.Donnings[0], typist.Donnings[1]);
        Assert.Equal((int)Math.Round(typed.Seconds * ForearmEmg.RateHz) * Typist.Channels, typed.Left.Length);
        Assert.True(Loudest(typed.Left) > 1.5 * Loudest(typed.Right));

        // The strike, from 70 ms before the key is down until it is.
        double Loudest(float[] samples) => Enumerable.Range(0, Typist.Channels).Max(channel => typed.Keys.Average(key =>
            Enumerable.Range((int)((key.PressS - 0.07) * ForearmEmg.RateHz), 140).Average(t => Math.Pow(samples[(t * Typist.Channels) + channel], 2))));
    }
}
