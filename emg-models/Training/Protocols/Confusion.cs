namespace NeuralGlasses.Training.Protocols;

/// <summary>How often each label was taken for each, counted over the tested frames of one person.</summary>
public sealed class Confusion
{
    private readonly int[,] _counts;

    private Confusion(int labels) => _counts = new int[labels, labels];

    /// <summary>Number of labels.</summary>
    public int LabelCount => _counts.GetLength(0);

    /// <summary>Mean of the recalls of the labels that were tested, 0 to 1: every label counts the same however many frames it has.</summary>
    public double BalancedAccuracy
        => Enumerable.Range(0, LabelCount).Where(label => Frames(label) > 0).Average(label => Share(label, label));

    /// <summary>Counts the decisions about the tested frames of a person.</summary>
    /// <param name="person">The person.</param>
    /// <param name="tested">Indices of the tested frames.</param>
    /// <param name="decisions">A label for every frame of the person.</param>
    public static Confusion Of(PersonRecordings person, IReadOnlyList<int> tested, int[] decisions)
    {
        ArgumentNullException.ThrowIfNull(person);
        var confusion = new Confusion(person.Labels.Count);
        foreach (var i in tested)
            confusion._counts[person.Frames[i].Label, decisions[i]]++;
        return confusion;
    }

    /// <summary>Tested frames that carry a label.</summary>
    public int Frames(int label) => Enumerable.Range(0, LabelCount).Sum(decided => _counts[label, decided]);

    /// <summary>Share of a label's frames that were taken for another, 0 where it was not tested.</summary>
    public double Share(int label, int decided) => Frames(label) is > 0 and var frames ? (double)_counts[label, decided] / frames : 0;
}
