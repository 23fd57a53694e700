namespace NeuralGlasses.Simulator.Glasses.Display;

/// <summary>How much a picture may differ from the one that was expected; nothing, unless said.</summary>
/// <param name="Levels">Most by which red, green or blue of a pixel may be off without counting, 0 to 255.</param>
/// <param name="Share">Most of the pixels, of all, that may be off by more, 0 to 1.</param>
public sealed record PictureTolerance(int Levels = 0, double Share = 0)
{
    /// <summary>Nothing may differ.</summary>
    public static PictureTolerance Exact { get; } = new();
}
