using NeuralGlasses.Text;

namespace NeuralGlasses.Hud.Layout;

/// <summary>Something to be painted. Parts are values: a display whose parts are equal looks the same.</summary>
/// <param name="ElementId">Id of the element, or of the line, to which it belongs.</param>
/// <param name="Bounds">Where it is painted, and nowhere else.</param>
/// <param name="Tone">How it stands out.</param>
public abstract record HudPart(string ElementId, HudRectangle Bounds, HudTone Tone);

/// <summary>Text.</summary>
/// <param name="ElementId">Id of the element to which it belongs.</param>
/// <param name="Bounds">Where its lines stand.</param>
/// <param name="Tone">How it stands out.</param>
/// <param name="Text">The text.</param>
/// <param name="Style">How large it is.</param>
/// <param name="Alignment">Where its lines stand.</param>
/// <param name="Lines">The same text, set into lines.</param>
public sealed record HudTextPart(string ElementId, HudRectangle Bounds, HudTone Tone, string Text, HudTextStyle Style, HudAlignment Alignment, ISetText Lines)
    : HudPart(ElementId, Bounds, Tone)
{
    /// <summary>Whether both look the same; equal texts in equal rooms are set alike.</summary>
    public bool Equals(HudTextPart? other) =>
        base.Equals(other) && Text == other!.Text && Style == other.Style && Alignment == other.Alignment && Lines.Lines.Count == other.Lines.Lines.Count && Lines.IsCut == other.Lines.IsCut;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Text, Style, Alignment);
}

/// <summary>A rectangle with round corners.</summary>
/// <param name="ElementId">Id of the element to which it belongs.</param>
/// <param name="Bounds">The rectangle.</param>
/// <param name="Tone">How it stands out.</param>
/// <param name="CornerPixels">Radius of its corners, in pixels.</param>
/// <param name="EdgePixels">Width of its edge, in pixels, which lies within the bounds; 0 for a filled one.</param>
public sealed record HudShapePart(string ElementId, HudRectangle Bounds, HudTone Tone, double CornerPixels, double EdgePixels) : HudPart(ElementId, Bounds, Tone);

/// <summary>A sign.</summary>
/// <param name="ElementId">Id of the element to which it belongs.</param>
/// <param name="Bounds">The square that it fills.</param>
/// <param name="Tone">How it stands out.</param>
/// <param name="Symbol">The sign.</param>
public sealed record HudSymbolPart(string ElementId, HudRectangle Bounds, HudTone Tone, HudSymbol Symbol) : HudPart(ElementId, Bounds, Tone);

/// <summary>A picture, scaled to its bounds.</summary>
/// <param name="ElementId">Id of the element to which it belongs.</param>
/// <param name="Bounds">Where it is.</param>
/// <param name="Picture">The picture.</param>
public sealed record HudPicturePart(string ElementId, HudRectangle Bounds, HudPicture Picture) : HudPart(ElementId, Bounds, HudTone.Bright);

/// <summary>A piece of a ring, clockwise from where it begins.</summary>
/// <param name="ElementId">Id of the element to which it belongs.</param>
/// <param name="Bounds">The square round the ring.</param>
/// <param name="Tone">How it stands out.</param>
/// <param name="FromDegrees">Where it begins, in degrees clockwise from the top.</param>
/// <param name="SweepDegrees">How far it goes, in degrees.</param>
/// <param name="EdgePixels">Width of the ring, in pixels, which lies within the bounds.</param>
public sealed record HudArcPart(string ElementId, HudRectangle Bounds, HudTone Tone, double FromDegrees, double SweepDegrees, double EdgePixels) : HudPart(ElementId, Bounds, Tone);
