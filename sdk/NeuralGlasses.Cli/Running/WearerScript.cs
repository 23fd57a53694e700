using System.Globalization;
using NeuralGlasses.Settings;
using NeuralGlasses.Streaming;
using NeuralGlasses.Testing;

namespace NeuralGlasses.Cli.Running;

/// <summary>What a wearer does, line by line: <c>at 1.5 s dial 2</c>; a line without a time comes half a second after the one before. A number sign begins a remark.</summary>
internal sealed class WearerScript
{
    private const double GapS = 0.5;
    private const double MostS = 86_400;
    private const int MostLines = 10_000;

    private WearerScript(IReadOnlyList<Line> lines) => Lines = lines;

    /// <summary>The lines, in order of time.</summary>
    public IReadOnlyList<Line> Lines { get; }

    /// <summary>Reads a script.</summary>
    /// <param name="name">Name of the file, for the errors.</param>
    /// <param name="text">The script.</param>
    /// <exception cref="SettingsException">A line is not understood; the message names it.</exception>
    public static WearerScript Read(string name, TextReader text)
    {
        var lines = new List<Line>();
        double at = 0;
        for (var number = 1; text.ReadLine() is { } line; number++)
        {
            if (number > MostLines)
                throw new SettingsException($"{name} has more than {MostLines} lines, which is the most; make it shorter.");
            string[] words = line.Split('#')[0].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0)
                continue;
            Line read = Parse($"{name}:{number}", words, at + GapS);
            if (read.AtS < at)
                throw new SettingsException($"{name}:{number}: comes at {Say(read.AtS)} s, before the line before it at {Say(at)} s; put the lines in order of time.");
            at = read.AtS;
            lines.Add(read);
        }

        return new WearerScript(lines);
    }

    private static Line Parse(string where, string[] words, double usual)
    {
        double at = usual;
        if (words[0] == "at")
        {
            if (words.Length < 4 || words[2] != "s" || !TryNumber(words[1], out at) || at is < 0 or > MostS)
                throw new SettingsException($"{where}: '{string.Join(' ', words)}' is not understood, expected a time of 0 to {MostS} seconds and a word, such as 'at 1.5 s select'.");
            words = words[3..];
        }

        if (words is ["set", _, ..])
        {
            string value = string.Join(' ', words.Skip(2));
            return new Line(at, string.Join(' ', words), (glasses, app) => glasses.Set(app, words[1], value));
        }

        Wish wish = Wish.All.FirstOrDefault(each => each.Word == words[0])
            ?? throw new SettingsException($"{where}: '{words[0]}' is not known; {NearestName.Suggest(words[0], [.. Wish.All.Select(each => each.Word), "set"])}");
        double[] numbers = [.. words.Skip(1).Select(word => TryNumber(word, out double number) ? number : throw new SettingsException($"{where}: '{word}' is no number, expected one."))];
        if (numbers.Length != wish.Numbers)
            throw new SettingsException($"{where}: '{wish.Word}' is followed by {numbers.Length} numbers, expected {wish.Numbers}.");
        return new Line(at, string.Join(' ', words), (glasses, _) => wish.Do(glasses, numbers));
    }

    private static bool TryNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number) && Math.Abs(number) <= 1e6;

    private static string Say(double seconds) => seconds.ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>One thing that the wearer does.</summary>
    /// <param name="AtS">When, in seconds.</param>
    /// <param name="Text">The line, without its time.</param>
    /// <param name="Do">Does it, with the glasses and the id of the app.</param>
    internal sealed record Line(double AtS, string Text, Action<VirtualGlassesFixture, string> Do)
    {
        /// <summary>When, on the virtual clock.</summary>
        public HostTime At => new((long)Math.Round(AtS * 1e6));
    }
}
