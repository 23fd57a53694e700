using System.Globalization;

namespace NeuralGlasses.Conventions.Tests.Documents.Pictures;

/// <summary>
/// Where the electrodes are, read from <c>hardware-spec/diagrams/electrode-ring.txt</c>, in millimetres. Along the arm the
/// positive direction is towards the hand, and 0 is the middle of the band.
/// </summary>
internal sealed class ElectrodeRing
{
    private const string Source = "hardware-spec/diagrams/electrode-ring.txt";

    private readonly Dictionary<string, string[]> _values;

    private ElectrodeRing(Dictionary<string, string[]> values)
    {
        _values = values;
    }

    internal string Title => string.Join(' ', _values["title"]);

    internal IReadOnlyList<int> PairCounts => [.. _values["pairs"].Select(v => int.Parse(v, CultureInfo.InvariantCulture))];

    internal double SmallestCircumference => this["circumference"];

    internal double LargestCircumference => double.Parse(_values["circumference"][1], CultureInfo.InvariantCulture);

    internal double this[string name] => double.Parse(_values[name][0], CultureInfo.InvariantCulture);

    internal static ElectrodeRing Load() => new(
        Repository.Read(Source).Split('\n')
            .Where(l => l.Length > 0 && l[0] != '#')
            .Select(l => l.Trim().Split(' '))
            .ToDictionary(w => w[0], w => w[1..]));

    /// <summary>
    /// Angle of a pair on the page when the wrist is seen from the hand, in degrees clockwise from the back of the wrist: numbers
    /// rise from the back over the thumb's side to the palm, so clockwise on the right wrist and the other way on the left.
    /// </summary>
    internal static double Angle(int pair, int pairCount, bool left) => (left ? -1 : 1) * (pair - 1) * 360.0 / pairCount;

    /// <summary>The pair that stands where the left wrist has <paramref name="pair"/>, counted as on the right wrist: the same band worn on the other arm.</summary>
    internal static int OnTheOtherWrist(int pair, int pairCount) => pair == 1 ? 1 : pairCount + 2 - pair;
}
