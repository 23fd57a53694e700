namespace NeuralGlasses.Linux;

/// <summary>Prints what the run of the suites counts: one line a check, with what was seen.</summary>
internal sealed class Checks
{
    public bool HasFailed { get; private set; }

    /// <summary>One check: a name, whether it holds, and what was seen.</summary>
    public void Check(string name, bool holds, string seen)
    {
        Console.WriteLine(holds ? $"ok {name} ({seen})" : $"not ok {name}: {seen}");
        HasFailed |= !holds;
    }
}
