using System.Globalization;

namespace NeuralGlasses.Conventions.Tests.Documents;

/// <summary>
/// A box of <c>hardware-spec/pod.csv</c>, in millimetres: along the arm from the middle of the electrodes, positive towards the
/// hand; around it from pair 1, positive towards pair 2; up from the underside of the pod's middle.
/// </summary>
internal sealed record PodBox(string What, string Kind, double AlongFrom, double AlongTo, double AroundFrom, double AroundTo, double UpFrom, double UpTo, bool IsMetal)
{
    internal double Length => AlongTo - AlongFrom;

    internal double Width => AroundTo - AroundFrom;

    internal double Height => UpTo - UpFrom;

    internal bool Overlaps(PodBox other) => OverlapsInPlan(other) && UpFrom < other.UpTo && other.UpFrom < UpTo;

    internal bool OverlapsInPlan(PodBox other) =>
        AlongFrom < other.AlongTo && other.AlongFrom < AlongTo && AroundFrom < other.AroundTo && other.AroundFrom < AroundTo;

    internal bool HoldsInPlan(PodBox other, double clearance) =>
        other.AlongFrom - AlongFrom >= clearance && AlongTo - other.AlongTo >= clearance
        && other.AroundFrom - AroundFrom >= clearance && AroundTo - other.AroundTo >= clearance;

    /// <summary>The shortest way to another box, seen from above.</summary>
    internal double DistanceInPlan(PodBox other) => Math.Sqrt(Squared(Gap(AlongFrom, AlongTo, other.AlongFrom, other.AlongTo)) + Squared(Gap(AroundFrom, AroundTo, other.AroundFrom, other.AroundTo)));

    /// <summary>The shortest way to another box.</summary>
    internal double Distance(PodBox other) => Math.Sqrt(Squared(DistanceInPlan(other)) + Squared(Gap(UpFrom, UpTo, other.UpFrom, other.UpTo)));

    private static double Gap(double from, double to, double otherFrom, double otherTo) => Math.Max(0, Math.Max(otherFrom - to, from - otherTo));

    private static double Squared(double value) => value * value;
}

/// <summary>The pod and what is in it.</summary>
internal sealed class Pod
{
    internal const string File = "hardware-spec/pod.csv";

    private Pod(IReadOnlyList<PodBox> boxes)
    {
        Boxes = boxes;
    }

    internal IReadOnlyList<PodBox> Boxes { get; }

    internal IEnumerable<PodBox> Layers => Boxes.Where(b => b.Kind == "layer");

    internal IEnumerable<PodBox> Parts => Boxes.Where(b => b.Kind == "part");

    internal PodBox this[string what] => Boxes.Single(b => b.What == what);

    internal static Pod Load() => new([.. CommaText.Load(File).Select(f => new PodBox(
        f["what"], f["kind"], Number(f["along_from"]), Number(f["along_to"]), Number(f["around_from"]), Number(f["around_to"]), Number(f["up_from"]), Number(f["up_to"]), f["metal"] == "yes"))]);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
