using System.Text;
using NeuralGlasses.Physiology;
using NeuralGlasses.Typing.Language;

namespace NeuralGlasses.Training.Taps.Simulated;

/// <summary>
/// What teachers type: words of the language by their rank alone and in no order that means anything, and among them letters drawn evenly, so that a network learns
/// keys and no sentences, and rare keys too.
/// </summary>
public static class TapTexts
{
    private const double InventedShare = 0.3;
    private const string Letters = "abcdefghijklmnopqrstuvwxyz'";

    /// <summary>Draws a text of about so many characters.</summary>
    public static string Draw(LanguageModel language, Dice dice, int characters)
    {
        ArgumentNullException.ThrowIfNull(language);
        ArgumentNullException.ThrowIfNull(dice);
        var text = new StringBuilder();
        while (text.Length < characters)
        {
            if (text.Length > 0)
                text.Append(' ');
            text.Append(dice.Chance(InventedShare) ? Invented(dice) : Word(language, dice));
            var mark = dice.Uniform();
            text.Append(mark < 0.05 ? "," : mark < 0.1 ? "." : mark < 0.13 ? "?" : "");
        }

        return text.ToString();
    }

    // The frequency of a word falls as its rank rises (Zipf 1949), so ranks are even on a logarithmic scale.
    private static string Word(LanguageModel language, Dice dice)
    {
        while (true)
        {
            var rank = (int)Math.Exp(dice.Uniform() * Math.Log(language.WordCount - language.FirstWord));
            var word = language.Word(Math.Min(language.WordCount - 1, language.FirstWord + rank - 1)).ToLowerInvariant();
            if (word.All(letter => Letters.Contains(letter, StringComparison.Ordinal)))
                return word;
        }
    }

    private static string Invented(Dice dice) => string.Concat(Enumerable.Range(0, 2 + dice.Below(6)).Select(_ => Letters[dice.Below(Letters.Length)]));
}
