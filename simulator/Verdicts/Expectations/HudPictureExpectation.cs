using NeuralGlasses.Simulator.Glasses.Display;

namespace NeuralGlasses.Simulator.Verdicts.Expectations;

/// <summary>The display shows a picture.</summary>
/// <param name="Picture">Full path of the PNG.</param>
/// <param name="Tolerance">Share of the pixels that may differ, 0 to 1.</param>
public sealed record HudPictureExpectation(string Picture, double Tolerance) : Expectation
{
    /// <inheritdoc/>
    protected override Sight Look(RunEvidence run, Window window)
    {
        var golden = File.ReadAllBytes(Picture);
        var tolerance = new PictureTolerance(Share: Tolerance);
        (HudSight Frame, double Share)? nearest = null;
        foreach (var frame in run.Hud)
        {
            if (frame.FromS > window.ToS || frame.ToS < window.FromS)
                continue;
            var difference = PictureComparison.Compare(golden, File.ReadAllBytes(frame.File), tolerance, Picture);
            if (nearest is null || difference.Share < nearest.Value.Share)
                nearest = (frame, difference.Share);
            if (difference.IsWithin)
                return new Sight(true, $"{Path.GetFileName(frame.File)} {At(frame.FromS)} does{(difference.Share > 0 ? $", but for {difference.Share:P2} of the pixels" : "")}", frame.FromS);
        }

        return nearest is not { } closest
            ? new Sight(false, "no frame was shown", null)
            : new Sight(
                false,
                double.IsInfinity(closest.Share) ? $"its frames are not of the size of {Path.GetFileName(Picture)}" : $"none does; the nearest, {Path.GetFileName(closest.Frame.File)} {At(closest.Frame.FromS)}, differs in {closest.Share:P2} of the pixels",
                closest.Frame.FromS);
    }
}
