using System.Globalization;
using NeuralGlasses.Simulator.Reports;

namespace NeuralGlasses.Simulator.Commands;

/// <summary>Prints events as they come, and below them how far the run is.</summary>
public sealed class ConsoleObserver : IRunObserver
{
    private const int BarWidth = 24;
    private readonly TextWriter _output;
    private readonly bool _showProgress;
    private readonly bool _overwrites;
    private int _lastLength;
    private double _lastPrintedS;

    /// <summary>Prints to a terminal or a file; a file gets a line every ten seconds instead of a bar.</summary>
    public ConsoleObserver(TextWriter output, bool showProgress)
    {
        _output = output;
        _showProgress = showProgress;
        _overwrites = !Console.IsOutputRedirected && ReferenceEquals(output, Console.Out);
    }

    /// <inheritdoc/>
    public void OnProgress(double atS, double durationS)
    {
        if (!_showProgress)
            return;
        if (!_overwrites)
        {
            if (atS - _lastPrintedS >= 10)
            {
                _lastPrintedS = atS;
                _output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{atS,7:F1} s of {durationS:F1} s"));
            }

            return;
        }

        var full = (int)(BarWidth * atS / durationS);
        var line = string.Create(CultureInfo.InvariantCulture, $"[{new string('#', full)}{new string('.', BarWidth - full)}] {atS:F0} of {durationS:F0} s");
        var room = Math.Max(10, Console.WindowWidth - 1);
        line = line.Length > room ? line[..room] : line;
        Erase();
        _output.Write(line);
        _lastLength = line.Length;
        if (atS >= durationS)
            Erase();
    }

    /// <inheritdoc/>
    public void OnEvent(EventReport gesture)
    {
        var latency = gesture.LatencyMs is { } ms ? string.Create(CultureInfo.InvariantCulture, $"{ms,5:F0} ms") : "       -";
        var truth = gesture.Verdict == "wrong" ? $"wrong (was {gesture.Expected})" : gesture.Verdict;
        Line(string.Create(CultureInfo.InvariantCulture, $"{gesture.AtS,7:F2} s  {gesture.Gesture,-11} {gesture.Confidence:F2}  {latency}  {gesture.Intent ?? "-",-14} {truth}"));
    }

    /// <inheritdoc/>
    public void OnNote(double atS, string note) => Line(string.Create(CultureInfo.InvariantCulture, $"{atS,7:F2} s  {note}"));

    private void Line(string text)
    {
        Erase();
        _output.WriteLine(text);
    }

    private void Erase()
    {
        if (_lastLength == 0)
            return;
        _output.Write('\r' + new string(' ', _lastLength) + '\r');
        _lastLength = 0;
    }
}
