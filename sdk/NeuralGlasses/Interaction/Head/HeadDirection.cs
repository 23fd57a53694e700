namespace NeuralGlasses.Interaction.Head;

/// <summary>A direction, or a turn about one, in the head's axes: x out of the nose, y out of the left ear, z out of the crown.</summary>
/// <param name="X">Forwards.</param>
/// <param name="Y">To the left.</param>
/// <param name="Z">Upwards.</param>
internal readonly record struct HeadDirection(double X, double Y, double Z)
{
    public double Length => Math.Sqrt(Dot(this));

    public static HeadDirection operator +(in HeadDirection a, in HeadDirection b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    public static HeadDirection operator -(in HeadDirection a, in HeadDirection b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    public static HeadDirection operator *(in HeadDirection a, double times) => new(a.X * times, a.Y * times, a.Z * times);

    public double Dot(in HeadDirection other) => (X * other.X) + (Y * other.Y) + (Z * other.Z);

    public HeadDirection Cross(in HeadDirection other) => new((Y * other.Z) - (Z * other.Y), (Z * other.X) - (X * other.Z), (X * other.Y) - (Y * other.X));

    /// <summary>The same direction with length 1.</summary>
    public HeadDirection Unit() => this * (1 / Length);

    /// <summary>What of it is at a right angle to an axis of length 1, with length 1.</summary>
    public HeadDirection Across(in HeadDirection axis) => (this - (axis * Dot(axis))).Unit();

    /// <summary>Where a direction that stands in the room is seen after the head turned.</summary>
    /// <param name="turn">Axis of the turn, right-handed, as long as its angle in radians.</param>
    public HeadDirection SeenAfter(in HeadDirection turn)
    {
        double angle = turn.Length;
        if (angle < 1e-12)
            return this;
        HeadDirection axis = turn * (1 / angle);
        (double sin, double cos) = Math.SinCos(-angle);
        return (this * cos) + (axis.Cross(this) * sin) + (axis * (axis.Dot(this) * (1 - cos)));
    }
}
