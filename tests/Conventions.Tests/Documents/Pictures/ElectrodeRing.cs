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

    /// <summary>The circumference that the picture shows: the middle of the range.</summary>
    internal double DrawnCircumference => (SmallestCircumference + LargestCircumference) / 2;

    private int Places => PairCounts[^1];

    /// <summary>From one of 16 pairs to the next on the stretched part of the strap, in millimetres.</summary>
    internal double StrapPitch(double circumference)
    {
        var places = (int)this["fixed-places"];
        return ((circumference / 2) - (places * this["fixed-pitch"])) / ((Places / 2) - places);
    }

    /// <summary>
    /// Where a pair is around the wrist, in millimetres from pair 1, positive the way that the numbers rise, to half of the
    /// circumference. A band of 8 pairs has every second place of 16.
    /// </summary>
    internal double Position(int pair, int pairCount, double circumference)
    {
        var place = (pair - 1) * Places / pairCount;
        var steps = Math.Min(place, Places - place);
        var fixedSteps = Math.Min(steps, (int)this["fixed-places"]);
        var distance = (fixedSteps * this["fixed-pitch"]) + ((steps - fixedSteps) * StrapPitch(circumference));
        return steps == place ? distance : -distance;
    }

    /// <summary>
    /// Angle of a pair on the page when the wrist is seen from the hand, in degrees clockwise from the back of the wrist: numbers
    /// rise from the back over the thumb's side to the palm, so clockwise on the right wrist and the other way on the left.
    /// </summary>
    internal double Angle(int pair, int pairCount, bool left) => (left ? -1 : 1) * Position(pair, pairCount, DrawnCircumference) * 360 / DrawnCircumference;

    /// <summary>The pair that stands where the left wrist has <paramref name="pair"/>, counted as on the right wrist: the same band worn on the other arm.</summary>
    internal static int OnTheOtherWrist(int pair, int pairCount) => pair == 1 ? 1 : pairCount + 2 - pair;
}
