namespace NeuralGlasses.Hud;

/// <summary>Pixels of a picture; two are equal if their pixels are.</summary>
public sealed class HudPicture : IEquatable<HudPicture>
{
    /// <summary>Most pixels of a side: several times any display's, and 64 MB in all.</summary>
    public const int MostPixels = 4096;

    private const int Bytes = 4;
    private readonly int _hash;

    /// <summary>Makes a picture of pixels, which must not change any more.</summary>
    /// <param name="widthPixels">Width, 1 to 4096 pixels.</param>
    /// <param name="heightPixels">Height, 1 to 4096 pixels.</param>
    /// <param name="rgba">Red, green, blue and 255 of each pixel, line by line.</param>
    /// <exception cref="ArgumentException">A size is out of its range, or the number of bytes is not that of the size.</exception>
    public HudPicture(int widthPixels, int heightPixels, ReadOnlyMemory<byte> rgba)
    {
        if (widthPixels is < 1 or > MostPixels || heightPixels is < 1 or > MostPixels)
            throw new ArgumentException($"The picture has {widthPixels} x {heightPixels} pixels, expected 1 to {MostPixels} a side; make it smaller.", nameof(widthPixels));
        if (rgba.Length != Bytes * widthPixels * heightPixels)
            throw new ArgumentException($"The picture of {widthPixels} x {heightPixels} pixels has {rgba.Length} bytes, expected {Bytes * widthPixels * heightPixels}.", nameof(rgba));
        WidthPixels = widthPixels;
        HeightPixels = heightPixels;
        Rgba = rgba;
        var hash = default(HashCode);
        hash.AddBytes(rgba.Span);
        _hash = hash.ToHashCode();
    }

    /// <summary>Width, in pixels.</summary>
    public int WidthPixels { get; }

    /// <summary>Height, in pixels.</summary>
    public int HeightPixels { get; }

    /// <summary>Red, green, blue and 255 of each pixel, line by line.</summary>
    public ReadOnlyMemory<byte> Rgba { get; }

    /// <inheritdoc/>
    public bool Equals(HudPicture? other) =>
        ReferenceEquals(this, other)
        || (other is not null && _hash == other._hash && WidthPixels == other.WidthPixels && HeightPixels == other.HeightPixels && Rgba.Span.SequenceEqual(other.Rgba.Span));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as HudPicture);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;
}
