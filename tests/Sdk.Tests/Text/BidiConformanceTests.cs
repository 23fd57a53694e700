using System.Globalization;
using System.Text;
using NeuralGlasses.Text;
using NeuralGlasses.Text.Bidi;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Text;

/// <summary>Every line of the consortium's two files of cases for the bidirectional algorithm.</summary>
public sealed class BidiConformanceTests
{
    private const int MostShown = 20;

    // One character for each type, in their order; the last is of the second unit, which no case has.
    private const string Samples =
        "L\u05D0\u06287+$\u0660,\u0301\u00AD\u2029\t !\u202A\u202D\u202B\u202E\u202C\u2066\u2067\u2068\u2069";

    private readonly List<string> _wrong = [];
    private readonly List<TextRun> _runs = [];
    private readonly StringBuilder _found = new();
    private int _cases;

    [Fact]
    public void Every_sequence_of_types_gets_its_levels_and_its_order()
    {
        UnicodeFiles.SkipWithoutPackage();
        string levels = "", order = "";
        var names = Enumerable.Range(0, Samples.Length).ToDictionary(i => ((BidiClass)i).ToString(), i => Samples[i]);
        foreach (var line in UnicodeFiles.Lines("BidiTest.txt"))
        {
            if (line.StartsWith("@Levels:", StringComparison.Ordinal))
                levels = line[8..].Trim();
            else if (line.StartsWith("@Reorder:", StringComparison.Ordinal))
                order = line[9..].Trim();
            if (line.Length == 0 || line[0] is '#' or '@')
                continue;
            var fields = line.Split(';');
            var text = string.Concat(fields[0].Split(' ').Select(n => names[n]));
            var directions = int.Parse(fields[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            if ((directions & 1) != 0)
                Check(line, TextParagraph.Of(text), text, levels, order);
            if ((directions & 2) != 0)
                Check(line, TextParagraph.Of(text, TextDirection.LeftToRight), text, levels, order);
            if ((directions & 4) != 0)
                Check(line, TextParagraph.Of(text, TextDirection.RightToLeft), text, levels, order);
        }

        Assert.Empty(_wrong);
        Assert.Equal(770_241, _cases);
    }

    [Fact]
    public void Every_sequence_of_characters_gets_its_direction_its_levels_and_its_order()
    {
        UnicodeFiles.SkipWithoutPackage();
        foreach (var fields in UnicodeFiles.Fields("BidiCharacterTest.txt"))
        {
            var text = string.Concat(fields[0].Split(' ').Select(c => char.ConvertFromUtf32(UnicodeFiles.CodePoint(c))));
            TextDirection? direction = fields[1] == "2" ? null : (TextDirection)(fields[1][0] - '0');
            var paragraph = TextParagraph.Of(text, direction);
            var name = string.Join(';', fields);
            Check(name, paragraph, text, fields[3], fields[4]);
            if (paragraph.Direction != (TextDirection)(fields[2][0] - '0'))
                Note($"{name}: {paragraph.Direction}");
        }

        Assert.Empty(_wrong);
        Assert.Equal(91_707, _cases);
    }

    private void Check(string name, TextParagraph paragraph, string text, string levels, string order)
    {
        _cases++;
        var found = Levels(paragraph, text);
        if (found != levels)
            Note($"{name}: levels {found}, expected {levels}");
        found = Order(paragraph, text);
        if (found != order)
            Note($"{name}: order {found}, expected {order}");
    }

    private void Note(string finding)
    {
        if (_wrong.Count < MostShown)
            _wrong.Add(finding);
    }

    private string Levels(TextParagraph paragraph, string text)
    {
        _found.Clear();
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsLowSurrogate(text[i]))
                continue;
            _found.Append(_found.Length > 0 ? " " : "");
            if (IsRemoved(text, i))
                _found.Append('x');
            else
                _found.Append(paragraph.Levels[i]);
        }

        return _found.ToString();
    }

    private string Order(TextParagraph paragraph, string text)
    {
        _found.Clear();
        paragraph.VisualRuns(0, text.Length, _runs);
        foreach (var run in _runs)
        {
            for (var i = 0; i < run.Length; i++)
            {
                var at = run.IsRightToLeft ? run.Start + run.Length - 1 - i : run.Start + i;
                if (!char.IsLowSurrogate(text[at]) && !IsRemoved(text, at))
                    _found.Append(_found.Length > 0 ? " " : "").Append(CodePoints(text.AsSpan(0, at)));
            }
        }

        return _found.ToString();
    }

    private static int CodePoints(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var unit in text)
            count += char.IsLowSurrogate(unit) ? 0 : 1;
        return count;
    }

    private static bool IsRemoved(string text, int at) => BidiSet.Removed.Has(UnicodeTable.BidiOf(UnicodeTable.CodePointAt(text, at)));
}
