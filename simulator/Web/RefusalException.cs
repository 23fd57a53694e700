namespace NeuralGlasses.Simulator.Web;

/// <summary>A request is refused; the message is one sentence for whoever made it.</summary>
internal sealed class RefusalException : Exception
{
    private RefusalException(int status, string message)
        : base(message) => Status = status;

    /// <summary>Status of the answer.</summary>
    public int Status { get; }

    /// <summary>Something in the request is wrong: 400.</summary>
    public static RefusalException Wrong(string message) => new(400, message);

    /// <summary>Whoever asks may not: 403.</summary>
    public static RefusalException Forbidden(string message) => new(403, message);

    /// <summary>What is asked for does not exist: 404.</summary>
    public static RefusalException Missing(string message) => new(404, message);

    /// <summary>It exists and takes another method: 405.</summary>
    public static RefusalException Method(string message) => new(405, message);

    /// <summary>It cannot be done now: 409.</summary>
    public static RefusalException NotNow(string message) => new(409, message);
}
