namespace NeuralGlasses.Pointing.Tasks;

/// <summary>Where the targets of the tasks are.</summary>
public static class TargetLayouts
{
    /// <summary>
    /// The ring of the multidirectional tapping task in its order, each target across from the one before (ISO 9241-411:2012, annex B): the first, from which the
    /// first trial starts, is also the last.
    /// </summary>
    /// <param name="widthPixels">Width of the display.</param>
    /// <param name="heightPixels">Height of the display.</param>
    /// <param name="count">Targets on the ring, an odd number from 3 to 99, such as 13.</param>
    /// <param name="ringPixels">Diameter of the ring through their middles.</param>
    /// <param name="targetPixels">Diameter of a target.</param>
    /// <exception cref="ArgumentException">The count is even or out of range, or a target is off the display.</exception>
    public static IReadOnlyList<PointingTarget> Ring(int widthPixels, int heightPixels, int count, double ringPixels, double targetPixels)
    {
        if (count is < 3 or > 99 || count % 2 == 0)
            throw new ArgumentException($"A ring of {count} targets is asked for; expected an odd number from 3 to 99, such as 13: with an even one no target lies across from the one before at every turn.");
        var targets = new PointingTarget[count + 1];
        for (var i = 0; i < targets.Length; i++)
        {
            // Half of the way round and half a target further each time.
            var (sin, cos) = Math.SinCos(Math.PI * ((i * (count + 1.0) / count) - 0.5));
            targets[i] = new PointingTarget((widthPixels / 2.0) + (cos * ringPixels / 2), (heightPixels / 2.0) + (sin * ringPixels / 2), targetPixels);
            targets[i].RequireOn(widthPixels, heightPixels);
        }

        return targets;
    }

    /// <summary>Columns side by side, one of which after the other is asked for: the one-dimensional task of the wrist. The first is in the middle, where a trial may start.</summary>
    /// <param name="widthPixels">Width of the display.</param>
    /// <param name="heightPixels">Height of the display.</param>
    /// <param name="columns">Number of columns, 2 to 100.</param>
    /// <param name="count">Targets to ask for, 1 or more.</param>
    /// <param name="draw">Draws a number from 0 to below its argument.</param>
    /// <exception cref="ArgumentException">A number is out of its range.</exception>
    public static IReadOnlyList<PointingTarget> Columns(int widthPixels, int heightPixels, int columns, int count, Func<int, int> draw)
    {
        ArgumentNullException.ThrowIfNull(draw);
        if (columns is < 2 or > 100 || count < 1)
            throw new ArgumentException($"{count} targets in {columns} columns are asked for; expected 1 or more in 2 to 100 columns.");
        var each = (double)widthPixels / columns;
        var at = columns / 2;
        var targets = new PointingTarget[count];
        for (var i = 0; i < count; i++)
        {
            at = (at + 1 + draw(columns - 1)) % columns;
            targets[i] = new PointingTarget((at + 0.5) * each, heightPixels / 2.0, each, true);
        }

        return targets;
    }

    /// <summary>Discs anywhere on the display, none of which overlaps the one before.</summary>
    /// <param name="widthPixels">Width of the display.</param>
    /// <param name="heightPixels">Height of the display.</param>
    /// <param name="diametersPixels">Diameters, taken by turns.</param>
    /// <param name="count">Targets to ask for, 1 or more.</param>
    /// <param name="draw">Draws a number from 0 to below its argument.</param>
    /// <exception cref="ArgumentException">A number is out of its range, or the discs do not fit beside one another.</exception>
    public static IReadOnlyList<PointingTarget> Discs(int widthPixels, int heightPixels, IReadOnlyList<double> diametersPixels, int count, Func<int, int> draw)
    {
        ArgumentNullException.ThrowIfNull(diametersPixels);
        ArgumentNullException.ThrowIfNull(draw);
        if (count < 1 || diametersPixels.Count == 0)
            throw new ArgumentException($"{count} targets of {diametersPixels.Count} diameters are asked for; expected 1 or more of each.");
        var before = new PointingTarget(widthPixels / 2.0, heightPixels / 2.0, diametersPixels[0]);
        var targets = new PointingTarget[count];
        for (var i = 0; i < count; i++)
            targets[i] = before = Beside(before, diametersPixels[i % diametersPixels.Count], widthPixels, heightPixels, draw);
        return targets;
    }

    private static PointingTarget Beside(PointingTarget before, double diameter, int widthPixels, int heightPixels, Func<int, int> draw)
    {
        const int Tries = 1000;
        for (var i = 0; i < Tries && diameter < Math.Min(widthPixels, heightPixels); i++)
        {
            var target = new PointingTarget((diameter / 2) + draw((int)(widthPixels - diameter) + 1), (diameter / 2) + draw((int)(heightPixels - diameter) + 1), diameter);
            if (target.DistanceFrom(before) > (diameter + before.WidthPixels) / 2)
                return target;
        }

        throw new ArgumentException($"A disc of {diameter} pixels does not fit beside one of {before.WidthPixels} on a display of {widthPixels} x {heightPixels} pixels; expected smaller ones.");
    }
}
