namespace NeuralGlasses.Consent;

/// <summary>Where apps may send to: what the wearer allowed, and nothing else.</summary>
public sealed record EgressSettings
{
    /// <summary>Destinations, such as <c>https://photos.example</c>, by the id of the app that may send there; compared whole, without regard to case. Nobody may send anywhere by default.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Allowed { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Most bytes of one sending.</summary>
    public int MostBytes { get; init; } = 64 << 20;

    /// <summary>Whether an app may send there.</summary>
    public bool Allows(string app, string destination) =>
        Allowed.TryGetValue(app, out IReadOnlyList<string>? destinations) && destinations.Contains(destination, StringComparer.OrdinalIgnoreCase);
}
