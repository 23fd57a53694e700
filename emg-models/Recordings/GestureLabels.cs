using System.Text.RegularExpressions;

namespace NeuralGlasses.Recordings;

/// <summary>The one spelling that NeuralGlasses uses for a gesture that data sets name differently.</summary>
public static partial class GestureLabels
{
    /// <summary>The label of a hand that does nothing.</summary>
    public const string Rest = "rest";

    /// <summary>
    /// The spelling used here for a data set's label, such as <c>rest</c> for <c>hibernation</c>, <c>flexion</c> for
    /// <c>Wrist Flexion</c> and <c>fist</c> for <c>Hand Close</c>; any other name only loses outer blanks, capitals and a
    /// number in front such as <c>M9</c>.
    /// </summary>
    public static string Normalise(string label)
    {
        ArgumentNullException.ThrowIfNull(label);
        var name = Number().Replace(label.Trim().ToLowerInvariant().Replace('_', ' '), "");
        return name switch
        {
            "hibernation" or "rest" or "neutral" or "no motion" or "no movement" => Rest,
            "wrist flexion" => "flexion",
            "wrist extension" => "extension",
            "radial deviation" => "radial",
            "ulnar deviation" => "ulnar",
            "wrist pronation" => "pronation",
            "wrist supination" => "supination",
            "close" or "hand close" or "close hand" or "power grip" => "fist",
            "hand open" or "open hand" => "open",
            _ => name,
        };
    }

    [GeneratedRegex("^m[0-9]+ ")]
    private static partial Regex Number();
}
