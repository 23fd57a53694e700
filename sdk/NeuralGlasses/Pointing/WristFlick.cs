namespace NeuralGlasses.Pointing;

/// <summary>Names of the gestures that a flick of the wrist is, as the settings of gestures give them a meaning.</summary>
public static class WristFlick
{
    /// <summary>To the right.</summary>
    public const string Right = "wrist_right";

    /// <summary>Up.</summary>
    public const string Up = "wrist_up";

    /// <summary>To the left.</summary>
    public const string Left = "wrist_left";

    /// <summary>Down.</summary>
    public const string Down = "wrist_down";

    private static readonly string[] Names = [Right, Up, Left, Down];

    /// <summary>All of them, counter-clockwise from the right.</summary>
    public static IReadOnlyList<string> All => Names;

    /// <summary>The one in a sector, counted as in <see cref="All"/>.</summary>
    internal static string Of(int sector) => Names[sector];
}
