namespace NeuralGlasses.Decoding.Events;

/// <summary>
/// What the names of a model's labels say: <c>x_press</c> and <c>x_release</c> belong together, <c>x_hold</c> and <c>x_double</c> are made of
/// them, and <see cref="Wake"/> is made of the middle finger's double press.
/// </summary>
public sealed class EventLabels
{
    /// <summary>Event of a press that lasts.</summary>
    public const string HoldSuffix = "_hold";

    /// <summary>Event of two presses of the same finger, one after the other.</summary>
    public const string DoubleSuffix = "_double";

    /// <summary>The gesture that wakes the glasses: the middle finger pressed twice.</summary>
    public const string Wake = "wake";

    internal const string PressSuffix = "_press";
    internal const string ReleaseSuffix = "_release";
    private const string WakingPress = "middle_press";
    private readonly string[] _names;
    private readonly int[] _releaseOf;
    private readonly bool[] _isRelease;
    private readonly string[] _holds;
    private readonly string[] _doubles;

    /// <summary>Reads the labels of a model.</summary>
    /// <exception cref="ArgumentException">The label of rest is not among them, or a release has no press.</exception>
    public EventLabels(IReadOnlyList<string> labels, string restLabel)
    {
        ArgumentNullException.ThrowIfNull(labels);
        _names = [.. labels];
        Rest = Array.IndexOf(_names, restLabel);
        if (Rest < 0)
            throw new ArgumentException($"The labels are {string.Join(", ", labels)}; expected '{restLabel}' among them.", nameof(labels));
        _isRelease = [.. _names.Select(name => name.EndsWith(ReleaseSuffix, StringComparison.Ordinal))];
        _releaseOf = [.. _names.Select(name => name.EndsWith(PressSuffix, StringComparison.Ordinal) ? Array.IndexOf(_names, Stem(name, PressSuffix) + ReleaseSuffix) : -1)];
        _holds = [.. _names.Select((name, k) => _releaseOf[k] < 0 ? "" : Stem(name, PressSuffix) + HoldSuffix)];
        _doubles = [.. _names.Select((name, k) => _releaseOf[k] < 0 ? "" : name == WakingPress ? Wake : Stem(name, PressSuffix) + DoubleSuffix)];
        for (var k = 0; k < _names.Length; k++)
        {
            if (_isRelease[k] && !_releaseOf.Contains(k))
                throw new ArgumentException($"The label '{_names[k]}' has no '{Stem(_names[k], ReleaseSuffix) + PressSuffix}' beside it.", nameof(labels));
        }
    }

    /// <summary>Every event that a policy makes of the labels: each but rest, and what presses become that last or come twice.</summary>
    public IReadOnlyList<string> Events => [.. _names.Where((_, k) => k != Rest), .. _holds.Concat(_doubles).Where(name => name.Length > 0)];

    /// <summary>Number of labels.</summary>
    public int Count => _names.Length;

    /// <summary>Index of rest.</summary>
    public int Rest { get; }

    /// <summary>Name of a label.</summary>
    public string Name(int label) => _names[label];

    /// <summary>Whether a label is a release.</summary>
    public bool IsRelease(int label) => _isRelease[label];

    /// <summary>Whether a label is a press that has a release.</summary>
    public bool IsPress(int label) => _releaseOf[label] >= 0;

    /// <summary>Index of the release of a press.</summary>
    public int ReleaseOf(int press) => _releaseOf[press];

    /// <summary>Name of a press that lasts.</summary>
    public string HoldOf(int press) => _holds[press];

    /// <summary>Name of two presses.</summary>
    public string DoubleOf(int press) => _doubles[press];

    internal static bool CanWake(IReadOnlyList<string> labels) => labels.Contains(WakingPress) && labels.Contains(Stem(WakingPress, PressSuffix) + ReleaseSuffix);

    private static string Stem(string name, string suffix) => name[..^suffix.Length];
}
