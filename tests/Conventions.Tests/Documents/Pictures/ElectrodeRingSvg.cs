namespace NeuralGlasses.Conventions.Tests.Documents.Pictures;

/// <summary>Draws an <see cref="ElectrodeRing"/>: both wrists seen from the hand, and the skin side of the pod to scale.</summary>
internal static class ElectrodeRingSvg
{
    private const double Width = 860;

    private const double Radius = 118;

    // Pixels a millimetre of the pod.
    private const double Scale = 6.4;

    internal static string Draw(ElectrodeRing ring, Pod pod)
    {
        var svg = new SvgText(Width, 930, ring.Title);
        Wrist(svg, ring, pod, 215, 250, false);
        Wrist(svg, ring, pod, 645, 250, true);
        svg.Text(Width / 2, 440, "tag", "middle", "Large numbers: band of 16 pairs. Small numbers: band of 8, on every second place of 16.");
        svg.Text(Width / 2, 458, "tag", "middle", $"Pair n is channel n − 1 on the air. Drawn for a wrist of {SvgText.N(ring.DrawnCircumference)} mm.");
        Skin(svg, ring, pod, Width / 2, 730);
        return svg.Finish();
    }

    private static void Wrist(SvgText svg, ElectrodeRing ring, Pod pod, double x, double y, bool left)
    {
        var thumb = left ? -1 : 1;
        var halfPod = Radius * Math.Sin(pod["pod"].Width / ring.DrawnCircumference * Math.PI);
        svg.Text(x, 72, "name", "middle", left ? "Left wrist, seen from the hand" : "Right wrist, seen from the hand");
        svg.Rectangle("digital", x - halfPod, y - Radius - 50, 2 * halfPod, 24, 8);
        svg.Text(x, y - Radius - 34, "tag", "middle", "pod, back of the wrist");
        svg.Ellipse("place", x, y, Radius, Radius);
        svg.Ellipse("power", x + (thumb * 40), y + 8, 25, 20);
        svg.Text(x + (thumb * 40), y + 12, "more", "middle", "radius");
        svg.Ellipse("power", x - (thumb * 40), y + 8, 19, 17);
        svg.Text(x - (thumb * 40), y + 12, "more", "middle", "ulna");
        svg.Text(x, y + Radius + 46, "more", "middle", "palm side");
        svg.Text(x + (thumb * (Radius + 58)), y - 34, "more", "middle", "thumb");
        svg.Text(x - (thumb * (Radius + 58)), y - 34, "more", "middle", "little");
        svg.Text(x - (thumb * (Radius + 58)), y - 20, "more", "middle", "finger");
        var most = ring.PairCounts[^1];
        var few = ring.PairCounts[0];
        for (var pair = 1; pair <= most; pair++)
        {
            var angle = ring.Angle(pair, most, left);
            var (px, py) = At(x, y, Radius, angle);
            svg.TurnedRectangle("analog", px, py, 22, 9, 3, angle);
            var (nx, ny) = At(x, y, Radius + 17, angle);
            svg.Text(nx, ny + 4.5, "name", "middle", $"{pair}");
        }

        for (var pair = 1; pair <= few; pair++)
        {
            var (nx, ny) = At(x, y, Radius - 17, ring.Angle(pair, few, left));
            svg.Text(nx, ny + 4, "more", "middle", $"{pair}");
        }

        Numbering(svg, x, y, left);
    }

    // An arc from pair 1 towards the thumb, inside the ring.
    private static void Numbering(SvgText svg, double x, double y, bool left)
    {
        var side = left ? -1 : 1;
        var (fromX, fromY) = At(x, y, 78, side * 8);
        var (toX, toY) = At(x, y, 78, side * 52);
        svg.Path("guard-line", $"M{SvgText.N(fromX)} {SvgText.N(fromY)} A78 78 0 0 {(left ? 0 : 1)} {SvgText.N(toX)} {SvgText.N(toY)}");
        svg.ArrowHead("guard-solid", toX, toY, left ? 180 - 52 : 52);
    }

