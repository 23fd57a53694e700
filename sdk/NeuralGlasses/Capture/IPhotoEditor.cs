using NeuralGlasses.Devices;
using NeuralGlasses.Hud;

namespace NeuralGlasses.Capture;

/// <summary>
/// Decodes pictures, which the core cannot. Zoom and viewfinder both go through it, so that they work with every camera, also one that somebody
/// stands in front of to record what it answers; the price is that a zoomed photo is encoded twice.
/// </summary>
public interface IPhotoEditor
{
    /// <summary>The middle of a photo, encoded anew.</summary>
    /// <param name="photo">The photo.</param>
    /// <param name="zoom">How often the middle fits into each side, 1 to 4.</param>
    /// <exception cref="DeviceFailedException">The photo cannot be read, or is too large.</exception>
    Photo Crop(Photo photo, double zoom);

    /// <summary>A photo, or its middle, as a small picture for the display, with its proportions kept.</summary>
    /// <param name="photo">The photo.</param>
    /// <param name="zoom">How often what is shown fits into each side, 1 to 4.</param>
    /// <param name="mostWidthPixels">Most pixels across.</param>
    /// <param name="mostHeightPixels">Most pixels down.</param>
    /// <exception cref="DeviceFailedException">The photo cannot be read, or is too large.</exception>
    HudPicture Shrink(Photo photo, double zoom, int mostWidthPixels, int mostHeightPixels);
}
