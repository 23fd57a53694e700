namespace NeuralGlasses.Conventions.Tests.Documents;

/// <summary>A pin of a part: its number and name, the net it is on, for which numbers of pairs, and the pin that a capacitor stands beside.</summary>
internal sealed record NetPin(string Part, string Number, string Name, string Net, string Pairs, string Beside, string Source)
{
    /// <summary>The pin as "U1.3".</summary>
    internal string Place => $"{Part}.{Number}";

    internal bool IsOpen => Net == NetList.Open;

    internal bool IsOn(int pairs) => Pairs == "any" || Pairs == $"{pairs}";
}

/// <summary>The connections of the wristband's board, of its flexes and its leads, one pin a line.</summary>
internal sealed class NetList
{
    internal const string File = "hardware-spec/nets.csv";

    internal const string Open = "no connect";

    internal const string Ground = "GND";

    private NetList(IReadOnlyList<NetPin> pins)
    {
        Pins = pins;
    }

    internal IReadOnlyList<NetPin> Pins { get; }

    internal static NetList Load() => new([.. CommaText.Load(File).Select(f => new NetPin(f["ref"], f["pin"], f["name"], f["net"], f["pairs"], f["at"], f["source"]))]);

    /// <summary>The pins of a board for so many pairs, 8 or 16.</summary>
    internal IReadOnlyList<NetPin> Fitted(int pairs) => [.. Pins.Where(p => p.IsOn(pairs))];

    /// <summary>
    /// The nets into which a current can flow from <paramref name="net"/> while nothing is switched on: through resistors and
    /// suppressors either way, through diodes and the body diodes of the transistors one way, through no capacitor and no chip.
    /// </summary>
    internal IReadOnlySet<string> ReachedFrom(string net, int pairs)
    {
        var parts = Fitted(pairs).GroupBy(p => p.Part).ToArray();
        HashSet<string> reached = [net];
        var before = 0;
        while (before != reached.Count)
        {
            before = reached.Count;
            foreach (var part in parts)
                reached.UnionWith(Steps(part.Key, [.. part]).Where(s => reached.Contains(s.From)).Select(s => s.To));
        }

        return reached;
    }

    private static IEnumerable<(string From, string To)> Steps(string part, NetPin[] pins)
    {
        string Net(string name) => pins.Single(p => p.Name == name).Net;
        if (part[0] == 'R' || part == "D10")
            return [(pins[0].Net, pins[1].Net), (pins[1].Net, pins[0].Net)];
        if (part == "D11")
            return [(Net("A"), Net("K"))];
        return part switch
        {
            "Q1" or "Q2" => [(Net("S"), Net("D"))],
            "Q3" => [(Net("D"), Net("S"))],
            _ => [],
        };
    }
}
