using NeuralGlasses.Devices;
using NeuralGlasses.Hud;
using NeuralGlasses.Hud.Spatial;
using NeuralGlasses.Skia.Hud.Spatial;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Simulator.Glasses.Display;

/// <summary>
/// What both eyes see of scenes with a space, on a display that is wide enough. A space of another id, or one that was away for
/// longer than a menu is open, is opened where the head looks then; while the head turns, what is in
/// the world is painted anew ten times a second, which is rarer than a headset does and as often as a run has use for.
/// </summary>
internal sealed class SpaceView(HudAbilities display, Func<HostTime, (double Down, double Left)> gaze) : IDisposable
{
    private const long LeastUs = 100_000;

    // A guess.
    private const long MenuUs = 10_000_000;

    // About four pixels of the widest display; less is not worth a frame.
    private const double LeastDegrees = 0.1;
    private readonly HudStereo _stereo = new(display);
    private HudScene? _scene;
    private string? _opened;
    private double _openedLeft;
    private HostTime _leftAt;
    private (double Down, double Left) _painted;
    private HostTime _paintedAt;

    /// <summary>What found no room in the last scene.</summary>
    public IReadOnlyList<string> LeftOut => _stereo.LeftOut;

    /// <summary>Shows a scene, and returns what both eyes see side by side as PNG; null for a scene without a space.</summary>
    public byte[]? Show(HudScene scene, HostTime at)
    {
        bool wasAway = _scene is null && at.Microseconds - _leftAt.Microseconds > MenuUs;
        if (scene.Space is not { } space)
        {
            Leave(at);
            return null;
        }

        _scene = scene;
        if (wasAway || _opened != space.Id)
            (_opened, _openedLeft) = (space.Id, gaze(at).Left);
        return Paint(gaze(at), at);
    }

    /// <summary>No space is seen any more.</summary>
    public void Leave(HostTime at)
    {
        if (_scene is not null)
            (_scene, _leftAt) = (null, at);
    }

    /// <summary>Looks at the head, and returns what is seen then and of which scene; null if it is as before.</summary>
    public (HudScene Scene, byte[] Png)? Follow(HostTime now)
    {
        if (_scene is not { Space.Anchor.Kind: HudAnchorKind.World } || now.Microseconds - _paintedAt.Microseconds < LeastUs)
            return null;
        var (down, left) = gaze(now);
        return Math.Abs(down - _painted.Down) < LeastDegrees && Math.Abs(left - _painted.Left) < LeastDegrees ? null : (_scene, Paint((down, left), now));
    }

    public void Dispose() => _stereo.Dispose();

    private byte[] Paint((double Down, double Left) head, HostTime at)
    {
        (_painted, _paintedAt) = (head, at);
        _stereo.Draw(_scene!, new HudHeadPose(head.Left - _openedLeft, head.Down, 0));
        return _stereo.Png();
    }
}
