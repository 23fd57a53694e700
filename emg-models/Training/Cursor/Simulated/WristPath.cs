using NeuralGlasses.Physiology;
using NeuralGlasses.Physiology.Movements;

namespace NeuralGlasses.Training.Cursor.Simulated;

/// <summary>Where somebody wants the wrist to be at each block of a while; not a number where it is let go.</summary>
/// <param name="ExtensionDeg">Extension, in degrees.</param>
/// <param name="RadialDeg">Towards the thumb's side, in degrees.</param>
public sealed record WristPath(double[] ExtensionDeg, double[] RadialDeg)
{
    private const double WidestExtensionDeg = 30;
    private const double WidestRadialDeg = 15;
    private const double WidestUlnarDeg = 22;

    // Displays are wider than they are high.
    private const double AcrossShare = 0.7;

    /// <summary>Draws a path: quick moves between places with rests on them, pointing, steering, waves in one axis or both, stillness, and a hand that is let go.</summary>
    public static WristPath Draw(double seconds, Dice dice)
    {
        ArgumentNullException.ThrowIfNull(dice);
        var blocks = (int)Math.Round(seconds / ForearmEmg.BlockS);
        var path = new List<(double E, double R)>(blocks + 2000);
        var (extension, radial) = (0.0, 0.0);
        while (path.Count < blocks)
        {
            var lot = dice.Uniform();
            if (lot < 0.2)
                (extension, radial) = Reach(path, extension, radial, dice);
            else if (lot < 0.35)
                (extension, radial) = Aim(path, extension, radial, dice.Between(4, 12), dice);
            else if (lot < 0.7)
                (extension, radial) = Steer(path, extension, radial, dice.Between(4, 12), dice);
            else if (lot < 0.85)
                (extension, radial) = Wave(path, extension, radial, dice);
            else if (lot < 0.93)
                Hold(path, extension, radial, dice.Between(0.8, 3));
            else
                (extension, radial) = LetGo(path, dice);
        }

        return new WristPath([.. path.Take(blocks).Select(each => each.E)], [.. path.Take(blocks).Select(each => each.R)]);
    }

    /// <summary>Lets the arm go where the path says at a time in seconds.</summary>
    public void Steer(SimulatedForearm arm, double seconds)
    {
        ArgumentNullException.ThrowIfNull(arm);
        var block = (int)Math.Round(seconds / ForearmEmg.BlockS);
        if (block >= ExtensionDeg.Length)
            return;
        if (double.IsNaN(ExtensionDeg[block]))
            arm.Wrist.Relax();
        else
            arm.Wrist.Command(ExtensionDeg[block], RadialDeg[block]);
    }

    /// <summary>Draws a path that points all the time.</summary>
    public static WristPath DrawAims(double seconds, Dice dice)
    {
        ArgumentNullException.ThrowIfNull(dice);
        var path = new List<(double E, double R)>();
        Aim(path, 0, 0, seconds, dice);
        var blocks = (int)Math.Round(seconds / ForearmEmg.BlockS);
        return new WristPath([.. path.Take(blocks).Select(each => each.E)], [.. path.Take(blocks).Select(each => each.R)]);
    }

    // As somebody moves who points at things: by pieces from less than a degree to a good part of the way, each smooth, with shorter ones
    // behind that put it right, a stay, and a slow way back to where the wrist is at ease.
    private static (double E, double R) Aim(List<(double E, double R)> path, double extension, double radial, double seconds, Dice dice)
    {
        var end = path.Count + (int)Math.Round(seconds / ForearmEmg.BlockS);
        while (path.Count < end)
        {
            var (toE, toR) = Aimed(extension, radial, dice);
            var miss = dice.Chance(0.6) ? dice.Between(-0.3, 0.2) : 0;
            var (e, r) = (toE + (miss * (toE - extension)), toR + (miss * (toR - radial)));
            Move(path, extension, radial, e, r, dice.Between(0.22, 0.7));
            (extension, radial) = (e, r);
            if (miss != 0)
            {
                Hold(path, extension, radial, dice.Between(0, 0.2));
                Move(path, extension, radial, toE, toR, dice.Between(0.2, 0.4));
                (extension, radial) = (toE, toR);
            }

            var stays = dice.Chance(0.5) ? dice.Between(0, 0.3) : dice.Between(0.3, 1.2);
            var back = Math.Clamp(1 - (stays * dice.Between(0, 4) / Math.Max(4, Math.Abs(extension) + Math.Abs(radial))), 0, 1);
            Move(path, extension, radial, back * extension, back * radial, stays);
            (extension, radial) = (back * extension, back * radial);
        }

        return (extension, radial);
    }

