namespace NeuralGlasses.Recordings;

/// <summary>The one spelling that NeuralGlasses uses for a gesture that data sets name differently.</summary>
public static class GestureLabels
{
    /// <summary>The label of a hand that does nothing.</summary>
    public const string Rest = "rest";

    /// <summary>
    /// The spelling used here for a data set's label: <c>hibernation</c>, <c>rest</c> and <c>no motion</c> become
    /// <c>rest</c>, the deviations of the wrist <c>radial</c> and <c>ulnar</c>; any other name only loses outer blanks and capitals.
    /// </summary>
    public static string Normalise(string label)
    {
        ArgumentNullException.ThrowIfNull(label);
        var name = label.Trim().ToLowerInvariant();
        return name switch
        {
            "hibernation" or "rest" or "no motion" or "no_motion" => Rest,
            "radial deviation" => "radial",
            "ulnar deviation" => "ulnar",
            _ => name,
        };
    }
}
