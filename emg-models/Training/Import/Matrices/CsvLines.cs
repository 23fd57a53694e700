using NeuralGlasses.Recordings;

namespace NeuralGlasses.Training.Import.Matrices;

/// <summary>The lines of a file of separated cells, one at a time, all with as many cells as the first.</summary>
internal sealed class CsvLines(string path, char separator) : IDisposable
{
    private readonly StreamReader _reader = new(path);
    private readonly List<Range> _cells = [];
    private string _line = "";
    private int _number;

    /// <summary>Number of cells of every line.</summary>
    public int CellCount { get; private set; }

    /// <summary>Share of the file that has been read, 0 to 1.</summary>
    public double Share => _reader.BaseStream.Position / (double)_reader.BaseStream.Length;

    /// <summary>Goes to the next line.</summary>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="RecordingException">The line has quotation marks or another number of cells than the first.</exception>
    public bool Next()
    {
        if (_reader.ReadLine() is not { } line)
            return false;
        (_line, _number) = (line, _number + 1);
        if (line.Contains('"', StringComparison.Ordinal))
            throw new RecordingException($"{path}: line {_number} has a quotation mark, expected plain cells; write the file without quotation marks.");
        _cells.Clear();
        foreach (var cell in line.AsSpan().Split(separator))
            _cells.Add(cell);
        if (_number == 1)
            CellCount = _cells.Count;
        if (_cells.Count != CellCount)
        {
            throw new RecordingException(
                $"{path}: line {_number} has {_cells.Count} column{(_cells.Count == 1 ? "" : "s")}, expected {CellCount} as in line 1, separated by {SeparatorName}; mend or cut that line.");
        }

        return true;
    }

    /// <summary>A cell of the line.</summary>
    public ReadOnlySpan<char> Cell(int column) => _line.AsSpan()[_cells[column]];

    /// <summary>All cells of the line, without outer blanks.</summary>
    public IReadOnlyList<string> Cells() => [.. _cells.Select(cell => _line[cell].Trim())];

    /// <summary>File, line and column of a cell for a sentence; columns are counted from 0 as in a mapping.</summary>
    public string Place(int column, IReadOnlyList<string>? names)
        => $"{path}: line {_number}, column {column}{(names is null ? "" : $" ('{names[column]}')")}";

    public void Dispose() => _reader.Dispose();

    private string SeparatorName => separator == '\t' ? "a tab" : $"'{separator}'";
}
