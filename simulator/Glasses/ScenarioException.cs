namespace NeuralGlasses.Simulator;

/// <summary>A scenario, an option or a file given by a person is wrong; the message is one sentence for that person.</summary>
public sealed class ScenarioException : Exception
{
    /// <summary>Makes an exception with the sentence to print.</summary>
    public ScenarioException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception with the sentence to print and its cause.</summary>
    public ScenarioException(string message, Exception cause)
        : base(message, cause)
    {
    }

    /// <summary>Whether the fault is this machine's, which lacks a program, and not that of what was given.</summary>
    public bool IsOfMachine { get; init; }
}
