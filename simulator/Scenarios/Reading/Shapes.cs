using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NeuralGlasses.Settings;

namespace NeuralGlasses.Simulator.Scenarios.Reading;

/// <summary>One line of text.</summary>
internal sealed class TextShape(string words = "text") : Shape<string>
{
    /// <inheritdoc/>
    public override string Words => words;

    /// <inheritdoc/>
    public override JsonObject Schema() => new() { ["type"] = "string" };

    /// <inheritdoc/>
    public override string Read(YamlNode node, Place place) => node is YamlScalar { IsNothing: false } scalar
        ? string.Join(' ', scalar.Text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        : throw Misfit(node, place);
}

/// <summary>One word.</summary>
internal sealed class WordShape(string words) : Shape<string>
{
    /// <inheritdoc/>
    public override string Words => words;

    /// <inheritdoc/>
    public override JsonObject Schema() => new() { ["type"] = "string", ["pattern"] = "^[^ ]+$" };

    /// <inheritdoc/>
    public override string Read(YamlNode node, Place place) => node is YamlScalar { IsNothing: false, Text: var text } && !text.Any(char.IsWhiteSpace)
        ? text
        : throw Misfit(node, place);
}

/// <summary>Yes or no.</summary>
internal sealed class FlagShape : Shape<bool>
{
    /// <inheritdoc/>
    public override string Words => "true or false";

    /// <inheritdoc/>
    public override JsonObject Schema() => new() { ["type"] = "boolean" };

    /// <inheritdoc/>
    public override string Show(bool value) => value ? "true" : "false";

    /// <inheritdoc/>
    public override bool Read(YamlNode node, Place place) => node switch
    {
        YamlScalar { IsPlain: true, Text: "true" } => true,
        YamlScalar { IsPlain: true, Text: "false" } => false,
        _ => throw Misfit(node, place),
    };
}

/// <summary>A whole number within bounds.</summary>
internal sealed partial class WholeShape(int least, int most, string unit = "") : Shape<int>
{
    /// <inheritdoc/>
    public override string Words => $"a whole number from {least} to {most}{(unit.Length > 0 ? " " : "")}{unit}";

    /// <inheritdoc/>
    public override JsonObject Schema() => new() { ["type"] = "integer", ["minimum"] = least, ["maximum"] = most };

    /// <inheritdoc/>
    public override int Read(YamlNode node, Place place) =>
        node is YamlScalar { IsPlain: true } scalar && Whole().IsMatch(scalar.Text)
        && int.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most
            ? value
            : throw Misfit(node, place);

    [GeneratedRegex(@"^[-+]?\d+$")]
    private static partial Regex Whole();
}

/// <summary>One of a few words or numbers.</summary>
/// <typeparam name="T">What they stand for.</typeparam>
internal sealed class ChoiceShape<T>(params (string Name, T Value)[] choices) : Shape<T>
{
    /// <inheritdoc/>
    public override string Words => NearestName.Alternatives(Names);

    private string[] Names => [.. choices.Select(c => c.Name)];

    /// <inheritdoc/>
    public override JsonObject Schema() => new()
    {
        ["enum"] = new JsonArray([.. choices.Select(c => int.TryParse(c.Name, out var number) ? JsonValue.Create(number) : (JsonNode)JsonValue.Create(c.Name))]),
    };

    /// <inheritdoc/>
    public override string Show(T value) => choices.First(c => Equals(c.Value, value)).Name;

    /// <inheritdoc/>
    public override T Read(YamlNode node, Place place)
    {
        if (node is not YamlScalar { IsNothing: false } scalar)
            throw Misfit(node, place);
        foreach (var (name, value) in choices)
        {
            if (scalar.Text == name && (scalar.IsPlain || !int.TryParse(name, out _)))
                return value;
        }

        throw NearestName.Of(scalar.Text, Names) is { } meant
            ? place.Wrong($"is {node.Found}; did you mean '{meant}'? Expected {Words}.")
            : Misfit(node, place);
    }
}

/// <summary>Values of one shape in order.</summary>
/// <typeparam name="T">What each becomes.</typeparam>
internal sealed class ListShape<T>(Shape<T> item, string words, Action<IReadOnlyList<T>, Place>? check = null) : Shape<IReadOnlyList<T>>, IListShape
{
    /// <inheritdoc/>
    public IShape Item => item;

    /// <inheritdoc/>
    public override string Words => words;

    /// <inheritdoc/>
    public override JsonObject Schema() => new() { ["type"] = "array", ["items"] = item.Schema() };

    /// <inheritdoc/>
    public override string Show(IReadOnlyList<T> value) => value.Count == 0 ? "none" : string.Join(", ", value.Select(item.Show));

    /// <inheritdoc/>
    public override IReadOnlyList<T> Read(YamlNode node, Place place)
    {
        if (node is not YamlList list)
            throw Misfit(node, place);
        var values = list.Items.Select((value, i) => item.Read(value, place.Of(i, value.Line))).ToArray();
        check?.Invoke(values, place);
        return values;
    }
}

/// <summary>A folder or a file, relative to the scenario's file; or a name that stands for one.</summary>
/// <param name="words">What is expected.</param>
/// <param name="exists">Whether it is there.</param>
/// <param name="names">Names that stand for one.</param>
/// <param name="open">Opens what is there, and throws <see cref="ScenarioException"/> if it cannot be used.</param>
internal sealed class PathShape(string words, Func<string, bool> exists, IReadOnlyList<string>? names = null, Action<string>? open = null) : Shape<string>
{
    /// <inheritdoc/>
    public override string Words => words;

    /// <inheritdoc/>
    public override JsonObject Schema() => new() { ["type"] = "string" };

    /// <inheritdoc/>
    public override string Read(YamlNode node, Place place)
    {
        if (node is not YamlScalar { IsNothing: false } scalar)
            throw Misfit(node, place);
        if (names?.Contains(scalar.Text) == true || place.Source.Folder is not { } folder)
            return scalar.Text;
        var full = Path.GetFullPath(scalar.Text, folder);
        if (!exists(full))
            throw place.Wrong($"is {scalar.Found}, which is not there; expected {Words}, relative to the scenario's file.");
        try
        {
            open?.Invoke(full);
        }
        catch (Exception e) when (e is ScenarioException or SettingsException or IOException or UnauthorizedAccessException)
        {
            throw place.Wrong($"is {scalar.Found}, which cannot be used: {e.Message}");
        }

        return full;
    }
}
