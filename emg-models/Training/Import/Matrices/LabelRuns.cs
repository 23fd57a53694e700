namespace NeuralGlasses.Training.Import.Matrices;

/// <summary>Gathers rows of one label into spans while a matrix is read row by row.</summary>
internal sealed class LabelRuns
{
    private readonly List<LabelledSpan> _runs = [];
    private string? _label;
    private int _start;
    private int _row;

    /// <summary>Adds the next row.</summary>
    /// <param name="label">Its label, or null for a row without one.</param>
    public void Add(string? label)
    {
        if (label != _label)
            Close(label);
        _row++;
    }

    /// <summary>Ends the last run and gives all.</summary>
    public IReadOnlyList<LabelledSpan> Finish()
    {
        Close(null);
        return _runs;
    }

    private void Close(string? next)
    {
        if (_label is not null)
            _runs.Add(new(_label, _start, _row));
        (_label, _start) = (next, _row);
    }
}
