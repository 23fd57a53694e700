using NeuralGlasses.Devices;

namespace NeuralGlasses.Drivers.Screens;

/// <summary>
/// A screen by Linux' Direct Rendering Manager, such as the first that is plugged into <c>/dev/dri/card0</c>, on 64-bit machines. A picture that is smaller than the
/// screen stands in its middle; no console paints over it. Only one program at a time can have it, and when that ends the kernel shows its console again.
/// </summary>
public sealed class DrmScreen : IPixelScreen
{
    private static readonly PixelPacking Packing = new(32, (16, 8), (8, 8), (0, 8));
    private readonly DrmCard _card;
    private readonly DrmPicture _picture;
    private readonly int _left;
    private readonly int _top;
    private bool _isOpen = true;

    /// <summary>Opens a screen in the mode that it prefers and makes it dark.</summary>
    /// <param name="path">Path of its controller.</param>
    /// <param name="width">Width of the picture, in pixels; 0 for that of the screen.</param>
    /// <param name="height">Height of the picture, in pixels; 0 for that of the screen.</param>
    /// <exception cref="DeviceFailedException">It is not there, may not be used, has no screen, is smaller than the picture, or another program has it.</exception>
    public DrmScreen(string path, int width = 0, int height = 0)
    {
        Name = path;
        try
        {
            _card = new DrmCard(Kernel.Open(path));
            var output = _card.FindOutput() ?? throw new DeviceFailedException($"No screen is plugged into {path}; plug one in before the glasses start, or set another controller.");
            var (screenWidth, screenHeight) = (output.Mode.Width, output.Mode.Height);
            (WidthPixels, HeightPixels) = (width == 0 ? screenWidth : width, height == 0 ? screenHeight : height);
            if (WidthPixels > screenWidth || HeightPixels > screenHeight)
                throw new DeviceFailedException($"The screen of {path} has {screenWidth} x {screenHeight} pixels, and a picture of {WidthPixels} x {HeightPixels} was set; set a smaller one, or none.");
            (_left, _top) = ((screenWidth - WidthPixels) / 2, (screenHeight - HeightPixels) / 2);
            _picture = _card.MakePicture(screenWidth, screenHeight);
            _picture.Bytes.Clear();
            _card.Show(output, _picture);
        }
        catch (IOException error)
        {
            Close();
            throw new DeviceFailedException($"The screen of {path} cannot be used: {error.Message}; look whether it is there, no desktop has it, and the user of this program is in the group video.", error);
        }
        catch (DeviceFailedException)
        {
            Close();
            throw;
        }
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public int WidthPixels { get; }

    /// <inheritdoc/>
    public int HeightPixels { get; }

    /// <inheritdoc/>
    public void Show(ReadOnlySpan<byte> rgba, int top, int bottom)
    {
        ObjectDisposedException.ThrowIf(!_isOpen, this);
        var bytes = _picture.Bytes;
        for (var y = top; y < bottom; y++)
            Packing.Pack(rgba.Slice(4 * WidthPixels * y, 4 * WidthPixels), bytes.Slice(((_top + y) * _picture.LineBytes) + (_left * Packing.Bytes), WidthPixels * Packing.Bytes));
        _card.TellChanged(_picture, _left + WidthPixels, _top + top, _top + bottom);
    }

    /// <summary>Lets go of the screen, which is dark then or shows the kernel's console.</summary>
    public void Dispose() => Close();

    private void Close()
    {
        if (_isOpen && _picture.Memory != 0)
            Kernel.Unmap(_picture.Memory, _picture.Size);
        _isOpen = false;
        _card?.Dispose();
    }
}
