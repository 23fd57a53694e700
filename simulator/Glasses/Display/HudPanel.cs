using NeuralGlasses.Devices;
using NeuralGlasses.Hud.Pixels;
using NeuralGlasses.Simulator.Glasses.Profiles;
using NeuralGlasses.Skia.Hud;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Simulator.Glasses.Display;

/// <summary>
/// A display as the computer meets it: it takes one update for each refresh and not before the one before has come over its link, it refuses a
/// picture that does not fit its memory, and shows nothing of what lies outside.
/// </summary>
public sealed class HudPanel
{
    private readonly DisplayProfile _display;
    private readonly HudAbilities _abilities;
    private long _freeAt;

    /// <summary>Makes a dark one.</summary>
    public HudPanel(DisplayProfile display)
    {
        ArgumentNullException.ThrowIfNull(display);
        _display = display;
        _abilities = display.Abilities;
        Framebuffer = new HudFramebuffer(_abilities);
    }

    /// <summary>Its memory.</summary>
    public HudFramebuffer Framebuffer { get; }

    /// <summary>What becomes of any update now that has nothing to do with what is in it: dropped while the one before is under way, else null.</summary>
    public HudResult? Refusal(HostTime at) => at.Microseconds < _freeAt
        ? new HudResult(HudOutcome.Dropped, $"The display still takes the update before, for another {(_freeAt - at.Microseconds) / 1000.0:F1} ms.", at)
        : null;

    /// <summary>Shows a picture of four bytes a pixel (red, green, blue, ignored) with its upper left corner at a place.</summary>
    public HudResult Present(ReadOnlySpan<byte> rgba, int width, int height, int left, int top, HostTime at)
    {
        var bytes = _abilities.PackedBytes(width, height);
        if (bytes > _display.MemoryBytes)
            return new HudResult(HudOutcome.Blocked, $"The picture needs {bytes} bytes on this display, which has room for {_display.MemoryBytes}.", at);
        if (Refusal(at) is { } refusal)
            return refusal;
        var changed = Framebuffer.Write(rgba, width, height, left, top);
        var visibleAt = at;
        if (!changed.IsEmpty)
        {
            visibleAt = NextRefresh(at.Plus(TransferUs((int)changed.Width, (int)changed.Height)));
            _freeAt = visibleAt.Microseconds;
        }

        var isInside = left >= 0 && top >= 0 && left + width <= _display.WidthPixels && top + height <= _display.HeightPixels;
        return isInside
            ? new HudResult(HudOutcome.Displayed, "", visibleAt)
            : new HudResult(HudOutcome.Degraded, $"The picture of {width} x {height} pixels at {left}, {top} reaches beyond the display's {_display.WidthPixels} x {_display.HeightPixels}.", visibleAt);
    }

    /// <summary>Loses its picture, as without power, and returns what is seen then as PNG.</summary>
    public byte[] Clear()
    {
        Framebuffer.Clear();
        return HudPng.Of(Framebuffer, _abilities);
    }

    private double TransferUs(int width, int height) =>
        1000 * (_display.UpdateMs + (_display.UpdateMsPerKilobyte * _abilities.PackedBytes(width, height) / 1024));

    private HostTime NextRefresh(HostTime after) =>
        new((long)Math.Ceiling((Math.Floor(after.Microseconds * _display.RefreshHz / 1e6) + 1) * 1e6 / _display.RefreshHz));
}
