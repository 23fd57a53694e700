namespace NeuralGlasses.Wearers;

/// <summary>A way or a velocity in the plane that a person sees: to the right and up, in degrees of the hand or pixels of the cursor.</summary>
/// <param name="Right">To the right.</param>
/// <param name="Up">Up.</param>
public readonly record struct Way(double Right, double Up)
{
    /// <summary>Its length.</summary>
    public double Length => Math.Sqrt((Right * Right) + (Up * Up));

    /// <summary>Both, one after the other.</summary>
    public static Way operator +(Way left, Way right) => new(left.Right + right.Right, left.Up + right.Up);

    /// <summary>From the right one to the left one.</summary>
    public static Way operator -(Way left, Way right) => new(left.Right - right.Right, left.Up - right.Up);

    /// <summary>A multiple.</summary>
    public static Way operator *(double times, Way way) => new(times * way.Right, times * way.Up);
}
