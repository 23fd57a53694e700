namespace NeuralGlasses.Simulator.Web;

/// <summary>How the page is to be served.</summary>
public sealed record ServeRequest
{
    /// <summary>Port, 0 to 65535; 0 takes a free one.</summary>
    public int Port { get; init; } = 8642;

    /// <summary>Name or file of the scenario.</summary>
    public string Scenario { get; init; } = PlayScenario.Name;

    /// <summary>Seed of every die.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Profile of other glasses than the scenario's, or null.</summary>
    public string? Glasses { get; init; }

    /// <summary>Whether other machines may open the page too.</summary>
    public bool OpenNetwork { get; init; }

    /// <summary>Folder of the model, or null for the scenario's or the shipped one.</summary>
    public string? Model { get; init; }

    /// <summary>Folder for what the sessions write, or null for the next free ones under out/.</summary>
    public string? Out { get; init; }
}
