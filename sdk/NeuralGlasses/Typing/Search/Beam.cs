namespace NeuralGlasses.Typing.Search;

/// <summary>
/// The readings of one keystroke while they are being made: of those that cannot be told apart by what comes only the best stays (Viterbi 1967), and in the end
/// the best few.
/// </summary>
internal sealed class Beam(SearchOptions options)
{
    private readonly Dictionary<(int, int, int), int> _alike = [];
    private Reading[] _readings = new Reading[4096];
    private double[] _order = new double[4096];
    private int[] _index = new int[4096];
    private double _best;

    public int Count { get; private set; }

    public void Begin()
    {
        _alike.Clear();
        Count = 0;
        _best = double.NegativeInfinity;
    }

    public void Add(in Reading reading)
    {
        if (!(reading.Score > _best - options.Margin))
            return;
        _best = Math.Max(_best, reading.Score);
        // Spelled words differ by their letters, of which there is no node.
        if (reading.Kind == ReadingKind.Spelled)
        {
            Append(reading);
            return;
        }

        var key = ((reading.Node * 4) + (int)reading.Kind, reading.Before, reading.BeforeThat);
        if (_alike.TryGetValue(key, out var at))
        {
            if (reading.Score > _readings[at].Score)
                _readings[at] = reading;
            return;
        }

        _alike.Add(key, Count);
        Append(reading);
    }

    /// <summary>The readings that stay, best first.</summary>
    public void Keep(List<Reading> kept)
    {
        kept.Clear();
        for (var i = 0; i < Count; i++)
        {
            _order[i] = -_readings[i].Score;
            _index[i] = i;
        }

        Array.Sort(_order, _index, 0, Count);
        var spelled = 0;
        for (var i = 0; i < Count && kept.Count < options.Width; i++)
        {
            ref readonly var reading = ref _readings[_index[i]];
            if (reading.Score <= _best - options.Margin)
                break;
            if (reading.Kind == ReadingKind.Spelled && spelled++ >= options.SpelledWidth)
                continue;
            kept.Add(reading);
        }
    }

    private void Append(in Reading reading)
    {
        if (Count == _readings.Length)
        {
            Array.Resize(ref _readings, 2 * Count);
            Array.Resize(ref _order, 2 * Count);
            Array.Resize(ref _index, 2 * Count);
        }

        _readings[Count++] = reading;
    }
}
