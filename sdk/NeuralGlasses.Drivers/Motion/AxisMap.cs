namespace NeuralGlasses.Drivers.Motion;

/// <summary>How a motion sensor sits in the glasses: which of its axes, and which way round, each axis of the head is.</summary>
public sealed class AxisMap
{
    private readonly int[] _axis = new int[3];
    private readonly int[] _sign = new int[3];

    private AxisMap()
    {
    }

    /// <summary>The sensor's own axes are those of the head.</summary>
    public static AxisMap Upright { get; } = Read("x y z")!;

    /// <summary>Reads a map such as <c>x y z</c> or <c>-y x z</c>: the sensor's axes that point out of the nose, out of the left ear and out of the crown.</summary>
    /// <param name="text">Three axes, each once, with a minus in front of one that points the other way.</param>
    /// <returns>The map; null if the text is none, or would mirror the head.</returns>
    public static AxisMap? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var map = new AxisMap();
        if (words.Length != 3)
            return null;
        for (var i = 0; i < 3; i++)
        {
            map._sign[i] = words[i][0] == '-' ? -1 : 1;
            map._axis[i] = words[i].TrimStart('-') switch { "x" => 0, "y" => 1, "z" => 2, _ => -1 };
        }

        return map._axis.Order().SequenceEqual([0, 1, 2]) && map.Handedness == 1 ? map : null;
    }

    // An even permutation with an even number of minuses, or an odd one with an odd number, turns; the others mirror.
    private int Handedness => ((_axis[1] - _axis[0] + 3) % 3 == 1 ? 1 : -1) * _sign[0] * _sign[1] * _sign[2];

    /// <summary>One axis of the head, 0 to 2, of a vector of the sensor.</summary>
    internal float Of(int axis, ReadOnlySpan<float> sensor) => _sign[axis] * sensor[_axis[axis]];
}
