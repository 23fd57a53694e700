namespace NeuralGlasses.Training.Commands;

/// <summary>Progress of long work: one line that is redrawn on a terminal, one line a stage where the output is redirected.</summary>
/// <param name="output">Where the bar goes, normally standard error.</param>
/// <param name="isTerminal">Whether a person watches, so that a line may be redrawn.</param>
public sealed class ProgressBar(TextWriter output, bool isTerminal) : IDisposable
{
    private const int Cells = 16;
    private string _stage = "";
    private int _shownPercent = -1;

    /// <summary>The bar of this process, on standard error.</summary>
    public static ProgressBar OnStandardError => new(Console.Error, !Console.IsErrorRedirected);

    /// <summary>Begins a stage.</summary>
    /// <param name="name">What is being done, such as <c>fold 1 of 3: learn from 14 people</c>.</param>
    public void Stage(string name)
    {
        Clear();
        _stage = name;
        if (isTerminal)
            Report(0);
        else
            output.WriteLine(name);
    }

    /// <summary>Shows the share of the stage that is done.</summary>
    /// <param name="share">0 to 1.</param>
    public void Report(double share)
    {
        var percent = (int)(100 * Math.Clamp(share, 0, 1));
        if (!isTerminal || percent == _shownPercent)
            return;
        _shownPercent = percent;
        var full = percent * Cells / 100;
        output.Write($"\r\u001b[K[{new string('#', full)}{new string('.', Cells - full)}] {percent,3} % {_stage}");
    }

    /// <summary>Takes the bar off the terminal, so that other lines can follow.</summary>
    public void Clear()
    {
        if (_shownPercent >= 0)
            output.Write("\r\u001b[K");
        _shownPercent = -1;
    }

    /// <summary>Takes the bar off, so that an error's sentence does not run on from it.</summary>
    public void Dispose() => Clear();
}
