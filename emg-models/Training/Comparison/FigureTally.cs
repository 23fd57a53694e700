using NeuralGlasses.Recordings;

namespace NeuralGlasses.Training.Comparison;

/// <summary>Gathers the figures of many recordings of one set.</summary>
public sealed class FigureTally
{
    private static readonly IReadOnlyList<double> None = [];
    private readonly SetTwin _twin;
    private readonly IReadOnlyList<ArmFigure> _ofRest;
    private readonly IReadOnlyList<ArmFigure> _ofMovement;
    private readonly Dictionary<(string Figure, string Movement), List<double>> _values = [];

    /// <summary>Begins with nothing.</summary>
    /// <param name="twin">The twin of the set.</param>
    /// <param name="isSimulated">Whether the recordings are the simulated ones.</param>
    public FigureTally(SetTwin twin, bool isSimulated)
    {
        ArgumentNullException.ThrowIfNull(twin);
        _twin = twin;
        Pattern = new(twin.Movements.Count, isSimulated ? twin.Pairs : twin.Channels);
        _ofRest = ArmFigure.OfRest(twin);
        _ofMovement = ArmFigure.OfMovement(twin, isSimulated);
        Figures =
        [
            .. _ofRest.Concat(_ofMovement).Select(figure => (figure.Name, figure.Unit)),
            .. twin.EffortsPercent.Count > 0 ? new[] { (EffortTrend.Slope, ""), (EffortTrend.Frequency, ""), (EffortTrend.Kurtosis, "") } : [],
        ];
    }

    /// <summary>Names and units of the figures, in the order of tables.</summary>
    public IReadOnlyList<(string Name, string Unit)> Figures { get; }

    /// <summary>Where round the ring each movement is loud.</summary>
    public RingPattern Pattern { get; }

    /// <summary>Adds a recording.</summary>
    public void Add(LabelledSignal signal)
    {
        var stretches = SteadyStretch.Of(signal, _twin);
        foreach (var stretch in stretches)
        {
            Pattern.Add(stretch);
            var isRest = _twin.Movements[stretch.Label].Movement is null;
            foreach (var figure in isRest ? _ofRest : _ofMovement)
            {
                if (figure.Of(stretch) is { } value)
                    Add(figure.Name, isRest ? null : stretch.Label, value);
            }
        }

        if (_twin.EffortsPercent.Count == 0)
            return;
        foreach (var (figure, label, value) in EffortTrend.Of(stretches, _twin))
            Add(figure, label, value);
    }

    /// <summary>The values of a figure for a movement, or for all of them under <see cref="ComparedRow.All"/>.</summary>
    public IReadOnlyList<double> Values(string figure, string movement) => _values.TryGetValue((figure, movement), out var values) ? values : None;

    private void Add(string figure, int? label, double value)
    {
        if (!double.IsFinite(value))
            return;
        List(figure, ComparedRow.All).Add(value);
        if (label is { } movement)
            List(figure, GestureLabels.Normalise(_twin.Movements[movement].Label)).Add(value);
    }

    private List<double> List(string figure, string movement)
    {
        if (!_values.TryGetValue((figure, movement), out var values))
            _values[(figure, movement)] = values = [];
        return values;
    }
}
