namespace NeuralGlasses.Apps;

/// <summary>Something an app asks of a service. All values are texts, so that it crosses to another process as it is.</summary>
/// <param name="Service">Name of the service and of what it is to do, such as <c>camera.photo</c>.</param>
public sealed record AppAsk(string Service)
{
    /// <summary>What else there is to say, by name.</summary>
    public IReadOnlyDictionary<string, string> Arguments { get; init; } = new Dictionary<string, string>();

    /// <summary>An argument, or the fallback if it is not there.</summary>
    public string Argument(string name, string fallback = "") => Arguments.TryGetValue(name, out string? value) ? value : fallback;
}

/// <summary>What a service answers.</summary>
/// <param name="IsDone">Whether it was done.</param>
/// <param name="Text">What came of it, or one sentence that says why nothing did.</param>
public sealed record AppAnswer(bool IsDone, string Text)
{
    /// <summary>Lines of an answer that is a list, by names of columns.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Rows { get; init; } = [];

    /// <summary>Bytes of an answer that is a picture or a sound.</summary>
    public ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>Done.</summary>
    public static AppAnswer Done(string text = "") => new(true, text);

    /// <summary>Refused, with one sentence that says why.</summary>
    public static AppAnswer Refused(string why) => new(false, why);
}

/// <summary>Something that happened to a service that an app uses.</summary>
/// <param name="Name">Name of the service and of what happened, such as <c>camera.frame</c>.</param>
/// <param name="Values">What there is to say, by name.</param>
public sealed record AppEvent(string Name, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>Bytes, such as those of a picture.</summary>
    public ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>A value, or the fallback if it is not there.</summary>
    public string Value(string name, string fallback = "") => Values.TryGetValue(name, out string? value) ? value : fallback;
}
