namespace NeuralGlasses.Consent;

/// <summary>How large the consent log may grow.</summary>
public sealed record ConsentLogOptions
{
    /// <summary>Bytes of a file with which a new one is begun, 4096 at least.</summary>
    public int MostFileBytes { get; init; } = 1 << 20;

    /// <summary>Most files; the oldest goes when there would be one more. With the usual sizes that is some hundred thousand lines.</summary>
    public int MostFiles { get; init; } = 64;

    /// <summary>Most lines that wait for a memory that does not take them; the oldest is lost and counted.</summary>
    public int MostWaiting { get; init; } = 256;
}
