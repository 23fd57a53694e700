using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace NeuralGlasses.Simulator.Scenarios.Reading;

/// <summary>A number, with or without a unit behind it, within bounds that are given in the unit of the value that is read.</summary>
internal sealed partial class QuantityShape(Unit unit, double least, double most) : Shape<double>
{
    /// <inheritdoc/>
    public override string Words => $"{unit.What} from {unit.Show((decimal)least)} to {unit.Show((decimal)most)}";

    /// <inheritdoc/>
    public override JsonObject Schema()
    {
        var bare = unit.Factor("")!.Value;
        var number = new JsonObject { ["type"] = "number", ["minimum"] = (double)((decimal)least / bare), ["maximum"] = (double)((decimal)most / bare) };
        if (!unit.Names.Any())
            return number;
        var names = string.Join('|', unit.Names.Select(Regex.Escape));
        return new JsonObject { ["anyOf"] = new JsonArray(number, new JsonObject { ["type"] = "string", ["pattern"] = $"^[-+]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+) *({names})$" }) };
    }

    /// <inheritdoc/>
    public override string Show(double value) => unit.Show((decimal)value);

    /// <inheritdoc/>
    public override double Read(YamlNode node, Place place)
    {
        if (node is not YamlScalar scalar || Quantity().Match(scalar.Text) is not { Success: true } match)
            throw Misfit(node, place);
        var name = match.Groups["unit"].Value;
        if (name.Length == 0 && !scalar.IsPlain)
            throw Misfit(node, place);
        if (unit.Factor(name) is not { } factor)
            throw place.Wrong($"is {scalar.Found}, whose unit is not known here; expected {Words}{(unit.Names.Any() ? $", in {NearestName.Alternatives([.. unit.Names])}" : ", without a unit")}.");

        // Decimal, so that 150 ms are 0.15 s to the last bit wherever they are read.
        if (!decimal.TryParse(match.Groups["number"].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || decimal.Abs(number) > 1e12m)
            throw Misfit(node, place);
        var value = (double)(number * factor);
        return value >= least && value <= most ? value : throw Misfit(node, place);
    }

    [GeneratedRegex(@"^(?<number>[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?) *(?<unit>[\p{L}%Ωµ°]*)$")]
    private static partial Regex Quantity();
}
