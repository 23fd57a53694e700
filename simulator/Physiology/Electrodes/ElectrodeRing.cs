using System.Globalization;
using NeuralGlasses.Physiology.Anatomy;

namespace NeuralGlasses.Physiology.Electrodes;

/// <summary>
/// The band's electrodes, as <c>hardware-spec/diagrams/electrode-ring.txt</c> has them: bipolar pairs along the arm, numbered from the
/// middle of the back of the right wrist over the thumb's side; places under the pod are fixed and the strap stretches between the others.
/// </summary>
public sealed record ElectrodeRing
{
    private const int Places = 16;
    private static readonly Dictionary<string, double> Drawing = ReadDrawing();

    /// <summary>A ring of 8 or 16 pairs. Throws <see cref="PhysiologyException"/> for any other number.</summary>
    public ElectrodeRing(int pairs)
    {
        if (pairs is not (8 or 16))
            throw new PhysiologyException($"The electrode ring has {pairs} pairs; expected 8 or 16.");
        Pairs = pairs;
    }

    /// <summary>Number of pairs, 8 or 16.</summary>
    public int Pairs { get; }

    /// <summary>From the electrode towards the elbow to the one towards the hand, in millimetres.</summary>
    public double PairSpacingMm { get; init; } = Drawing["pair-spacing"];

    /// <summary>Radius of an electrode, in millimetres.</summary>
    public double ElectrodeRadiusMm { get; init; } = Drawing["electrode-diameter"] / 2;

    /// <summary>Whether all pairs are equally far apart, as on bands without a pod.</summary>
    public bool IsEven { get; init; }

    /// <summary>
    /// Angle of a pair (from 0) on an arm, in degrees as <see cref="MuscleAnatomy"/> counts them; on the left arm the mirror image
    /// of the order.
    /// </summary>
    public double AngleDeg(int pair, Person person)
    {
        ArgumentNullException.ThrowIfNull(person);
        var place = pair * (Places / Pairs);
        var arc = ArcMm(place, person.CircumferenceMm);
        var turn = 360 * arc / person.CircumferenceMm;
        // From the back of the wrist over the thumb's side on the right arm, over the little finger's on the left.
        return Wrapped(person.Wears == Arm.Right ? 180 - turn : 180 + turn);
    }

    private double ArcMm(int place, double circumference)
    {
        var steps = Math.Min(place, Places - place);
        if (IsEven)
            return circumference * place / Places;
        var pitch = Drawing["fixed-pitch"];
        var fixedPlaces = (int)Drawing["fixed-places"];
        var strap = ((circumference / 2) - (fixedPlaces * pitch)) / ((Places / 2) - fixedPlaces);
        var distance = (Math.Min(steps, fixedPlaces) * pitch) + (Math.Max(0, steps - fixedPlaces) * strap);
        return steps == place ? distance : circumference - distance;
    }

    private static double Wrapped(double degrees) => degrees - (360 * Math.Round(degrees / 360));

    private static Dictionary<string, double> ReadDrawing()
    {
        using var stream = typeof(ElectrodeRing).Assembly.GetManifestResourceStream("electrode-ring.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n')
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(words => words.Length == 2 && double.TryParse(words[1], CultureInfo.InvariantCulture, out _))
            .ToDictionary(words => words[0], words => double.Parse(words[1], CultureInfo.InvariantCulture));
    }
}
