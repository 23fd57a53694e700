using NeuralGlasses.Devices;

namespace NeuralGlasses.Simulator.Glasses.Profiles;

/// <summary>A display and the link that feeds it.</summary>
public sealed record DisplayProfile
{
    /// <summary>Width, in pixels.</summary>
    public required int WidthPixels { get; init; }

    /// <summary>Height, in pixels.</summary>
    public required int HeightPixels { get; init; }

    /// <summary>Pixels in a degree of view.</summary>
    public required double PixelsPerDegree { get; init; }

    /// <summary>What a pixel can be.</summary>
    public required HudColours Colours { get; init; }

    /// <summary>Frames a second, in hertz: one update is taken for each.</summary>
    public required double RefreshHz { get; init; }

    /// <summary>Time that every update costs on the way to the display, in milliseconds; 0 where the computer writes into its memory.</summary>
    public required double UpdateMs { get; init; }

    /// <summary>Time that each kilobyte of 1024 bytes of an update costs besides, in milliseconds, packed as the display stores it.</summary>
    public required double UpdateMsPerKilobyte { get; init; }

    /// <summary>Memory for one update, in bytes: a picture that needs more, packed as the display stores it, is refused.</summary>
    public required int MemoryBytes { get; init; }

    /// <summary>Bits of a pixel.</summary>
    internal int BitsPerPixel => Colours switch
    {
        HudColours.Colour24 => 24,
        HudColours.Green4 => 4,
        _ => 1,
    };

    /// <summary>What apps are told of it.</summary>
    internal HudAbilities Abilities => new(WidthPixels, HeightPixels, PixelsPerDegree, Colours, RefreshHz);

    /// <summary>Bytes of a rectangle as the display stores it: each line begins with a byte of its own.</summary>
    internal int PackedBytes(int width, int height) => ((width * BitsPerPixel) + 7) / 8 * height;
}
