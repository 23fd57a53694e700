namespace NeuralGlasses.Conventions.Tests.Nano;

/// <summary>Where a source breaks a rule.</summary>
internal sealed record NanoFinding(NanoRule Rule, string File, int Line, string Text)
{
    public override string ToString() => $"{File}:{Line}: {Rule.Id} {Rule.Reason} Found: {Text}";
}
