namespace NeuralGlasses.Cli.Running;

/// <summary>What a person wants to run.</summary>
/// <param name="App">Folder or package of the app.</param>
/// <param name="Profile">Name of the glasses.</param>
internal sealed record RunRequest(string App, string Profile)
{
    /// <summary>File with what the wearer does; null for keys.</summary>
    public string? Script { get; init; }

    /// <summary>Folder for pictures; null for none.</summary>
    public string? Out { get; init; }

    /// <summary>Whether the app runs in this process.</summary>
    public bool InProcess { get; init; }
}
