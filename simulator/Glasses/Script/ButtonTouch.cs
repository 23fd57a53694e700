using System.Text.Json.Serialization;
using NeuralGlasses.Devices;

namespace NeuralGlasses.Simulator.Glasses.Script;

/// <summary>A finger at the temple.</summary>
/// <param name="AtS">Time at which it comes down, in seconds.</param>
/// <param name="Action">What it does.</param>
/// <param name="HoldS">Time until it lets go, in seconds; null for the usual time of the action. How long it is, and not its name, makes a press a long one.</param>
public sealed record ButtonTouch(double AtS, [property: JsonConverter(typeof(JsonStringEnumConverter<ButtonAction>))] ButtonAction Action, double? HoldS = null)
{
    internal void Validate(string where)
    {
        GlassesField.Require(AtS >= 0, where, "buttons.atS", AtS, "0 or more seconds");
        GlassesField.Require(HoldS is null or (> 0 and <= 60), where, "buttons.holdS", HoldS ?? 0, "more than 0, at most 60 seconds");
    }
}
