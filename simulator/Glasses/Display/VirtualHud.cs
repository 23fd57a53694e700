using NeuralGlasses.Devices;
using NeuralGlasses.Hud;
using NeuralGlasses.Hud.Layout;
using NeuralGlasses.Hud.Spatial;
using NeuralGlasses.Simulator.Glasses.Body;
using NeuralGlasses.Simulator.Glasses.Profiles;
using NeuralGlasses.Simulator.Glasses.Script;
using NeuralGlasses.Simulator.Reports;
using NeuralGlasses.Skia.Hud;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Simulator.Glasses.Display;

/// <summary>
/// The display of a profile, whose every frame becomes a PNG file of what the wearer sees; none, where the profile has none. A wide one shows scenes with a space to each eye by
/// itself; its memory then holds the scene without depth, which decides what an update costs: what a second panel costs is not known.
/// </summary>
public sealed class VirtualHud : IHudDisplay, IDisposable
{
    /// <summary>Its name in the header of a trace.</summary>
    public const string Name = "virtual-hud";

    private readonly HudCanvas? _canvas;
    private readonly SpaceView? _space;
    private readonly RunFolder _folder;
    private readonly GlassesConditions _conditions;
    private readonly VirtualGlassesPower _power;
    private readonly List<ArtefactReport> _frames = [];
    private readonly ShownScenes _shown = new();
    private readonly bool _remembersFrames;
    private int _count;
    private HostTime _seenAt;

    /// <summary>Makes the display of a profile, or none, that writes to a run's folder; <paramref name="gaze"/> says how many degrees down and to the left the head looks. What is to run for days remembers no frames beside their files.</summary>
    public VirtualHud(DisplayProfile? display, RunFolder folder, GlassesConditions conditions, VirtualGlassesPower power, Func<HostTime, (double Down, double Left)> gaze, bool remembersFrames = true)
    {
        _folder = folder;
        _conditions = conditions;
        _power = power;
        _remembersFrames = remembersFrames;
        Abilities = display?.Abilities;
        if (display is null)
            return;
        Panel = new HudPanel(display);
        _canvas = new HudCanvas(display.Abilities);
        if (HudSpace.FitsOn(display.Abilities))
            _space = new SpaceView(display.Abilities, gaze);
    }

    /// <inheritdoc/>
    public HudAbilities? Abilities { get; }

    /// <inheritdoc/>
    public IReadOnlyList<HudSpot> Spots => _canvas?.Spots ?? [];

    /// <summary>The panel; null for glasses without a display.</summary>
    public HudPanel? Panel { get; }

    /// <summary>Frames shown so far, each at the time at which the wearer sees it; empty for a display that remembers none.</summary>
    public IReadOnlyList<ArtefactReport> Frames => _frames;

    /// <summary>What the memory of the display holds since the last frame, as PNG; empty before the first. Of a scene with a space it is the one without depth.</summary>
    public ReadOnlyMemory<byte> Picture { get; private set; }

    /// <summary>What the wearer sees of the last frame, as PNG; empty before the first. Of a scene with a space, on a wide display, what both eyes see side by side.</summary>
    public ReadOnlyMemory<byte> Seen { get; private set; }

    /// <summary>The scene that was to be shown last, whether it was or not; null before the first.</summary>
    public HudScene? Wanted { get; private set; }

    /// <summary>What each of <see cref="Frames"/> shows, with black in place of the pixels of pictures; an empty scene for a display that lost its power.</summary>
    public IReadOnlyList<HudScene> Shown => _shown.All;

    /// <summary>What became of the last scene that was to be shown.</summary>
    public HudResult Last { get; private set; }

    /// <summary>Scenes that came too soon.</summary>
    public int Dropped { get; private set; }

    /// <inheritdoc/>
    public HudResult Show(HudScene scene, HostTime at)
    {
        ArgumentNullException.ThrowIfNull(scene);
        Wanted = scene;
        Last = Refusal(at) ?? Draw(scene, at);
        if (Last.Outcome == HudOutcome.Dropped)
            Dropped++;
        return Last;
    }

    /// <summary>The glasses have lost their power: nothing is seen any more.</summary>
    public void GoDark(HostTime at)
    {
        if (Panel is null)
            return;
        _canvas!.Forget();
        _space?.Leave(at);
        Picture = Panel.Clear();
        Record(HudScene.Dark, Picture, at);
    }

    /// <summary>Time goes by: a head that turned sees what is in the world elsewhere.</summary>
    public void Follow(HostTime now)
    {
        if (_space?.Follow(now) is { } seen)
            Record(seen.Scene, seen.Png, now);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _canvas?.Dispose();
        _space?.Dispose();
    }

    private HudResult? Refusal(HostTime at)
    {
        if (Panel is null)
            return Blocked("These glasses have no display.");
        if (_power.WhyOff(at) is { } reason)
            return Blocked(reason);
        return _conditions.IsDead(GlassesPart.Display, at) ? Blocked("The display does not answer.") : Panel.Refusal(at);

        HudResult Blocked(string why) => new(HudOutcome.Blocked, why, at);
    }

    private HudResult Draw(HudScene scene, HostTime at)
    {
        var frame = _canvas!.Draw(scene);
        var changed = _canvas.Changed;
        var result = Panel!.Present(_canvas.ChangedLines, Abilities!.WidthPixels, (int)changed.Height, 0, (int)changed.Top, at);
        if (result.Outcome is HudOutcome.Dropped or HudOutcome.Blocked)
        {
            _canvas.Forget();
            return result;
        }

        var pair = _space?.Show(scene, result.VisibleAt);
        if ((pair is null ? _canvas.Shortcomings(frame) : _space!.LeftOut) is { Count: > 0 } shortcomings && result.Outcome == HudOutcome.Displayed)
            result = result with { Outcome = HudOutcome.Degraded, Reason = string.Join(" ", shortcomings) };
        if (Panel.Framebuffer.IsDark)
            _power.Rest(GlassesLoad.Display, at);
        else
            _power.Use(GlassesLoad.Display, at);
        Picture = HudPng.Of(Panel.Framebuffer, Abilities!);
        Record(scene, pair ?? Picture, result.VisibleAt);
        return result;
    }

    private void Record(HudScene scene, ReadOnlyMemory<byte> png, HostTime visibleAt)
    {
        // A frame that was still on its way when the display lost its power was never seen.
        _seenAt = visibleAt > _seenAt ? visibleAt : _seenAt;
        var file = _folder.Write($"hud/{++_count:D4}.png", png.Span);
        Seen = png;
        if (!_remembersFrames)
            return;
        _shown.Add(scene);
        _frames.Add(new ArtefactReport(Math.Round(_seenAt.Microseconds / 1e6, 3), file));
    }
}
