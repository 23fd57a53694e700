namespace NeuralGlasses.Training.Protocols;

/// <summary>The protocols' names on the command line and in files.</summary>
public static class ProtocolNames
{
    private static readonly Dictionary<string, EvaluationProtocol> ByName = new(StringComparer.Ordinal)
    {
        ["zero-shot"] = EvaluationProtocol.ZeroShot,
        ["one-shot"] = EvaluationProtocol.OneShot,
        ["two-shot"] = EvaluationProtocol.TwoShot,
        ["within"] = EvaluationProtocol.Within,
        ["days"] = EvaluationProtocol.Days,
    };

    /// <summary>Finds a protocol by its name.</summary>
    /// <exception cref="ArgumentException">There is no such protocol.</exception>
    public static EvaluationProtocol Parse(string name)
        => ByName.TryGetValue(name, out var protocol)
            ? protocol
            : throw new ArgumentException($"--protocol: there is no protocol '{name}'; choose one of {string.Join(", ", ByName.Keys)}.");

    /// <summary>The name of a protocol.</summary>
    public static string Of(EvaluationProtocol protocol) => ByName.Single(each => each.Value == protocol).Key;
}
