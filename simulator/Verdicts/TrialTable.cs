using System.Globalization;
using System.Text;

namespace NeuralGlasses.Simulator.Verdicts;

/// <summary>Tells of trials as a table that fits its width: a line each, and below it what went wrong.</summary>
public sealed class TrialTable
{
    /// <summary>Narrowest table, in characters.</summary>
    public const int MinColumns = 20;

    private const int NarrowColumns = 60;
    private const int VerdictColumns = 9;
    private const int SimulatedColumns = 10;
    private const int FactorColumns = 8;
    private const string Indent = "  ";

    // Colours of a terminal (ECMA-48, SGR).
    private const string Green = "\e[32m";
    private const string Red = "\e[31m";
    private const string Plain = "\e[0m";
    private readonly int _columns;
    private readonly int _nameColumns;
    private readonly bool _hasColour;

    /// <summary>Makes a table for trials of these names.</summary>
    public TrialTable(IReadOnlyList<string> names, int columns, bool hasColour)
    {
        _columns = Math.Max(MinColumns, columns);
        _nameColumns = Math.Min(names.Select(n => n.Length).DefaultIfEmpty(0).Max(), _columns - VerdictColumns - SimulatedColumns - FactorColumns - 3);
        _hasColour = hasColour;
    }

    private bool IsNarrow => _columns < NarrowColumns;

    /// <summary>Its first lines.</summary>
    public string Head() => IsNarrow ? "" : $"{"scenario".PadRight(Math.Max(8, _nameColumns))}  {"verdict",-VerdictColumns}{"simulated",SimulatedColumns}{"x real",FactorColumns}\n";

    /// <summary>The lines of a trial.</summary>
    public string Row(TrialResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var text = new StringBuilder();
        var simulated = result.SimulatedS > 0 ? string.Create(CultureInfo.InvariantCulture, $"{result.SimulatedS:0.#} s") : "-";
        var factor = result.SimulatedS > 0 && result.WallS > 0 ? (result.SimulatedS / result.WallS).ToString(result.SimulatedS < 10 * result.WallS ? "F1" : "F0", CultureInfo.InvariantCulture) : "-";
        var name = Pieces(result.Name, IsNarrow ? _columns : Math.Max(8, _nameColumns)).ToArray();
        foreach (var piece in name[..^1])
            text.Append(piece).Append('\n');
        if (IsNarrow)
        {
            var line = new StringBuilder();
            Wrap($"{Word(result.Outcome)}, {simulated}, {factor} x", line);
            text.Append(name[^1]).Append('\n').Append(line.Replace(Word(result.Outcome), Verdict(result.Outcome, 0)));
        }
        else
        {
            text.Append(name[^1].PadRight(Math.Max(8, _nameColumns))).Append(Indent).Append(Verdict(result.Outcome, VerdictColumns)).Append(CultureInfo.InvariantCulture, $"{simulated,SimulatedColumns}{factor,FactorColumns}").Append('\n');
        }

        foreach (var complaint in result.Complaints)
            Wrap(complaint, text);
        return text.ToString();
    }

    /// <summary>Its last line.</summary>
    public string Foot(IReadOnlyList<TrialResult> results, double wallS)
    {
        ArgumentNullException.ThrowIfNull(results);
        (TrialOutcome Outcome, string Word)[] words =
        [
            (TrialOutcome.Passed, "passed"), (TrialOutcome.Ended, "expected nothing and ran to the end"), (TrialOutcome.Failed, "failed"),
            (TrialOutcome.BadInput, "could not be run"), (TrialOutcome.Stopped, "stopped"), (TrialOutcome.NotRun, "not run"),
            (TrialOutcome.Skipped, "skipped for want of a program"),
        ];
        var counts = from word in words
                     let count = results.Count(r => r.Outcome == word.Outcome)
                     where count > 0 || word.Outcome is TrialOutcome.Passed or TrialOutcome.Failed
                     select $"{count} {word.Word}";
        var text = new StringBuilder("\n");
        Wrap(string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", counts)}; {results.Sum(r => r.SimulatedS) / 60:F1} simulated minutes in {wallS:F1} s."), text, "");
        return text.ToString();
    }

    private string Verdict(TrialOutcome outcome, int columns)
    {
        var word = Word(outcome);
        var colour = outcome switch
        {
            TrialOutcome.Passed or TrialOutcome.Ended => Green,
            TrialOutcome.Failed or TrialOutcome.BadInput => Red,
            _ => "",
        };
        return _hasColour && colour.Length > 0 ? colour + word + Plain + new string(' ', Math.Max(0, columns - word.Length)) : word.PadRight(columns);
    }

    private static string Word(TrialOutcome outcome) => outcome switch
    {
        TrialOutcome.Passed => "passed",
        TrialOutcome.Ended => "ended",
        TrialOutcome.Failed => "FAILED",
        TrialOutcome.BadInput => "WRONG",
        TrialOutcome.Stopped => "stopped",
        TrialOutcome.Skipped => "skipped",
        _ => "not run",
    };

    private void Wrap(string sentence, StringBuilder text, string indent = Indent)
    {
        var line = "";
        foreach (var word in sentence.Split(' ').SelectMany(w => Pieces(w, _columns - indent.Length)))
        {
            if (line.Length > 0 && indent.Length + line.Length + 1 + word.Length > _columns)
            {
                text.Append(indent).Append(line).Append('\n');
                line = "";
            }

            line += line.Length > 0 ? ' ' + word : word;
        }

        text.Append(indent).Append(line).Append('\n');
    }

    private static IEnumerable<string> Pieces(string text, int length) => text.Length == 0 ? [""] : text.Chunk(length).Select(c => new string(c));
}
