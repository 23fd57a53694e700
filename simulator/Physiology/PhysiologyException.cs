namespace NeuralGlasses.Physiology;

/// <summary>A person, a band or a movement that cannot be; the message is one sentence for who described it.</summary>
public sealed class PhysiologyException : Exception
{
    /// <summary>A refusal without a reason.</summary>
    public PhysiologyException()
    {
    }

    /// <summary>A refusal with one sentence.</summary>
    public PhysiologyException(string message)
        : base(message)
    {
    }

    /// <summary>A refusal with one sentence and the error underneath.</summary>
    public PhysiologyException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
