using System.Globalization;
using System.Text.RegularExpressions;
using NeuralGlasses.Recordings;

namespace NeuralGlasses.Training.Protocols;

/// <summary>People named on the command line: ranges and names separated by commas, such as <c>S01-S15,S17</c>, or <c>all</c>.</summary>
public static partial class SubjectList
{
    private const int LongestRange = 10_000;

    /// <summary>Finds the people that a text names.</summary>
    /// <param name="text">The text.</param>
    /// <param name="option">Option that carried it, for messages.</param>
    /// <param name="present">Everyone in the set.</param>
    /// <param name="notes">Told in one line about members of ranges who are absent.</param>
    /// <returns>Distinct people in ordinal order.</returns>
    /// <exception cref="ArgumentException">The text names nobody, or a range is not one.</exception>
    /// <exception cref="RecordingException">A person named outside ranges is not in the set.</exception>
    public static IReadOnlyList<string> Parse(string text, string option, IReadOnlyCollection<string> present, Action<string> notes)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(notes);
        var known = new SortedSet<string>(present, StringComparer.Ordinal);
        var chosen = new SortedSet<string>(StringComparer.Ordinal);
        var absent = new List<string>();
        foreach (var item in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (known.Contains(item))
            {
                chosen.Add(item);
            }
            else if (item == "all")
            {
                chosen.UnionWith(known);
            }
            else if (Range().Match(item) is { Success: true } range)
            {
                foreach (var member in Members(range, option))
                {
                    if (known.Contains(member))
                        chosen.Add(member);
                    else
                        absent.Add(member);
                }
            }
            else
            {
                throw new RecordingException($"{option}: there is no person '{item}' in the set; it has {string.Join(", ", known)}.");
            }
        }

        if (chosen.Count == 0)
            throw new ArgumentException($"{option}: '{text}' names nobody of the set; it has {string.Join(", ", known)}.");
        if (absent.Count > 0)
            notes($"{option}: {string.Join(", ", absent.Distinct())} not in the set, skipped.");
        return [.. chosen];
    }

    /// <summary>Refuses people who would both teach and be tested.</summary>
    /// <exception cref="ArgumentException">Someone is in both lists; the message names them.</exception>
    public static void RequireApart(IEnumerable<string> train, IEnumerable<string> test)
    {
        var both = train.Intersect(test).Order(StringComparer.Ordinal).ToArray();
        if (both.Length > 0)
            throw new ArgumentException($"--train and --test both name {string.Join(", ", both)}; a test means nothing for people who taught the decoder, so name each person once.");
    }

    private static IEnumerable<string> Members(Match range, string option)
    {
        var (prefix, first, last) = (range.Groups["prefix"].Value, range.Groups["first"].Value, range.Groups["last"].Value);
        var (from, to) = (int.Parse(first, CultureInfo.InvariantCulture), int.Parse(last, CultureInfo.InvariantCulture));
        if (from > to)
            throw new ArgumentException($"{option}: the range '{range.Value}' runs backwards; write '{prefix}{last}-{prefix}{first}'.");
        if (to - from >= LongestRange)
            throw new ArgumentException($"{option}: the range '{range.Value}' has {to - from + 1} members, expected at most {LongestRange}.");
        return Enumerable.Range(from, to - from + 1).Select(number => prefix + number.ToString(CultureInfo.InvariantCulture).PadLeft(first.Length, '0'));
    }

    [GeneratedRegex("^(?<prefix>.*?)(?<first>[0-9]{1,9})-\\k<prefix>(?<last>[0-9]{1,9})$")]
    private static partial Regex Range();
}
