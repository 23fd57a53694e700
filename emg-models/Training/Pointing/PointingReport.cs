using System.Globalization;
using System.Text;

namespace NeuralGlasses.Training.Pointing;

/// <summary>How well simulated people point.</summary>
/// <param name="Device">What they point with.</param>
/// <param name="Wrist">What says how the wrist moves: a model, or the truth and how late it is.</param>
/// <param name="FirstPerson">Seed of the first person.</param>
/// <param name="People">How many.</param>
/// <param name="Sessions">How often each put the band on.</param>
/// <param name="CalibrationSeconds">Signal of the wearer that the decoder was adapted from before each session, in seconds.</param>
/// <param name="Doubts">What was lost or in doubt while they pointed.</param>
/// <param name="Rows">Figures by task and block.</param>
/// <param name="Life">What the cursor did in daily life; empty where that was not measured.</param>
public sealed record PointingReport(string Device, string Wrist, int FirstPerson, int People, int Sessions, double CalibrationSeconds, PointingDoubts Doubts, IReadOnlyList<PointingRow> Rows, IReadOnlyList<PointingLife> Life)
{
    /// <summary>Clicks in an hour of daily life.</summary>
    public double ClicksPerHour => Life.Count == 0 ? 0 : Math.Round(Life.Sum(each => each.Clicks) / Life.Sum(each => each.Hours), 3);

    /// <summary>The report as a table for people.</summary>
    public string Table()
    {
        var text = new StringBuilder();
        Line(text, $"{People} people x {Sessions} sessions from seed {FirstPerson}, {Device}, {Wrist}, {CalibrationSeconds:F0} s of calibration; median (quartiles) of sessions");
        Line(text, $"{"task",-8}{"block",6}{"trials",8}  {"acquired/s",-20}{"with hold/s",-20}{"bits/s",-20}{"s",-20}{"dial-in s",-20}{"efficiency",-20}{"overshoots",-20}{"errors",-20}{"timed out",9}");
        foreach (var row in Rows)
        {
            var block = row.Block == 0 ? "all" : row.Block.ToString(CultureInfo.InvariantCulture);
            Line(text, $"{Name(row.Task),-8}{block,6}{row.Trials,8}  {Cell(row.AcquisitionsPerSecond)}{Cell(row.CompletionsPerSecond)}{Cell(row.BitsPerSecond)}{Cell(row.MovementSeconds)}{Cell(row.DialInSeconds)}{Cell(row.PathEfficiency)}{Cell(row.Overshoots)}{Cell(row.Errors)}{row.TimedOut,9}");
        }

        Line(text, $"{Doubts.Steps} steps, {Doubts.Lost} lost; {Doubts.FalseOnsets} false onsets of a press, {Doubts.Held} held too long, {Doubts.Drags} drags, {Doubts.Doubtful} doubtful; {Doubts.Refused} sessions not adapted");
        foreach (var life in Life)
            Line(text, $"{life.Activity,-16}{life.Hours,7:F2} h {life.Presses,5} presses {life.Clicks,5} clicks {life.Drags,5} drags");
        if (Life.Count > 0)
            Line(text, $"{ClicksPerHour:F2} clicks an hour of daily life");
        return text.ToString();
    }

    private static string Name(PointingTaskKind task) => task.ToString().ToLowerInvariant();

    private static string Cell(Quartiles figure) => string.Create(CultureInfo.InvariantCulture, $"{figure.Median:F2} ({figure.Q1:F2}-{figure.Q3:F2})").PadRight(20);

    private static void Line(StringBuilder text, FormattableString line) => text.Append(FormattableString.Invariant(line).TrimEnd()).Append('\n');
}