    // Seen from the skin with the hand above, so that the thumb of a right wrist is on the right.
    private static void Skin(SvgText svg, ElectrodeRing ring, Pod pod, double x, double y)
    {
        svg.Text(x, 500, "name", "middle", "Skin side of the pod and the beginning of the strap, right wrist, to scale");
        var outline = pod["pod"];
        var band = ring["band-width"] * Scale;
        svg.Rectangle("place", x - 330, y - (band / 2), 660, band, 4);
        svg.Rectangle("digital", x - (outline.Width / 2 * Scale), y - (outline.AlongTo * Scale), outline.Width * Scale, outline.Length * Scale, 16);
        var antenna = pod["antenna"];
        svg.Rectangle("place dash", x - (antenna.AroundTo * Scale), y - (antenna.AlongTo * Scale), antenna.Width * Scale, antenna.Length * Scale, 2);
        svg.Text(x, y - ((antenna.AlongFrom + antenna.AlongTo) / 2 * Scale) + 4, "tag", "middle", "antenna, inside");
        var cell = pod["cell"];
        svg.Rectangle("power dash", x - (cell.AroundTo * Scale), y - (cell.AlongTo * Scale), cell.Width * Scale, cell.Length * Scale, 2);
        svg.Text(x - (cell.AroundTo * Scale) + 6, y + (14 * Scale), "tag", "start", "cell, inside");
        Electrodes(svg, ring, x, y);
        var biasY = y + (ring["bias-offset"] * Scale);
        svg.Rectangle("guard", x - (ring["bias-width"] / 2 * Scale), biasY - (ring["bias-length"] / 2 * Scale), ring["bias-width"] * Scale, ring["bias-length"] * Scale, 8);
        svg.Text(x, biasY + 4, "tag", "middle", "bias");
        var pad = ring["pad-diameter"] / 2 * Scale;
        var reach = ring["pad-spacing"] / 2 * Scale;
        svg.Ellipse("power", x + reach, y, pad, pad);
        svg.Text(x + reach, y + 4, "tag", "middle", "+");
        svg.Ellipse("power", x - reach, y, pad, pad);
        svg.Text(x - reach, y + 4, "tag", "middle", "−");
        svg.Text(x + 180, y - (outline.AlongTo * Scale) + 14, "more", "start", "towards the hand");
        svg.Text(x + 180, y - (outline.AlongFrom * Scale) - 4, "more", "start", "towards the elbow");
        svg.Text(x, y - (outline.AlongFrom * Scale) + 26, "more", "middle", $"P to N {SvgText.N(ring["pair-spacing"])} mm, from pair to pair {SvgText.N(ring["fixed-pitch"])} mm where the place is fixed, electrode {SvgText.N(ring["electrode-diameter"])} mm, charging contacts + and −");
    }

    private static void Electrodes(SvgText svg, ElectrodeRing ring, double x, double y)
    {
        var most = ring.PairCounts[^1];
        var half = ring["pair-spacing"] / 2 * Scale;
        var dot = ring["electrode-diameter"] / 2 * Scale;
        var shown = (int)ring["fixed-places"] + 1;
        for (var pair = 1; pair <= most; pair++)
        {
            if (pair - 1 > shown && most + 1 - pair > shown)
                continue;
            var at = x + (ring.Position(pair, most, ring.DrawnCircumference) * Scale);
            svg.Ellipse("analog", at, y - half, dot, dot);
            svg.Text(at, y - half + 4.5, "more", "middle", $"{pair} N");
            svg.Ellipse("analog", at, y + half, dot, dot);
            svg.Text(at, y + half + 4.5, "more", "middle", $"{pair} P");
        }
    }

    private static (double X, double Y) At(double x, double y, double radius, double degrees)
    {
        var turn = degrees * Math.PI / 180;
        return (x + (radius * Math.Sin(turn)), y - (radius * Math.Cos(turn)));
    }
}