    // As somebody moves who steers: bends the wrist quickly, stays, bends it more or less, and lets it come back to where it is at ease.
    private static (double E, double R) Steer(List<(double E, double R)> path, double extension, double radial, double seconds, Dice dice)
    {
        for (var end = path.Count + (int)Math.Round(seconds / ForearmEmg.BlockS); path.Count < end;)
        {
            for (var bends = 1 + dice.Below(3); bends > 0; bends--)
            {
                var axes = dice.Uniform();
                var e = axes < 0.25 ? 0 : dice.Between(-1, 1) * WidestExtensionDeg;
                var r = axes > 0.7 ? 0 : dice.Between(-WidestUlnarDeg, WidestRadialDeg);
                Move(path, extension, radial, e, r, dice.Between(0.15, 0.3));
                Hold(path, e, r, dice.Between(0, 1));
                (extension, radial) = (e, r);
            }

            Move(path, extension, radial, 0, 0, dice.Between(0.15, 0.3));
            Hold(path, 0, 0, dice.Between(0.2, 1.2));
            (extension, radial) = (0, 0);
        }

        return (extension, radial);
    }

    private static (double E, double R) Aimed(double extension, double radial, Dice dice)
    {
        var size = Math.Clamp(dice.LogNormal(6, 0.8), 0.7, 35);
        for (var tries = 0; tries < 20; tries++)
        {
            var (sin, cos) = Math.SinCos(2 * Math.PI * dice.Uniform());
            var (e, r) = (extension + (size * cos), radial + (AcrossShare * size * sin));
            if (Math.Abs(e) <= WidestExtensionDeg && r >= -WidestUlnarDeg && r <= WidestRadialDeg)
                return (e, r);
        }

        return (0, 0);
    }

    // A move to a place, sometimes short of it or beyond and put right (Meyer et al. 1988, Psychol Rev 95:340), then a rest.
    private static (double E, double R) Reach(List<(double E, double R)> path, double extension, double radial, Dice dice)
    {
        var axes = dice.Uniform();
        var (e, r) = dice.Chance(0.3) ? (0, 0) : (dice.Between(-1, 1) * WidestExtensionDeg, dice.Between(-WidestUlnarDeg, WidestRadialDeg));
        (e, r) = axes < 0.25 ? (e, radial) : axes < 0.5 ? (extension, r) : (e, r);
        if (dice.Chance(0.5))
        {
            var miss = dice.Between(-0.25, 0.15);
            var (x, y) = (e + (miss * (e - extension)), r + (miss * (r - radial)));
            Move(path, extension, radial, x, y, dice.Between(0.2, 0.6));
            Hold(path, x, y, dice.Between(0.05, 0.25));
            Move(path, x, y, e, r, dice.Between(0.15, 0.35));
        }
        else
        {
            Move(path, extension, radial, e, r, dice.Between(0.25, 1));
        }

        Hold(path, e, r, dice.Between(0.1, 1));
        return (e, r);
    }

    // Minimum jerk (Flash and Hogan 1985, J Neurosci 5:1688).
    private static void Move(List<(double E, double R)> path, double extension, double radial, double toExtension, double toRadial, double seconds)
    {
        var blocks = Math.Max(1, (int)Math.Round(seconds / ForearmEmg.BlockS));
        for (var i = 1; i <= blocks; i++)
        {
            var share = (double)i / blocks;
            var done = share * share * share * (10 + (share * ((6 * share) - 15)));
            path.Add((extension + (done * (toExtension - extension)), radial + (done * (toRadial - radial))));
        }
    }

    private static void Hold(List<(double E, double R)> path, double extension, double radial, double seconds)
    {
        for (var i = (int)Math.Round(seconds / ForearmEmg.BlockS); i > 0; i--)
            path.Add((extension, radial));
    }

    private static (double E, double R) Wave(List<(double E, double R)> path, double extension, double radial, Dice dice)
    {
        var seconds = dice.Between(2, 6);
        var axes = dice.Uniform();
        var waves = Enumerable.Range(0, 3).Select(_ => (
            E: axes is >= 0.25 and < 0.5 ? 0 : dice.Between(3, 14), R: axes < 0.25 ? 0 : dice.Between(2, 8),
            Ef: dice.Between(0.15, 1.5), Rf: dice.Between(0.15, 1.5), Ep: dice.Between(0, 6.28), Rp: dice.Between(0, 6.28))).ToArray();
        var blocks = (int)Math.Round(seconds / ForearmEmg.BlockS);
        for (var i = 1; i <= blocks; i++)
        {
            var t = i * ForearmEmg.BlockS;
            var size = Math.Min(1, Math.Min(t, seconds - t) / 0.4);
            path.Add((
                extension + (size * waves.Sum(w => w.E * Math.Sin((6.28 * w.Ef * t) + w.Ep))),
                radial + (size * waves.Sum(w => w.R * Math.Sin((6.28 * w.Rf * t) + w.Rp)))));
        }

        return (extension, radial);
    }

    private static (double E, double R) LetGo(List<(double E, double R)> path, Dice dice)
    {
        for (var i = (int)Math.Round(dice.Between(1, 3) / ForearmEmg.BlockS); i > 0; i--)
            path.Add((double.NaN, double.NaN));
        return (0, 0);
    }
}
