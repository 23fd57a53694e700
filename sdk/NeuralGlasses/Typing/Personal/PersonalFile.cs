using System.Globalization;
using System.Text;
using NeuralGlasses.Contract;

namespace NeuralGlasses.Typing.Personal;

/// <summary>
/// The text of a personal dictionary: a line with format, language and CRC-32 of all that follows it; then words, <c>w count last word</c>, and pairs,
/// <c>p count last before word</c>, with tabs between.
/// </summary>
internal static class PersonalFile
{
    private const string Format = "neuralglasses-dictionary/1";

    public static byte[] Write(string language, IEnumerable<(string Word, Uses Uses)> words, IEnumerable<(string Before, string Word, Uses Uses)> pairs)
    {
        var text = new StringBuilder();
        foreach (var (word, uses) in words.OrderBy(word => word.Uses.Last))
            text.Append(CultureInfo.InvariantCulture, $"w\t{uses.Count}\t{uses.Last}\t{word}\n");
        foreach (var (before, word, uses) in pairs.OrderBy(pair => pair.Uses.Last))
            text.Append(CultureInfo.InvariantCulture, $"p\t{uses.Count}\t{uses.Last}\t{before}\t{word}\n");
        var content = Encoding.UTF8.GetBytes(text.ToString());
        return [.. Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Format}\t{language}\t{Crc32.Compute(content, 0, content.Length):x8}\n")), .. content];
    }

    /// <exception cref="InvalidDataException">The bytes are no dictionary of the language; the message goes on after "the personal dictionary".</exception>
    public static (List<(string Word, Uses Uses)> Words, List<(string Before, string Word, Uses Uses)> Pairs) Read(byte[] bytes, string language)
    {
        var end = Array.IndexOf(bytes, (byte)'\n');
        var head = end < 0 ? [] : Encoding.UTF8.GetString(bytes, 0, end).Split('\t');
        if (head.Length != 3 || head[0] != Format)
            throw new InvalidDataException($"does not begin with '{Format}'");
        if (head[1] != language)
            throw new InvalidDataException($"is of '{head[1]}', expected '{language}'");
        var content = bytes[(end + 1)..];
        var found = Crc32.Compute(content, 0, content.Length).ToString("x8", CultureInfo.InvariantCulture);
        if (found != head[2])
            throw new InvalidDataException($"is damaged (its CRC-32 is {found}, expected {head[2]})");
        var words = new List<(string, Uses)>();
        var pairs = new List<(string, string, Uses)>();
        foreach (var line in Encoding.UTF8.GetString(content).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var fields = line.Split('\t');
            if (fields.Length >= 4 && int.TryParse(fields[1], NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0
                && long.TryParse(fields[2], NumberStyles.None, CultureInfo.InvariantCulture, out var last))
            {
                if (fields is ["w", _, _, var word])
                {
                    words.Add((word, new Uses(count, last)));
                    continue;
                }

                if (fields is ["p", _, _, var before, var after])
                {
                    pairs.Add((before, after, new Uses(count, last)));
                    continue;
                }
            }

            throw new InvalidDataException($"has the line '{line}', which is neither a word nor a pair");
        }

        return (words, pairs);
    }
}
