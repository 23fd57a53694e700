namespace NeuralGlasses.Conventions.Tests.Documents.Pictures;

/// <summary>Draws an <see cref="ElectrodeRing"/>: both wrists seen from the hand, and the skin side of the pod.</summary>
internal static class ElectrodeRingSvg
{
    private const double Radius = 118;

    private const double Scale = 4.6;

    internal static string Draw(ElectrodeRing ring)
    {
        var svg = new SvgText(1200, 500, ring.Title);
        Wrist(svg, ring, 200, 250, false);
        Wrist(svg, ring, 615, 250, true);
        Pod(svg, ring, 1010, 250);
        svg.Text(24, 476, "tag", "start", "Large numbers: band of 16 pairs. Small numbers: band of 8 pairs, on the same places as every second pair of 16. Pair n is channel n − 1 on the air.");
        return svg.Finish();
    }

    private static void Wrist(SvgText svg, ElectrodeRing ring, double x, double y, bool left)
    {
        var thumb = left ? -1 : 1;
        svg.Text(x, 72, "name", "middle", left ? "Left wrist, seen from the hand" : "Right wrist, seen from the hand");
        svg.Rectangle("digital", x - 72, y - Radius - 44, 144, 22, 8);
        svg.Text(x, y - Radius - 28.5, "tag", "middle", "pod, back of the wrist");
        svg.Ellipse("place", x, y, Radius, Radius);
        svg.Ellipse("power", x + (thumb * 46), y - 8, 25, 20);
        svg.Text(x + (thumb * 46), y - 4, "more", "middle", "radius");
        svg.Ellipse("power", x - (thumb * 46), y - 8, 19, 17);
        svg.Text(x - (thumb * 46), y - 4, "more", "middle", "ulna");
        svg.Text(x, y + Radius + 46, "more", "middle", "palm side");
        svg.Text(x + (thumb * (Radius + 54)), y - 34, "more", "middle", "thumb");
        svg.Text(x - (thumb * (Radius + 54)), y - 34, "more", "middle", "little");
        svg.Text(x - (thumb * (Radius + 54)), y - 20, "more", "middle", "finger");
        var most = ring.PairCounts[^1];
        var few = ring.PairCounts[0];
        for (var pair = 1; pair <= most; pair++)
        {
            var angle = ElectrodeRing.Angle(pair, most, left);
            var (px, py) = At(x, y, Radius, angle);
            svg.TurnedRectangle("analog", px, py, 22, 9, 3, angle);
            var (nx, ny) = At(x, y, Radius + (pair == 1 ? -20 : 19), angle);
            svg.Text(nx, ny + 4.5, "name", "middle", $"{pair}");
        }

        for (var pair = 2; pair <= few; pair++)
        {
            var (nx, ny) = At(x, y, Radius - 18, ElectrodeRing.Angle(pair, few, left));
            svg.Text(nx, ny + 4, "more", "middle", $"{pair}");
        }

        Numbering(svg, x, y, left);
    }

    // An arc from pair 1 towards the thumb, inside the ring.
    private static void Numbering(SvgText svg, double x, double y, bool left)
    {
        var side = left ? -1 : 1;
        var (fromX, fromY) = At(x, y, 76, side * 14);
        var (toX, toY) = At(x, y, 76, side * 52);
        svg.Path("guard-line", $"M{SvgText.N(fromX)} {SvgText.N(fromY)} A76 76 0 0 {(left ? 0 : 1)} {SvgText.N(toX)} {SvgText.N(toY)}");
        svg.ArrowHead("guard-solid", toX, toY, left ? 180 - 52 : 52);
    }

    private static void Pod(SvgText svg, ElectrodeRing ring, double x, double y)
    {
        svg.Text(x, 72, "name", "middle", "Skin side of the pod");
        var length = ring["pod-length"] * Scale;
        var width = ring["pod-width"] * Scale;
        var band = ring["band-width"] * Scale;
        svg.Rectangle("place", x - 160, y - (band / 2), 320, band, 4);
        svg.Rectangle("digital", x - (width / 2), y - (length / 2), width, length, 14);
        var half = ring["pair-spacing"] / 2 * Scale;
        var dot = ring["electrode-diameter"] / 2 * Scale;
        Electrode(svg, x, y - half, dot, "N");
        Electrode(svg, x, y + half, dot, "P");
        foreach (var side in new[] { -1, 1 })
        {
            var neighbour = x + (side * 122);
            Electrode(svg, neighbour, y - half, dot, "N");
            Electrode(svg, neighbour, y + half, dot, "P");
        }

        var biasY = y + (ring["bias-offset"] * Scale);
        svg.Rectangle("guard", x - (ring["bias-width"] / 2 * Scale), biasY - (ring["bias-length"] / 2 * Scale), ring["bias-width"] * Scale, ring["bias-length"] * Scale, 6);
        svg.Text(x, biasY + 4, "tag", "middle", "bias");
        var pad = ring["pad-diameter"] / 2 * Scale;
        var reach = ring["pad-spacing"] / 2 * Scale;
        svg.Ellipse("power", x - reach, y, pad, pad);
        svg.Text(x - reach, y + 4, "tag", "middle", "+");
        svg.Ellipse("power", x + reach, y, pad, pad);
        svg.Text(x + reach, y + 4, "tag", "middle", "−");
        svg.Text(x, y - (length / 2) - 12, "more", "middle", "towards the hand");
        svg.Text(x, y + (length / 2) + 22, "more", "middle", "towards the elbow");
        svg.Text(x, y + (length / 2) + 50, "more", "middle", $"P to N {SvgText.N(ring["pair-spacing"])} mm, electrode {SvgText.N(ring["electrode-diameter"])} mm, charging pads + and −");
        svg.Text(x - 122, y - half - dot - 8, "more", "middle", "next pair");
        svg.Text(x + 122, y - half - dot - 8, "more", "middle", "next pair");
        svg.Text(x, y - half - dot - 8, "more", "middle", "pair 1");
    }

    private static void Electrode(SvgText svg, double x, double y, double radius, string text)
    {
        svg.Ellipse("analog", x, y, radius, radius);
        svg.Text(x, y + 4.5, "name", "middle", text);
    }

    private static (double X, double Y) At(double x, double y, double radius, double degrees)
    {
        var turn = degrees * Math.PI / 180;
        return (x + (radius * Math.Sin(turn)), y - (radius * Math.Cos(turn)));
    }
}
