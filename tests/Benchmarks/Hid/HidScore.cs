using System.Globalization;

namespace NeuralGlasses.Benchmarks.Hid;

/// <summary>What the band's own decoder made of prompted gestures and of rest.</summary>
internal sealed class HidScore
{
    /// <summary>Flexions and extensions that were asked for, the first of each left out: the masks were chosen from it.</summary>
    public int Asked { get; set; }

    /// <summary>Those that began a hold of the right gesture.</summary>
    public int Held { get; set; }

    /// <summary>Those of them with one hold and nothing else.</summary>
    public int Clean { get; set; }

    /// <summary>Those in which the other gesture did something.</summary>
    public int Wrong { get; set; }

    /// <summary>Other gestures that were asked for.</summary>
    public int OthersAsked { get; set; }

    /// <summary>Those of them that did something.</summary>
    public int OthersActed { get; set; }

    /// <summary>Taps and holds at rest.</summary>
    public int RestEvents { get; set; }

    /// <summary>Time of rest, in seconds.</summary>
    public double RestS { get; set; }

    public void Add(HidScore other)
    {
        Asked += other.Asked;
        Held += other.Held;
        Clean += other.Clean;
        Wrong += other.Wrong;
        OthersAsked += other.OthersAsked;
        OthersActed += other.OthersActed;
        RestEvents += other.RestEvents;
        RestS += other.RestS;
    }

    public string Row(string name) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {name} | {Asked} | {Share(Held, Asked)} | {Share(Clean, Asked)} | {Share(Wrong, Asked)} | {Share(OthersActed, OthersAsked)} of {OthersAsked} | {RestEvents} in {RestS / 60:F0} min |");

    private static string Share(int part, int whole) => whole == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * part / whole:F0} %");
}
