using System.Text.Json.Nodes;

namespace NeuralGlasses.Simulator.Scenarios.Reading;

/// <summary>
/// What a field may hold, said once: for the reader, for the schema and for the tables of the documentation.
/// </summary>
internal interface IShape
{
    /// <summary>What it holds, in words, such as <c>a whole number from 23 to 517</c>.</summary>
    string Words { get; }

    /// <summary>What it holds, as JSON Schema.</summary>
    JsonObject Schema();
}

/// <summary>A shape that holds many of another.</summary>
internal interface IListShape : IShape
{
    /// <summary>The shape of each.</summary>
    IShape Item { get; }
}

/// <summary>A shape whose values become a type.</summary>
/// <typeparam name="T">The type.</typeparam>
internal abstract class Shape<T> : IShape
{
    /// <inheritdoc/>
    public abstract string Words { get; }

    /// <inheritdoc/>
    public abstract JsonObject Schema();

    /// <summary>Reads a value.</summary>
    /// <exception cref="ScenarioException">It is not of this shape; the message names its place.</exception>
    public abstract T Read(YamlNode node, Place place);

    /// <summary>A value as a person would write it; empty for none.</summary>
    public virtual string Show(T value) => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "";

    /// <summary>The complaint about a value of another shape.</summary>
    protected ScenarioException Misfit(YamlNode node, Place place) => place.Wrong($"is {node.Found}; expected {Words}.");
}
