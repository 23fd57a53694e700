using System.Globalization;
using System.Text;

namespace NeuralGlasses.Training.Typing.Language.Texts;

/// <summary>Reads the words and their counts out of a model of the on-screen keyboard Onboard, in which a line is a count and a word.</summary>
internal static class WordCounts
{
    public static IEnumerable<(string Word, double Count)> Read(byte[] file)
    {
        var words = false;
        foreach (var line in Encoding.UTF8.GetString(file).Split('\n'))
        {
            if (line.StartsWith('\\'))
                words = line == "\\1-grams:";
            else if (words && line.Split(' ') is [var count, var word] && word[0] != '<' && double.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var times))
                yield return (word, times);
        }
    }
}
