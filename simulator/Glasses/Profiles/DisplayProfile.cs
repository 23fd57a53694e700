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

    /// <summary>Most light that it may give for long, as a share of that of all its pixels at their brightest, 0 to 1; 1 for no limit.</summary>
    public required double MostLight { get; init; }

    /// <summary>Luminance of its brightest white as the wearer sees it, in candelas a square metre.</summary>
    public required double PeakCandelas { get; init; }

    /// <summary>Share of the light of the world that its optics let through, 0 to 1.</summary>
    public required double Transmission { get; init; }

    /// <summary>What apps are told of it.</summary>
    public HudAbilities Abilities => new(WidthPixels, HeightPixels, PixelsPerDegree, Colours, RefreshHz) { MostLight = MostLight, PeakCandelas = PeakCandelas, Transmission = Transmission };
}
