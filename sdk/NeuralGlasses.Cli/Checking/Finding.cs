namespace NeuralGlasses.Cli.Checking;

/// <summary>Something that is wrong with an app.</summary>
/// <param name="Rule">Name of the rule.</param>
/// <param name="Sentence">What was found and what was expected.</param>
/// <param name="Source">Where the rule comes from.</param>
internal sealed record Finding(string Rule, string Sentence, string Source)
{
    public override string ToString() => $"{Rule}: {Sentence} ({Source})";
}
