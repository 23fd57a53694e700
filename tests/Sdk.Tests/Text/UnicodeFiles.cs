using System.Globalization;
using NeuralGlasses.Text;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Text;

/// <summary>The files of the Unicode Character Database as the Debian package unicode-data installs them; tests that need them are skipped without.</summary>
internal static class UnicodeFiles
{
    internal const int CodePoints = 0x110000;

    private const string Folder = "/usr/share/unicode";

    private static string Version => $"{UnicodeTableLayout.Mark[4]}.{UnicodeTableLayout.Mark[5]}.{UnicodeTableLayout.Mark[6]}";

    internal static void SkipWithoutPackage()
    {
        var file = Path.Combine(Folder, "LineBreak.txt");
        Assert.SkipUnless(File.Exists(file) && File.ReadLines(file).First() == $"# LineBreak-{Version}.txt",
            $"The package unicode-data of Unicode {Version} is not installed (apt-get install unicode-data), so its files were not compared.");
    }

    internal static IEnumerable<string> Lines(string file) => File.ReadLines(Path.Combine(Folder, file));

    /// <summary>The fields of each line that is no comment.</summary>
    internal static IEnumerable<string[]> Fields(string file) =>
        from line in Lines(file)
        let content = line.Split('#')[0].Trim()
        where content.Length > 0
        select content.Split(';', StringSplitOptions.TrimEntries);

    /// <summary>The value of a property for each code point by its short name; lines with <c>@missing</c> give those that are not listed.</summary>
    internal static string[] Values(string file, string property)
    {
        var names = Fields("PropertyValueAliases.txt").Where(f => f[0] == property).ToDictionary(f => f[2], f => f[1]);
        var values = new string[CodePoints];
        foreach (var line in Lines(file))
        {
            const string Missing = "# @missing: ";
            var isMissing = line.StartsWith(Missing, StringComparison.Ordinal);
            var fields = (isMissing ? line[Missing.Length..] : line.Split('#')[0]).Split(';', StringSplitOptions.TrimEntries);
            if (fields.Length < 2)
                continue;
            var (first, last) = Range(fields[0]);
            Array.Fill(values, isMissing ? names[fields[1]] : fields[1], first, last - first + 1);
        }

        return values;
    }

    /// <summary>Whether each code point has a property.</summary>
    internal static bool[] With(string file, string property)
    {
        var has = new bool[CodePoints];
        foreach (var fields in Fields(file).Where(f => f[1] == property))
        {
            var (first, last) = Range(fields[0]);
            Array.Fill(has, true, first, last - first + 1);
        }

        return has;
    }

    internal static int CodePoint(ReadOnlySpan<char> hexadecimal) => int.Parse(hexadecimal, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static (int First, int Last) Range(string text)
    {
        var ends = text.Split("..");
        return (CodePoint(ends[0]), CodePoint(ends[^1]));
    }
}
